"""What each block of the first screen reads. A block costs the same whatever the number of rows."""

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

from rebond.accounts.models import Role
from rebond.figures.public import last_complete_month, reading_of, readings_of, recent_imports, turnover_chart
from rebond.people.public import (
    Status,
    advisor_of,
    alerts_for,
    person_of,
    portfolio_of,
    visible_persons,
)
from rebond.situation.public import concerns, open_crises

if TYPE_CHECKING:
    from rebond.accounts.models import User

MOST_LINES = 6
MOST_ALERTS = 5


def crisis(user: "User", on: date) -> dict[str, Any] | None:
    """What an open crisis says to me; for the team, the crises to work on."""
    me = person_of(user)
    mine = concerns(me, on=on) if me is not None else []
    team = list(open_crises(on)) if user.is_support_team else []
    return {"concerns": mine, "team": team} if mine or team else None


def portfolio(user: "User", on: date) -> dict[str, Any] | None:
    """Those of my portfolio whose figures call first, each with the sentence they read too."""
    me = person_of(user)
    if me is None:
        return None
    people = {person.pk: person for person in portfolio_of(me, on=on)}
    readings = readings_of(people, on=on)
    called = [reading for reading in readings.values() if reading.signal.calls]
    lines = [
        {"person": people[reading.person_id], "reading": reading}
        for reading in sorted(called, key=lambda reading: reading.order)
    ]
    return {
        "lines": lines[:MOST_LINES],
        "called": len(called),
        "followed": len(people),
        "month": last_complete_month(on),
    }


def alerts(user: "User", on: date) -> dict[str, Any] | None:
    """What the calendar says: ends of CAPE, deadlines to become associate, portfolios without anyone."""
    persons = visible_persons(user)
    is_whole = user.has_role(Role.DIRECTION, Role.PAYROLL)
    me = person_of(user)
    if not is_whole and me is not None:
        persons = portfolio_of(me, on=on)
    found = alerts_for(persons, on=on)
    return {"alerts": found[:MOST_ALERTS], "total": len(found), "is_whole": is_whole}


def cooperative(user: "User", on: date) -> dict[str, Any]:
    """Who is here, by status and branch."""
    present: Any = visible_persons(user).present(on)  # carries `status`, which the types cannot know
    rows = present.values_list("status", "branch__name")
    counted = Counter((status, branch or "sans antenne") for status, branch in rows)
    branches = sorted({branch for _, branch in counted})
    kinds = [Status.CAPE, Status.CESA, Status.ASSOCIATE]
    return {
        "totals": [{"status": kind, "count": _sum(counted, status=kind)} for kind in kinds],
        "total": sum(counted.values()),
        "branches": [
            {
                "name": branch,
                "counts": [{"status": kind, "count": counted[kind.value, branch]} for kind in kinds],
            }
            for branch in branches
        ],
    }


def _sum(counted: "Counter[tuple[str, str]]", *, status: Status) -> int:
    return sum(count for (kind, _), count in counted.items() if kind == status.value)


def files(_user: "User", on: date) -> dict[str, Any]:
    """The last files that came in, and the last month that is whole."""
    return {"imports": recent_imports(5), "month": last_complete_month(on)}


def mine(user: "User", on: date) -> dict[str, Any] | None:
    """My situation and my figures, for whoever has a file here and is not of the support team only."""
    me = person_of(user)
    if me is None or not visible_persons(user).filter(pk=me.pk).present(on).exists():
        return None
    return {
        "person": visible_persons(user).with_status(on).get(pk=me.pk),
        "advisor": advisor_of(me, on=on),
        "reading": reading_of(me, on=on),
        "chart": turnover_chart(me, on=on),
        "alerts": alerts_for(visible_persons(user).filter(pk=me.pk), on=on),
    }

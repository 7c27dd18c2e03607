"""The list of persons: what is asked of it, and its rows."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Case, F, IntegerField, OrderBy, OuterRef, Subquery, Value, When

from rebond.people.models import Path, Person
from rebond.people.models.querysets import PersonQuerySet, Status
from rebond.people.queries.alerts import Alert, alerts_for
from rebond.people.queries.portfolios import by_person

if TYPE_CHECKING:
    from rebond.accounts.public import User

NOBODY = "aucun"
HERE = (Status.CAPE, Status.CESA, Status.ASSOCIATE, Status.SUPPORT)
SORTS = {
    "nom": "sort_name",
    "statut": "status_rank",
    "antenne": "branch__name",
    "accompagnement": "advisor_name",
    "entree": "entered_on",
}


@dataclass(frozen=True)
class Criteria:
    """What the filters say; empty means « whatever ». `advisor`: a number, or NOBODY."""

    words: str = ""
    status: str = ""
    branch: int | None = None
    advisor: str = ""
    presence: str = ""
    alert: str = ""
    sort: str = "nom"


@dataclass(frozen=True)
class Row:
    person: Person
    status: Status
    branch: str
    advisor: str
    entered_on: date | None
    left_on: date | None
    activities: tuple[str, ...]
    alerts: tuple[Alert, ...]


def matching(user: "User", criteria: Criteria, *, on: date) -> PersonQuerySet:
    """The persons this account may see that meet the criteria, in the order asked."""
    found: Any = Person.objects.visible_to(user).matching(criteria.words).with_status(on).with_advisor(on)
    found = found.filter(**_plain(criteria))
    if criteria.presence:
        statuses = HERE if criteria.presence == "present" else (Status.LEFT,)
        found = found.filter(status__in=statuses)
    if criteria.alert:
        alerts = alerts_for(Person.objects.visible_to(user), on=on)
        found = found.filter(pk__in={alert.person_id for alert in alerts if alert.kind == criteria.alert})
    return _with_entry(found).order_by(_order(criteria.sort), "sort_name", "pk")  # type: ignore[no-any-return]


def _plain(criteria: Criteria) -> dict[str, object]:
    asked: dict[str, object] = {}
    if criteria.status:
        asked["status"] = criteria.status
    if criteria.branch is not None:
        asked["branch"] = criteria.branch
    if criteria.advisor == NOBODY:
        asked["advisor_id__isnull"] = True
    elif criteria.advisor:
        asked["advisor_id"] = int(criteria.advisor)
    return asked


def _with_entry(persons: Any) -> Any:
    latest = Path.objects.filter(person=OuterRef("pk")).order_by("-entered_on", "-pk")
    ranks = [When(status=value, then=Value(rank)) for rank, value in enumerate(Status.values)]
    return persons.annotate(
        entered_on=Subquery(latest.values("entered_on")[:1]),
        left_on=Subquery(latest.values("left_on")[:1]),
        status_rank=Case(*ranks, output_field=IntegerField()),
    )


def _order(sort: str) -> OrderBy:
    """An unknown key sorts by name: the address bar is not a place to make an error page."""
    field = F(SORTS.get(sort.removeprefix("-"), "sort_name"))
    return field.desc(nulls_last=True) if sort.startswith("-") else field.asc(nulls_last=True)


def rows(persons: Any, *, on: date) -> tuple[Row, ...]:
    """The rows of one page of `matching`; three queries more than the page itself, whatever its size."""
    shown = list(persons.select_related("branch").prefetch_related("activities"))
    alerts = by_person(alerts_for(Person.objects.filter(pk__in=[person.pk for person in shown]), on=on))
    return tuple(
        Row(
            person=person,
            status=Status(person.status),
            branch=person.branch.name if person.branch else "",
            advisor=person.advisor_name or "",
            entered_on=person.entered_on,
            left_on=person.left_on,
            activities=tuple(activity.name for activity in person.activities.all()),
            alerts=alerts.get(person.pk, ()),
        )
        for person in shown
    )

"""The list of activities, and the page of one."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q

from rebond.journal.public import entries_about
from rebond.people.models import Activity, ActivityMember, Person

if TYPE_CHECKING:
    from rebond.accounts.public import User

SORTS = {"nom": "search_name", "code": "analytic_code", "domaine": "trade__name", "antenne": "branch__name"}


@dataclass(frozen=True)
class MemberLine:
    """`may_open`: a member sees who carries the activity with them, not their file."""

    membership: ActivityMember
    may_open: bool


@dataclass(frozen=True)
class Sheet:
    members: tuple[MemberLine, ...]
    entries: tuple[Any, ...]


def listed(user: "User", *, words: str, state: str, sort: str, on: date) -> Any:
    """Activities this account may see, with their trade, branch and carriers, in a constant number of queries."""
    found = Activity.objects.visible_to(user).matching(words)
    if state == "ouvertes":
        found = found.open(on)
    elif state == "fermees":
        found = found.filter(Q(closed_on__lte=on))
    field = F(SORTS.get(sort.removeprefix("-"), "search_name"))
    order = field.desc(nulls_last=True) if sort.startswith("-") else field.asc(nulls_last=True)
    return (
        found.select_related("trade", "branch")
        .prefetch_related("members")
        .order_by(order, "search_name", "pk")
    )


def page_of(activity: Activity, user: "User") -> Sheet:
    memberships = activity.memberships.select_related("person").order_by(
        "person__sort_name", "-started_on", "pk"
    )
    openable = set(
        Person.objects.visible_to(user).filter(memberships__activity=activity).values_list("pk", flat=True)
    )
    return Sheet(
        members=tuple(MemberLine(found, found.person_id in openable) for found in memberships),
        entries=tuple(entries_about(activity)[:20]),
    )

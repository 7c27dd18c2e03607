"""The call sheet: those not heard of first, who is calling whom, what to ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, IntegerField, Prefetch, Q, QuerySet, Value, When
from django.utils import timezone

from rebond.accounts.public import Role
from rebond.people.public import Branch, Person
from rebond.situation.models import CallClaim, Crisis, CrisisMember, StatusRank
from rebond.situation.queries import triage

if TYPE_CHECKING:
    from rebond.accounts.public import User

SILENT = Q(answered_at=None, reached_at=None)
TO_CALL = SILENT | Q(call_back_asked_at__isnull=False)
STATES = {"a-appeler": TO_CALL, "entendus": ~TO_CALL, "tous": Q()}


@dataclass(frozen=True)
class Filters:
    """What the address asks: whose people, which branch, status and state."""

    advisor: Person | None = None
    branch: Branch | None = None
    status: int | None = None
    state: str = "a-appeler"


@dataclass(frozen=True)
class CallLine:
    """One person of the sheet as this account may see them: the number only if they may have it."""

    member: CrisisMember
    held: CallClaim | None
    is_mine: bool
    sees_phone: bool
    standing: str


def sheet(crisis: Crisis, filters: Filters) -> QuerySet[CrisisMember]:
    """Call-backs first, then those not heard of, in the order of the triage."""
    found = triage.in_order(crisis, filters.advisor).filter(STATES[filters.state])
    if filters.branch is not None:
        found = found.filter(branch=filters.branch)
    if filters.status is not None:
        found = found.filter(status=filters.status)
    heard = Case(When(TO_CALL, then=Value(0)), default=Value(1), output_field=IntegerField())
    now = CallClaim.objects.filter(released_at=None, expires_at__gt=timezone.now()).select_related("by")
    ordered = found.annotate(is_heard=heard).order_by("is_heard", *found.query.order_by)
    return ordered.prefetch_related(Prefetch("claims", now, to_attr="held_now"))


def lines(members: Iterable[CrisisMember], user: "User", me: Person | None) -> list[CallLine]:
    """The number is for the advisor of the person, payroll, direction and who is calling now."""
    sees_all = user.has_role(Role.DIRECTION, Role.PAYROLL)
    follows = me.pk if me is not None and user.has_role(Role.ADVISOR) else None
    return [_line(member, user, sees_all=sees_all, follows=follows) for member in members]


def own_calls(crisis: Crisis, user: "User") -> QuerySet[CallClaim]:
    """The calls this account holds now."""
    found = CallClaim.objects.filter(
        member__crisis=crisis, by=user, released_at=None, expires_at__gt=timezone.now()
    )
    return found.select_related("member__person", "member__crisis", "member__branch").order_by("claimed_at")


def statuses() -> list[tuple[str, str]]:
    return [(str(rank.value), rank.label) for rank in StatusRank]


def _line(member: CrisisMember, user: "User", *, sees_all: bool, follows: int | None) -> CallLine:
    held = next(iter(member.held_now), None)  # type: ignore[attr-defined]
    is_mine = held is not None and held.by_id == user.pk
    follows_them = follows is not None and member.advisor_id == follows
    return CallLine(member, held, is_mine, sees_all or follows_them or is_mine, _standing(member))


def _standing(member: CrisisMember) -> str:
    if member.answered_at is not None:
        return "a répondu"
    return "joint·e, sans réponse" if member.reached_at is not None else "silence"

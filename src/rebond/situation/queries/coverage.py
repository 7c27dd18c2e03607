"""Who is protected by what, and who by nothing. CAPE first: the least protected are seen first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from rebond.situation.models import (
    Claimant,
    Coverage,
    Crisis,
    CrisisMember,
    Protection,
    ProtectionKind,
    StatusRank,
)
from rebond.situation.models.protections import CHECK_DAYS

if TYPE_CHECKING:
    from rebond.people.public import Person

CLAIMANT_OF = {
    StatusRank.CAPE: Claimant.CAPE,
    StatusRank.CESA: Claimant.CESA,
    StatusRank.ASSOCIATE: Claimant.ASSOCIATE,
}


@dataclass(frozen=True)
class Cell:
    """How many people of a status have a kind of protection; `kind` empty means none at all."""

    kind: str
    label: str
    count: int


@dataclass(frozen=True)
class StatusRow:
    status: int
    label: str
    total: int
    cells: tuple[Cell, ...]
    uncovered: int


def table(crisis: Crisis, advisor: "Person | None" = None) -> list[StatusRow]:
    """Status × kind of protection, granted ones only, in two queries; one person may have several."""
    roll, granted = _roll(crisis, advisor), _granted(crisis)
    totals = {
        row["status"]: row
        for row in roll.order_by()
        .values("status")
        .annotate(
            total=Count("pk"), bare=Count("pk", filter=~Exists(granted.filter(person=OuterRef("person"))))
        )
    }
    on_roll = Exists(roll.filter(person=OuterRef("person")))
    counts = {
        (row["status"], row["protection__kind"]): row["count"]
        for row in granted.filter(on_roll, person__rolls__crisis=crisis)
        .order_by()
        .values("protection__kind", status=F("person__rolls__status"))
        .annotate(count=Count("person", distinct=True))
    }
    kinds = [kind for kind in ProtectionKind if any(found == kind.value for _, found in counts)]
    return [
        StatusRow(
            rank.value,
            rank.label,
            totals[rank.value]["total"],
            tuple(Cell(kind.value, kind.label, counts.get((rank.value, kind.value), 0)) for kind in kinds),
            totals[rank.value]["bare"],
        )
        for rank in StatusRank
        if rank.value in totals
    ]


def uncovered(crisis: Crisis, advisor: "Person | None" = None) -> QuerySet[CrisisMember]:
    """Nobody's protection: CAPE first, then the strongest signal."""
    return _by_name(
        _roll(crisis, advisor).filter(~Exists(_granted(crisis).filter(person=OuterRef("person"))))
    )


def covered_by(crisis: Crisis, kind: str, advisor: "Person | None" = None) -> QuerySet[CrisisMember]:
    """Those who have a protection of this kind."""
    granted = _granted(crisis).filter(protection__kind=kind, person=OuterRef("person"))
    return _by_name(_roll(crisis, advisor).filter(Exists(granted)))


def concerned(crisis: Crisis, advisor: "Person | None" = None) -> QuerySet[CrisisMember]:
    return _by_name(_roll(crisis, advisor))


def _roll(crisis: Crisis, advisor: "Person | None") -> QuerySet[CrisisMember]:
    found = CrisisMember.objects.filter(crisis=crisis, left_roll_on=None)
    return found if advisor is None else found.filter(advisor=advisor)


def _granted(crisis: Crisis) -> QuerySet[Coverage]:
    return Coverage.objects.filter(crisis=crisis, state=Coverage.State.GRANTED)


def _by_name(found: QuerySet[CrisisMember]) -> QuerySet[CrisisMember]:
    return found.select_related("person", "branch").order_by(
        "status", "signal", "person__sort_name", "person_id"
    )


def of_members(crisis: Crisis, members: Iterable[CrisisMember]) -> dict[int, list[Coverage]]:
    """What each person of the page asked for, has or was refused, in one query."""
    ids = [member.person_id for member in members]
    found: dict[int, list[Coverage]] = {pk: [] for pk in ids}
    lines = Coverage.objects.filter(crisis=crisis, person_id__in=ids).select_related("protection")
    for coverage in lines.order_by("protection__name", "pk"):
        found[coverage.person_id].append(coverage)
    return found


def why_not(protection: Protection, on: date) -> str:
    """Why it cannot be proposed today; empty when it can."""
    if protection.is_expired(on):
        return f"expirée depuis le {protection.closes_on:%d/%m/%Y}"
    if protection.opens_on is not None and protection.opens_on > on:
        return f"pas encore ouverte : à partir du {protection.opens_on:%d/%m/%Y}"
    if protection.checked_on is None:
        return "jamais vérifiée à sa source"
    if protection.is_unchecked(on):
        return f"vérifiée il y a plus de {CHECK_DAYS} jours, le {protection.checked_on:%d/%m/%Y}"
    return ""


def proposable(member: CrisisMember, *, on: date) -> list[Protection]:
    """What may be proposed to this person today: checked, open, meant for their status, not yet asked."""
    claimant = CLAIMANT_OF[StatusRank(member.status)]
    asked = Coverage.objects.filter(crisis=member.crisis, person=member.person).values("protection")
    found = (
        Protection.objects.filter(Q(crisis=None) | Q(crisis=member.crisis), protects__contains=[claimant])
        .exclude(pk__in=asked)
        .order_by("kind", "name", "pk")
    )
    return [protection for protection in found if protection.may_be_proposed(on)]

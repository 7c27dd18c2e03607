"""Who is protected by what, and who by nothing. CAPE first: the least protected are seen first."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from rebond.situation.models import (
    Claimant,
    Coverage,
    Crisis,
    CrisisMember,
    Protection,
    ProtectionKind,
    StatusRank,
)

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


def table(crisis: Crisis) -> list[StatusRow]:
    """Status × kind of protection, granted ones only, in two queries; one person may have several."""
    roll = CrisisMember.objects.filter(crisis=crisis, left_roll_on=None).order_by()
    granted = Coverage.objects.filter(crisis=crisis, state=Coverage.State.GRANTED)
    totals: Counter[int] = Counter()
    uncovered: Counter[int] = Counter()
    covered = Exists(granted.filter(person=OuterRef("person")))
    for status, has_one in roll.annotate(has_one=covered).values_list("status", "has_one"):
        totals[status] += 1
        uncovered[status] += not has_one
    counts = Counter(
        (status, kind)
        for status, kind, _ in granted.filter(person__rolls__crisis=crisis, person__rolls__left_roll_on=None)
        .order_by()
        .values_list("person__rolls__status", "protection__kind", "person")
        .distinct()
    )
    kinds = [kind for kind in ProtectionKind if any(found == kind.value for _, found in counts)]
    return [
        StatusRow(
            rank.value,
            rank.label,
            totals[rank.value],
            tuple(Cell(kind.value, kind.label, counts[rank.value, kind.value]) for kind in kinds),
            uncovered[rank.value],
        )
        for rank in StatusRank
        if totals[rank.value]
    ]


def uncovered(crisis: Crisis) -> QuerySet[CrisisMember]:
    """Nobody's protection: CAPE first, then the strongest signal."""
    granted = Coverage.objects.filter(crisis=crisis, state=Coverage.State.GRANTED, person=OuterRef("person"))
    return (
        CrisisMember.objects.filter(crisis=crisis, left_roll_on=None)
        .filter(~Exists(granted))
        .select_related("person", "branch")
        .order_by("status", "signal", "person__sort_name", "person_id")
    )


def covered_by(crisis: Crisis, kind: str) -> QuerySet[CrisisMember]:
    """Those who have a protection of this kind."""
    granted = Coverage.objects.filter(
        crisis=crisis, state=Coverage.State.GRANTED, protection__kind=kind, person=OuterRef("person")
    )
    return (
        CrisisMember.objects.filter(crisis=crisis, left_roll_on=None)
        .filter(Exists(granted))
        .select_related("person", "branch")
        .order_by("status", "signal", "person__sort_name", "person_id")
    )


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

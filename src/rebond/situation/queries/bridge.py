"""The bridge: where the cooperative stands, in counts that each open a list."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate

from rebond.accompaniment.public import Contact, Need, NeedKind
from rebond.situation.models import Crisis, CrisisMember, Evidence, StatusRank

NO_PLACE = "aucun"
SMALL = 5  # under it, those who may not see names read « moins de 5 »


@dataclass(frozen=True)
class Row:
    """One line of counts: answered, reached without answering, silent."""

    label: str
    key: str
    answered: int
    reached: int
    silent: int

    @property
    def total(self) -> int:
        return self.answered + self.reached + self.silent


ANSWERED = Q(answered_at__isnull=False)
REACHED = Q(answered_at=None, reached_at__isnull=False)
SILENT = Q(answered_at=None, reached_at=None)


def standing(crisis: Crisis) -> Row:
    return _row("Toutes les personnes concernées", "", _roll(crisis).aggregate(**_counts()))


def by_status(crisis: Crisis) -> list[Row]:
    found = {row["status"]: row for row in _roll(crisis).order_by().values("status").annotate(**_counts())}
    return [
        _row(rank.label, str(rank.value), found[rank.value]) for rank in StatusRank if rank.value in found
    ]


def by_branch(crisis: Crisis) -> list[Row]:
    rows = _roll(crisis).order_by().values("branch", "branch__name").annotate(**_counts())
    named = sorted(rows, key=lambda row: (row["branch__name"] is None, row["branch__name"] or ""))
    return [_row(row["branch__name"] or "sans antenne", str(row["branch"] or NO_PLACE), row) for row in named]


@dataclass(frozen=True)
class TradeRow:
    """How the activities of one trade go, as their people say it."""

    label: str
    key: str
    levels: dict[str, int]
    answered: int


def levels_by_trade(crisis: Crisis) -> list[TradeRow]:
    rows = (
        _roll(crisis)
        .exclude(level="")
        .order_by()
        .values_list("trade__name", "trade", "level")
        .annotate(n=Count("pk"))
    )
    counted: dict[tuple[str, str], Counter[str]] = {}
    for name, trade, level, count in rows:
        counted.setdefault((name or "sans domaine", str(trade or NO_PLACE)), Counter())[level] += count
    return [
        TradeRow(name, key, dict(levels), levels.total()) for (name, key), levels in sorted(counted.items())
    ]


@dataclass(frozen=True)
class NeedRow:
    label: str
    key: int
    waiting: int
    taken: int
    answered: int


def needs(crisis: Crisis) -> list[NeedRow]:
    """The needs said in the reports of the crisis, by kind: waiting, taken, answered."""
    mine = Q(needs__origin__startswith=f"crisis:{crisis.pk}:", needs__withdrawn_at=None)
    kinds = NeedKind.objects.annotate(
        waiting=Count("needs", filter=mine & Q(needs__taken_at=None, needs__answered_at=None)),
        taken=Count("needs", filter=mine & Q(needs__taken_at__isnull=False, needs__answered_at=None)),
        answered=Count("needs", filter=mine & Q(needs__answered_at__isnull=False)),
    )
    rows = [NeedRow(kind.name, kind.pk, kind.waiting, kind.taken, kind.answered) for kind in kinds]
    return [row for row in rows if row.waiting or row.taken or row.answered]


def needs_in_hands(crisis: Crisis) -> list[tuple[str, int]]:
    """(who took them, how many wait for their answer), the most loaded first."""
    found = Need.objects.filter(
        origin__startswith=f"crisis:{crisis.pk}:",
        withdrawn_at=None,
        answered_at=None,
        taken_by__isnull=False,
    )
    rows = found.order_by().values_list("taken_by__name").annotate(n=Count("pk"))
    return sorted(rows, key=lambda row: (-row[1], row[0]))


@dataclass(frozen=True)
class Asked:
    """Which count was opened."""

    state: str = ""
    status: int | None = None
    branch: str = ""
    trade: str = ""
    level: str = ""


STATES = {"a-repondu": ANSWERED, "joint": REACHED, "silence": SILENT}


def listed(crisis: Crisis, asked: Asked) -> QuerySet[CrisisMember]:
    """The persons behind a count, CAPE first."""
    found = _roll(crisis).filter(STATES.get(asked.state, Q()))
    if asked.status is not None:
        found = found.filter(status=asked.status)
    if asked.branch:
        found = found.filter(branch=None if asked.branch == NO_PLACE else int(asked.branch))
    if asked.trade:
        found = found.filter(trade=None if asked.trade == NO_PLACE else int(asked.trade))
    if asked.level:
        found = found.filter(level=asked.level)
    return found.select_related("person", "branch", "trade").order_by(
        "status", "person__sort_name", "person_id"
    )


def calls_per_day(crisis: Crisis) -> list[tuple[date, int, int]]:
    """(day, calls made, people reached) since the crisis began."""
    made = Contact.objects.filter(about=f"crise « {crisis.name} »", channel="phone")
    rows = (
        made.order_by()
        .annotate(day=TruncDate("at"))
        .values_list("day")
        .annotate(calls=Count("pk"), reached=Count("pk", filter=Q(outcome="reached")))
    )
    return sorted(rows)


def evidence_received(crisis: Crisis) -> int:
    return Evidence.objects.filter(report__crisis=crisis, deleted_at=None).count()


def merge_small(rows: Iterable[Row]) -> list[Row]:
    """For those who may not see names: groups of fewer than five join « autres groupes réunis »."""
    kept = [row for row in rows if row.total >= SMALL]
    small = [row for row in rows if row.total < SMALL]
    if not small:
        return kept
    while sum(row.total for row in small) < SMALL and kept:
        small.append(kept.pop(min(range(len(kept)), key=lambda at: kept[at].total)))
    together = Row(
        "autres groupes réunis",
        "",
        sum(row.answered for row in small),
        sum(row.reached for row in small),
        sum(row.silent for row in small),
    )
    return [*kept, together]


def _roll(crisis: Crisis) -> QuerySet[CrisisMember]:
    return CrisisMember.objects.filter(crisis=crisis, left_roll_on=None)


def _counts() -> dict[str, Count]:
    return {
        "answered": Count("pk", filter=ANSWERED),
        "reached": Count("pk", filter=REACHED),
        "silent": Count("pk", filter=SILENT),
    }


def _row(label: str, key: str, counts: Mapping[str, Any]) -> Row:
    return Row(label, key, counts["answered"], counts["reached"], counts["silent"])

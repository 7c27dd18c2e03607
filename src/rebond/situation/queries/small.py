"""Counts for those who may not see names: no group and no cell under five is told."""

from collections.abc import Iterable
from dataclasses import dataclass

from rebond.situation.queries.bridge import SMALL, Row, merge_small


@dataclass(frozen=True)
class Told:
    """One merged group in words: how many are concerned, how many answered."""

    label: str
    total: int
    answered: str


def told(rows: Iterable[Row]) -> list[Told]:
    """Groups of at least five; nothing at all when everybody together is fewer."""
    return [Told(row.label, row.total, _of(row)) for row in merge_small(rows) if row.total >= SMALL]


def _of(row: Row) -> str:
    """Nearly nobody and nearly everybody both point at someone: neither is counted exactly."""
    if row.answered < SMALL:
        return f"moins de {SMALL}"
    if row.total - row.answered < SMALL:
        return "toutes ou presque"
    return str(row.answered)


def hidden(count: int) -> str:
    """A count of the same kind alone; zero is told, it points at nobody."""
    return f"moins de {SMALL}" if 0 < count < SMALL else str(count)


def shown(cells: Iterable[int]) -> list[str]:
    """The cells of a row whose total is told. A cell that hides alone is found by subtraction: another hides with it."""
    counts = list(cells)
    veiled = {at for at, count in enumerate(counts) if 0 < count < SMALL}
    others = sorted((at for at, count in enumerate(counts) if count >= SMALL), key=lambda at: counts[at])
    while veiled and others and (len(veiled) < 2 or sum(counts[at] for at in veiled) < SMALL):  # noqa: PLR2004
        veiled.add(others.pop(0))
    return ["non dit" if at in veiled else str(count) for at, count in enumerate(counts)]

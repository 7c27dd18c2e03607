"""A header row: which column carries which label, by label and never by position."""

import datetime as dt
from dataclasses import dataclass, field

from rebond.figures.readers.dates import parse_month
from rebond.figures.readers.labels import fold_cell
from rebond.figures.readers.values import Cell, text_of


@dataclass(frozen=True, slots=True)
class Header:
    line: int
    labels: tuple[str, ...]  # as written, "" for an empty column
    folded: tuple[str, ...]
    months: dict[int, tuple[int, int]] = field(default_factory=dict)  # column -> (year, month)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self.folded) - {""}

    def find(self, *folded_labels: str) -> int | None:
        """The first column that carries one of the labels, the first label given being preferred."""
        for label in folded_labels:
            if label in self.folded:
                return self.folded.index(label)
        return None

    def distinct_labels(self) -> tuple[str, ...]:
        """Labels made distinct: a second `E-mail` becomes `E-mail (2)`; separators stay empty."""
        seen: dict[str, int] = {}
        distinct = []
        for label, folded in zip(self.labels, self.folded, strict=True):
            seen[folded] = seen.get(folded, 0) + 1
            distinct.append(label if not folded or seen[folded] == 1 else f"{label} ({seen[folded]})")
        return tuple(label if folded else "" for label, folded in zip(distinct, self.folded, strict=True))

    def repeats(self, cells: list[Cell]) -> bool:
        """The header printed again at the top of a page."""
        return tuple(fold_cell(cell) for cell in cells[: len(self.folded)]) == self.folded


def header_of(line: int, cells: list[Cell]) -> Header:
    months = {}
    for column, cell in enumerate(cells):
        if month := _month_of(cell):
            months[column] = month
    return Header(
        line=line,
        labels=tuple(" ".join(text_of(cell).split()) for cell in cells),
        folded=tuple(fold_cell(cell) for cell in cells),
        months=months,
    )


def _month_of(cell: Cell) -> tuple[int, int] | None:
    """A month label, or a date cell shown as a month (spreadsheets turn `mars-20` into one)."""
    if isinstance(cell, dt.date):
        return (cell.year, cell.month) if cell.day == 1 else None
    return parse_month(cell) if isinstance(cell, str) and len(cell) <= 40 else None  # noqa: PLR2004

"""Amounts of a file, added up by target and month: what a million lines become in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from rebond.figures import months as m
from rebond.figures.models.figures import FigureKind
from rebond.figures.readers import LedgerLine

TURNOVER, CASH, RECEIVABLES = "70", "5", "41"


class Target(NamedTuple):
    """An analytic code, or the number of a person when the file names no single activity."""

    code: str = ""
    person: int = 0


class Place(NamedTuple):
    target: Target
    month: date
    kind: str


@dataclass(slots=True)
class Amount:
    """`line` is where the amount is read; the first one when several are added."""

    cents: int
    line: int
    pieces: int | None = None


@dataclass
class Sums:
    amounts: dict[Place, Amount] = field(default_factory=dict)
    _ledger: dict[tuple[str, int, str], Amount] = field(default_factory=dict)

    def add_line(self, row: LedgerLine, *, balances: bool) -> None:
        """One posting. This runs a million times: no object is built once the month is known."""
        account = row.account
        if account.startswith(TURNOVER):
            self._add(row, FigureKind.TURNOVER, row.credit_cents - row.debit_cents)
        elif balances and account.startswith(CASH):
            self._add(row, FigureKind.CASH, row.debit_cents - row.credit_cents)
        elif balances and account.startswith(RECEIVABLES):
            self._add(row, FigureKind.RECEIVABLES, row.debit_cents - row.credit_cents)

    def _add(self, row: LedgerLine, kind: str, cents: int) -> None:
        key = (row.analytic_code, row.date.year * 12 + row.date.month - 1, kind)
        found = self._ledger.get(key)
        if found is None:
            self._ledger[key] = Amount(cents, row.line, 1)
        else:
            found.cents += cents
            found.pieces += 1  # type: ignore[operator]

    def put(self, place: Place, cents: int, line: int) -> None:
        """One amount as written: a table by month gives each place once (see `entry.twice`)."""
        self.amounts[place] = Amount(cents, line)

    def close_ledger(self) -> None:
        """Movements of cash and receivables become month-end balances; turnover stays a movement."""
        for place, found in self._closed():
            self.amounts[place] = found
        self._ledger.clear()

    def _closed(self) -> Iterator[tuple[Place, Amount]]:
        running: dict[tuple[str, str], int] = {}
        for (code, index, kind), found in sorted(self._ledger.items(), key=lambda item: item[0]):
            if kind != FigureKind.TURNOVER:
                running[code, kind] = found.cents = running.get((code, kind), 0) + found.cents
                found.pieces = None
            yield Place(Target(code=code), date(index // 12, index % 12 + 1, 1), kind), found

    def totals(self) -> dict[tuple[str, str], int]:
        """(analytic code, "2020-03") → cents of turnover, for the activities only."""
        return {
            (place.target.code, m.key(place.month)): found.cents
            for place, found in self.amounts.items()
            if place.kind == FigureKind.TURNOVER and place.target.code
        }

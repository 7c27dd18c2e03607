"""Totals of a ledger, one line at a time: memory grows with activities and months, never with lines."""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby

from rebond.figures.readers.rows import Item, LedgerLine

Totals = dict[tuple[str, str], int]


@lru_cache(maxsize=8192)  # a ledger has few days and many lines
def _month(date: dt.date) -> str:
    return f"{date.year:04d}-{date.month:02d}"


class LedgerTotals:
    """Cents by (analytic code, "2020-03"): turnover (70), cash (5), receivables (41).

    Turnover is credits minus debits; cash and receivables are movements, debits minus credits.
    """

    def __init__(self) -> None:
        self.turnover: Totals = {}
        self.cash: Totals = {}
        self.receivables: Totals = {}

    def add(self, line: LedgerLine) -> None:
        account = line.account
        change = line.debit_cents - line.credit_cents
        if account.startswith("70"):
            totals, change = self.turnover, -change
        elif account.startswith("41"):
            totals = self.receivables
        elif account.startswith("5"):
            totals = self.cash
        else:
            return
        key = (line.analytic_code, _month(line.date))
        totals[key] = totals.get(key, 0) + change


def aggregate_turnover(rows: Iterable[Item]) -> Totals:
    """Cents of turnover by (analytic code, "2020-03") = credits − debits of accounts 70; errors are left out."""
    totals = LedgerTotals()
    for row in rows:
        if isinstance(row, LedgerLine):
            totals.add(row)
    return totals.turnover


def month_end_balances(movements: Mapping[tuple[str, str], int]) -> Totals:
    """Running balance at each month end; right only when the ledger starts with its opening entries."""
    balances: Totals = {}
    for _, keys in groupby(sorted(movements), key=lambda key: key[0]):
        balance = 0
        for key in keys:
            balance += movements[key]
            balances[key] = balance
    return balances

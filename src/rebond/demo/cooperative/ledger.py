"""The analytic ledger of the last year: sales, payments, purchases, contribution, pay, bank and clients.

The accounts balance: each posting has its counterpart in the same activity. It starts with the
opening balances, without which no cash position can be read. Value added tax is left out: the ledger of an
activity is kept without tax, and no rate needs to be stated here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rebond.droit.socle import ajouter_mois

from .chance import Chance
from .shape import ActivityPlan, Cooperative, PersonPlan
from .trades import FAMILIES

BANK, CLIENTS, PURCHASES, CONTRIBUTION, PAY, OPENING = "512000", "411000", "607000", "651800", "641100", "110000"
CONTRIBUTION_PERCENT = 10
LEDGER_MONTHS = 13


@dataclass(frozen=True, slots=True)
class Posting:
    """One line of the ledger; positive debit or positive credit, never both."""

    code: str
    account: str
    on: date
    label: str
    debit: int
    credit: int
    journal: str
    piece: str


def postings(cooperative: Cooperative, seed: str) -> Iterator[Posting]:
    """Every line since the first of the ledger's months, activity by activity, each in order of date."""
    months = cooperative.months[-LEDGER_MONTHS:]
    persons = {person.number: person for person in cooperative.persons}
    for activity in cooperative.activities:
        if activity.closed_on is not None and activity.closed_on < months[0]:
            continue
        people = [persons[member.person] for member in activity.members]
        yield from _Account(activity, people, months, Chance(seed, "ledger", activity.code)).lines()


class _Account:
    """The ledger of one activity."""

    def __init__(
        self, activity: ActivityPlan, people: list[PersonPlan], months: tuple[date, ...], chance: Chance
    ) -> None:
        self.activity, self.people, self.months, self.chance = activity, people, months, chance
        self.start, self.end = months[0], ajouter_mois(months[-1], 1) - timedelta(days=1)
        self.family = FAMILIES[activity.family]

    def lines(self) -> list[Posting]:
        moves = sorted([*self._sales(), *self._costs()], key=lambda line: (line.on, line.piece, line.account))
        return [*self._opening(moves), *moves]

    def _pair(self, on: date, debit: str, credit: str, cents: int, label: str, journal: str, piece: str) -> list[Posting]:
        def make(account: str, left: int, right: int) -> Posting:
            return Posting(self.activity.code, account, on, label, left, right, journal, piece)

        return [make(debit, cents, 0), make(credit, 0, cents)] if cents > 0 else []

    def _sales(self) -> Iterator[Posting]:
        for rank, invoice in enumerate(self.activity.invoices, start=1):
            piece = f"{self.activity.code}-{rank:04}"
            if self.start <= invoice.on <= self.end:
                yield from self._pair(
                    invoice.on, CLIENTS, self.family.account, invoice.cents, f"Facture {invoice.client}", "VE", piece
                )
            if self.start <= invoice.paid_on <= self.end:
                yield from self._pair(
                    invoice.paid_on, BANK, CLIENTS, invoice.cents, f"Règlement {invoice.client}", "BQ", f"R{piece}"
                )

    def _costs(self) -> Iterator[Posting]:
        turnover = self.activity.turnover()
        for month in self.months:
            sold = turnover.get((month.year, month.month), 0)
            bought = sold * self.family.costs * self.chance.between(80, 120) // 10_000
            bought_on = month.replace(day=self.chance.between(3, 26))
            closing = ajouter_mois(month, 1) - timedelta(days=1)
            tag = f"{month:%y%m}"
            yield from self._pair(bought_on, PURCHASES, BANK, bought, "Achats du mois", "AC", f"A{tag}")
            share = sold * CONTRIBUTION_PERCENT // 100
            yield from self._pair(closing, CONTRIBUTION, BANK, share, "Contribution coopérative", "OD", f"C{tag}")
            for person in self.people:
                pay = fixed_pay(person, month)
                label = f"Rémunération fixe {person.full_name}"
                yield from self._pair(closing, PAY, BANK, pay, label, "PA", f"P{tag}-{person.number}")

    def _opening(self, moves: list[Posting]) -> list[Posting]:
        """What is in the bank and owed at the start; enough for the bank never to go under zero."""
        owed = sum(i.cents for i in self.activity.invoices if i.on < self.start <= i.paid_on)
        balance = lowest = 0
        for line in moves:
            if line.account == BANK:
                balance += line.debit - line.credit
                lowest = min(lowest, balance)
        cash = -lowest + self.chance.between(100, 1800) * 100
        label = "À-nouveaux"
        if not any(i.on < self.start for i in self.activity.invoices):
            cash = -lowest
        return [
            *self._pair(self.start, BANK, OPENING, cash, label, "AN", "AN001"),
            *self._pair(self.start, CLIENTS, OPENING, owed, label, "AN", "AN002"),
        ]


def fixed_pay(person: PersonPlan, month: date) -> int:
    """The fixed gross pay of the CESA in force all through the month, amendments included; 0 otherwise."""
    closing = ajouter_mois(month, 1) - timedelta(days=1)
    for path in person.paths:
        if path.left_on is not None and path.left_on < closing:
            continue
        for contract in path.contracts:
            if contract.kind == "cesa" and contract.starts_on <= month:
                changes = [a.monthly_gross_cents for a in contract.amendments if a.effective_on <= month]
                return changes[-1] if changes else contract.monthly_gross_cents or 0
    return 0

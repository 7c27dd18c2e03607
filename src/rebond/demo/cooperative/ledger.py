"""The analytic ledger of the last year: sales, payments, purchases, contribution, pay, bank and clients.

The accounts balance: each posting has its counterpart in the same activity. It starts with the
opening balances, without which no cash position can be read. Value added tax is left out: the ledger of an
activity is kept without tax, and no rate needs to be stated here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rebond.droit.socle import ajouter_mois

from .cast import QUOTED_WEEKS
from .chance import Chance
from .shape import ActivityPlan, Cooperative, PersonPlan
from .trades import FAMILIES

BANK, CLIENTS, PURCHASES, CONTRIBUTION, PAY, OPENING = (
    "512000",
    "411000",
    "607000",
    "651800",
    "641100",
    "110000",
)
COSTS = frozenset({PURCHASES, CONTRIBUTION, PAY})
FIXED, VARIABLE, BALANCE = "Rémunération fixe", "Rémunération variable", "Régularisation annuelle"
CONTRIBUTION_PERCENT = 10
VARIABLE_PERCENT = 70  # of what is left once the month is paid for, handed out as variable pay
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
    person: int = 0  # who is paid, on the lines of pay


def postings(cooperative: Cooperative, seed: str) -> Iterator[Posting]:
    """Every line since the first of the ledger's months, activity by activity, each in order of date."""
    months = cooperative.months[-LEDGER_MONTHS:]
    paid_by = _paid_by(cooperative)
    for activity in cooperative.activities:
        if activity.closed_on is not None and activity.closed_on < months[0]:
            continue
        people = paid_by.get(activity.code, [])
        chance = Chance(seed, "ledger", activity.code)
        weeks = next((QUOTED_WEEKS[person.key] for person in people if person.key in QUOTED_WEEKS), None)
        yield from _Account(activity, people, months, chance).lines(weeks)


def _paid_by(cooperative: Cooperative) -> dict[str, list[PersonPlan]]:
    """Code → the persons whose pay this activity carries: for those who have two, the first."""
    persons = {person.number: person for person in cooperative.persons}
    found: dict[str, list[PersonPlan]] = {}
    for activity in cooperative.activities:
        for member in activity.members:
            if person := persons.pop(member.person, None):
                found.setdefault(activity.code, []).append(person)
    return found


class _Account:
    """The ledger of one activity; `people` are paid on it."""

    def __init__(
        self, activity: ActivityPlan, people: list[PersonPlan], months: tuple[date, ...], chance: Chance
    ) -> None:
        self.activity, self.people, self.months, self.chance = activity, people, months, chance
        self.start, self.end = months[0], ajouter_mois(months[-1], 1) - timedelta(days=1)
        self.family = FAMILIES[activity.family]

    def lines(self, weeks: int | None = None) -> list[Posting]:
        """`weeks`: how long the cash at the end must last, when a scenario quotes it."""
        moves = [*self._sales(), *self._costs()]
        if weeks is not None:
            moves += self._regularisation(moves, weeks)
        moves.sort(key=_order)
        return [*self._opening(moves, is_lean=weeks is not None), *moves]

    def _pair(  # noqa: PLR0917 (a posting reads as one: when, from, to, how much, what)
        self,
        on: date,
        debit: str,
        credit: str,
        cents: int,
        label: str,
        journal: str,
        piece: str,
        person: int = 0,
    ) -> list[Posting]:
        def make(account: str, left: int, right: int) -> Posting:
            return Posting(self.activity.code, account, on, label, left, right, journal, piece, person)

        return [make(debit, cents, 0), make(credit, 0, cents)] if cents > 0 else []

    def _sales(self) -> Iterator[Posting]:
        for rank, invoice in enumerate(self.activity.invoices, start=1):
            piece = f"{self.activity.code}-{rank:04}"
            if self.start <= invoice.on <= self.end:
                yield from self._pair(
                    invoice.on,
                    CLIENTS,
                    self.family.account,
                    invoice.cents,
                    f"Facture {invoice.client}",
                    "VE",
                    piece,
                )
            if self.start <= invoice.paid_on <= self.end:
                yield from self._pair(
                    invoice.paid_on,
                    BANK,
                    CLIENTS,
                    invoice.cents,
                    f"Règlement {invoice.client}",
                    "BQ",
                    f"R{piece}",
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
            yield from self._pair(
                closing, CONTRIBUTION, BANK, share, "Contribution coopérative", "OD", f"C{tag}"
            )
            fixed = {person.number: pay for person in self.people if (pay := fixed_pay(person, month))}
            left = sold - bought - share - sum(fixed.values())
            variable = max(left, 0) * VARIABLE_PERCENT // 100 // max(len(fixed), 1)
            for person in self.people:
                if person.number in fixed:
                    yield from self._pay(
                        closing, f"{FIXED} {person.full_name}", fixed[person.number], person.number
                    )
                    yield from self._pay(closing, f"{VARIABLE} {person.full_name}", variable, person.number)

    def _pay(self, on: date, label: str, cents: int, person: int) -> list[Posting]:
        return self._pair(on, PAY, BANK, cents, label, "PA", f"P{on:%y%m}-{person}", person)

    def _regularisation(self, moves: list[Posting], weeks: int) -> list[Posting]:
        """The yearly balance of the variable pay; it leaves in the bank what lasts about `weeks` weeks."""
        bank = sum(line.debit - line.credit for line in moves if line.account == BANK) - _lowest(moves)
        spent = sum(
            line.debit for line in moves if line.account in COSTS and not line.label.startswith(VARIABLE)
        )
        wanted = spent * 12 * weeks // (52 * len(self.months))
        person = self.people[0]
        return self._pay(self.end, f"{BALANCE} {person.full_name}", bank - wanted, person.number)

    def _opening(self, moves: list[Posting], *, is_lean: bool) -> list[Posting]:
        """What is in the bank and owed at the start; enough for the bank never to go under zero."""
        owed = sum(i.cents for i in self.activity.invoices if i.on < self.start <= i.paid_on)
        label = "À-nouveaux"
        is_new = not any(invoice.on < self.start for invoice in self.activity.invoices)
        cash = -_lowest(moves) + (0 if is_new or is_lean else self.chance.between(100, 1800) * 100)
        return [
            *self._pair(self.start, BANK, OPENING, cash, label, "AN", "AN001"),
            *self._pair(self.start, CLIENTS, OPENING, owed, label, "AN", "AN002"),
        ]


def _order(line: Posting) -> tuple[date, str, str]:
    return line.on, line.piece, line.account


def _lowest(moves: list[Posting]) -> int:
    """How far under zero the bank goes when nothing was in it."""
    balance = lowest = 0
    for line in sorted(moves, key=_order):
        if line.account == BANK:
            balance += line.debit - line.credit
            lowest = min(lowest, balance)
    return lowest


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

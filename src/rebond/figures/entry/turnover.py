"""Tables by month: one line per person or per code, one amount per month."""

from datetime import date
from typing import Any

from rebond.figures.entry.lines import Entry
from rebond.figures.entry.persons import about, carry, enter_path
from rebond.figures.entry.sums import Place, Sums, Target
from rebond.figures.entry.twice import Placed
from rebond.figures.readers import LineError, TurnoverRow
from rebond.people.public import Person


def enter_turnover(entry: Entry, rows: list[TurnoverRow], sums: Sums, nature: str) -> dict[Any, str]:
    """Put the amounts in the sums. Returns how to call each target in a disagreement."""
    names: dict[Any, str] = {}
    placed = Placed()
    for row in rows:
        target = _target(entry, row)
        if target is None:
            continue
        names[target] = row.trade_names or f"{row.first_name} {row.last_name}".strip() or target.code
        for amount in row.months:
            place = Place(target, date(amount.year, amount.month, 1), nature)
            placed.say(place, amount.cents, row.line)
    placed.settle(sums, entry.book)
    return names


def _target(entry: Entry, row: TurnoverRow) -> Target | None:
    """The activity when the line names exactly one code, the person otherwise; None when the line waits."""
    alone = row.analytic_codes[0] if len(row.analytic_codes) == 1 else ""
    if not row.last_name:
        return _without_person(entry, row, alone)
    if (person := _known(entry, row)) is not None:
        return Target(person=person.pk)
    book, counts = entry.book, (entry.book.created, entry.book.changed, entry.book.unchanged)
    found: list[int] = []
    refused = book.refused

    def say(person: Person) -> None:
        found.append(person.pk)
        if row.entered_on:
            enter_path(entry, person, row)
        carry(entry, person, row, row.activity_type, row.trade_names)

    about(entry, row, say)
    # This kind counts figures, not lines: the card is only a way to them.
    book.created, book.changed, book.unchanged = counts
    if book.refused > refused or not found:
        return None
    return Target(code=alone) if alone else Target(person=found[0])


def _known(entry: Entry, row: TurnoverRow) -> Person | None:
    """Someone known by a key, of whom the line says nothing else: nothing to complete, no savepoint to pay."""
    if row.analytic_codes or row.entered_on or row.trade_names or row.activity_type:
        return None
    match = entry.roll.find(row)
    return None if match.said else match.person


def _without_person(entry: Entry, row: TurnoverRow, alone: str) -> Target | None:
    """« CA par code analytique »: the line of several codes cannot be shared between them."""
    if alone in entry.codes.known and not (row.trade_names or row.activity_type):
        return Target(code=alone)  # a table of one line per month: nothing to complete, no savepoint to pay
    if alone:
        refused = entry.book.refused
        with entry.line(row.line, "Code(s) analytique(s)"):
            entry.codes.get(alone, line=row.line, name=row.trade_names, trade=row.activity_type)
        return Target(code=alone) if entry.book.refused == refused else None
    codes = ", ".join(row.analytic_codes)
    reason = "Cette ligne porte plusieurs codes, et rien ne dit comment partager ses montants : une ligne par code."
    if not codes:
        reason = "Cette ligne ne dit pas à qui vont ses montants : complétez le code analytique ou le nom."
    entry.book.refuse(LineError(line=row.line, column="Code(s) analytique(s)", value=codes, reason=reason))
    return None

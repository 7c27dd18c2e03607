"""The whole of a file, row by row, into the book. One pass, bounded memory for figures."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from rebond.figures.entry.book import Book
from rebond.figures.entry.codes import LONGEST_CODE
from rebond.figures.entry.figures import write_figures
from rebond.figures.entry.lines import Entry
from rebond.figures.entry.persons import enter_person
from rebond.figures.entry.stages import Stages, enter_exit
from rebond.figures.entry.sums import Sums
from rebond.figures.entry.turnover import enter_turnover
from rebond.figures.models.figures import FigureKind
from rebond.figures.readers import (
    ContractRow,
    ExitRow,
    Item,
    LedgerLine,
    LineError,
    PersonRow,
    StageRow,
    TurnoverRow,
)

Tick = Callable[[int], None]
TICK = 5_000  # lines between two looks at the clock


@dataclass(frozen=True)
class Wish:
    """What someone asked of the file beyond reading it."""

    balances: bool = False  # a ledger that starts with its opening entries: also cash and receivables
    nature: str = FigureKind.TURNOVER  # what the amounts of a table by month are
    skips_empty: bool = False  # several amounts on a line: an empty one is not a missing one


def enter(rows: Iterable[Item], book: Book, *, on: date, wish: Wish, tick: Tick) -> None:
    """Everything the file says, in the caller's transaction. `on` is the day of the import."""
    sums, others = Sums(), _stream(rows, book, wish, tick)
    held: dict[type, list[Any]] = {}
    for row in others(sums):
        held.setdefault(type(row), []).append(row)
    entry = Entry(book, on)
    for person in sorted(held.get(PersonRow, ()), key=lambda row: (row.entered_on or date.max, row.line)):
        enter_person(entry, person)
    Stages(entry).enter([*held.get(StageRow, ()), *held.get(ContractRow, ())])
    for exit_ in sorted(held.get(ExitRow, ()), key=lambda row: (row.left_on, row.line)):
        enter_exit(entry, exit_)
    names = enter_turnover(entry, held.get(TurnoverRow, []), sums, wish.nature)
    _write(entry, sums, names)
    book.flush()


def _stream(rows: Iterable[Item], book: Book, wish: Wish, tick: Tick) -> Callable[[Sums], Iterable[Item]]:
    """Ledger lines melt into the sums as they come; the others are few and wait for their order."""

    def others(sums: Sums) -> Iterable[Item]:
        add = sums.add_line
        for count, row in enumerate(rows, 1):
            if type(row) is LedgerLine:
                add(row, balances=wish.balances)
            elif type(row) is LineError:
                if not (wish.skips_empty and row.column == "Montant" and not row.value):
                    book.refuse(row)
            else:
                yield row
            if count % TICK == 0:
                tick(count)
        sums.close_ledger()

    return others


def _write(entry: Entry, sums: Sums, names: dict[Any, str]) -> None:
    book = entry.book
    first: dict[str, int] = {}
    for place, found in list(sums.amounts.items()):
        code = place.target.code
        if len(code) > LONGEST_CODE:
            reason = (
                f"Ce code compte plus de {LONGEST_CODE} caractères : corrigez-le dans le logiciel comptable."
            )
            book.refuse(LineError(line=found.line, column="Code analytique", value=code[:120], reason=reason))
            del sums.amounts[place]
        elif code:
            first[code] = min(found.line, first.get(code, found.line))
    book.totals.update(sums.totals())
    write_figures(sums, book, entry.codes.numbers(sorted(first.items())), names)

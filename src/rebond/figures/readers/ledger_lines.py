"""A ledger in columns, line after line: the short way when all is well, the long way to say what is not."""

import datetime as dt
import re
from collections.abc import Callable, Iterator

from rebond.figures.readers.amounts import french_euros, parse_cents
from rebond.figures.readers.dates import parse_date, parse_month
from rebond.figures.readers.headers import Header
from rebond.figures.readers.labels import fold_cell, is_total
from rebond.figures.readers.ledgers import Places
from rebond.figures.readers.reading import Reading
from rebond.figures.readers.rows import Item, LedgerLine, LineError
from rebond.figures.readers.tables import Table
from rebond.figures.readers.values import BadValue, Cell, Cells, shown, text_of

LABEL_LENGTH = 80  # as enDI cuts them
TURNOVER_PREFIX = "70"
WITHOUT_CODE = "sans code analytique"
GENERAL_LINES = "lignes générales (doublons des lignes analytiques)"
NO_AMOUNT = "sans montant"
_GENERAL = {"g", "general", "generale"}
_EURO = {"", "e", "eur", "euro", "euros"}
_DEBIT, _CREDIT = {"d", "debit"}, {"c", "credit"}
_COMPACT_MONTH = re.compile(r"(20\d{2})(\d{2})|(\d{2})(20\d{2})", re.ASCII)


def read_ledger(reading: Reading, table: Table, header: Header | None, places: Places) -> Iterator[Item]:
    """Lines of a ledger in columns; `header` is None for a Sage file that has none."""
    top = header.line if header else 0
    lines = LedgerLines(reading, places, header)
    parse = lines.parse
    for number, cells in table.rows():
        if number <= top:
            continue
        try:
            item = parse(number, cells)
        except (BadValue, IndexError):
            yield from lines.explain(number, list(cells))
        else:
            if item is not None:
                yield item
    lines.conclude()


class LedgerLines:
    def __init__(self, reading: Reading, places: Places, header: Header | None) -> None:
        self.reading = reading
        self.places = places
        self.header = header
        self.labels = header.labels if header else ()
        self.width = len(self.labels) if header else places.width
        self.analytic_at, self.account_at, self.label_at = places.analytic, places.account, places.label
        self.type_at = places.line_type
        self.date_of = self._split_date if places.day >= 0 else self._plain_date
        self.amounts_of = self._amounts_reader()
        self.is_any_kept = False
        self.unassigned_cents = 0

    def parse(self, number: int, cells: Cells) -> LedgerLine | None:
        """The line, None when it is left out on purpose; BadValue or IndexError when it must be explained."""
        account = text_of(cells[self.account_at])
        date = self.date_of(cells)
        debit, credit = self.amounts_of(cells)
        if (
            not account
            or date is None
            or (len(cells) > self.width and any(map(text_of, cells[self.width :])))
        ):
            raise BadValue
        self.reading.lines_read += 1
        if self.type_at >= 0 and fold_cell(cells[self.type_at]) in _GENERAL:
            self.reading.skipped[GENERAL_LINES] += 1
            return None
        code = text_of(cells[self.analytic_at])
        if not code:
            self._unassigned(account, debit, credit)
            return None
        if debit is None and credit is None:
            self.reading.skipped[NO_AMOUNT] += 1
            return None
        self.is_any_kept = True
        label = text_of(cells[self.label_at])[:LABEL_LENGTH] if self.label_at >= 0 else ""
        return LedgerLine(number, code, account, date, label, debit or 0, credit or 0)

    def _unassigned(self, account: str, debit: int | None, credit: int | None) -> None:
        self.reading.skipped[WITHOUT_CODE] += 1
        if account.startswith(TURNOVER_PREFIX):
            self.unassigned_cents += (credit or 0) - (debit or 0)

    def _plain_date(self, cells: Cells) -> dt.date | None:
        return parse_date(cells[self.places.date], short_year=True)

    def _split_date(self, cells: Cells) -> dt.date | None:
        """Quadra: the month in one column, the day of the month in another."""
        month = _period(cells[self.places.date])
        day = text_of(cells[self.places.day])
        if month is None:
            return None
        try:
            return dt.date(month[0], month[1], int(day))
        except ValueError:
            raise BadValue(
                f"Le jour « {day[:20]} » n’existe pas dans le mois {month[1]:02d}/{month[0]} : corrigez-le."
            ) from None

    def _amounts_reader(self) -> Callable[[Cells], tuple[int | None, int | None]]:
        debit, credit = self.places.debit, self.places.credit
        if debit < 0:
            return self._sided_amounts
        if self.places.currency >= 0 and self.places.foreign_debit >= 0 and self.places.foreign_credit >= 0:
            return self._amounts_in_euros
        return lambda cells: (parse_cents(cells[debit]), parse_cents(cells[credit]))

    def _amounts_in_euros(self, cells: Cells) -> tuple[int | None, int | None]:
        """iSuite: the amounts of origin, unless they are in another currency than the books."""
        places = self.places
        if fold_cell(cells[places.currency]) in _EURO:
            return parse_cents(cells[places.debit]), parse_cents(cells[places.credit])
        return parse_cents(cells[places.foreign_debit]), parse_cents(cells[places.foreign_credit])

    def _sided_amounts(self, cells: Cells) -> tuple[int | None, int | None]:
        return sided(cells[self.places.amount], cells[self.places.side] if self.places.side >= 0 else "C")

    def explain(self, number: int, cells: list[Cell]) -> Iterator[LineError]:
        """Why this line gave nothing: decoration, counted; or bad cells, each with its reason."""
        filled = [cell for cell in cells if text_of(cell)]
        if not filled:
            return
        if reason := self._decoration(cells, filled):
            self.reading.skipped[reason] += 1
            return
        self.reading.lines_read += 1
        if self.type_at in range(len(cells)) and fold_cell(cells[self.type_at]) in _GENERAL:
            self.reading.skipped[GENERAL_LINES] += 1  # not read, so not refused either
            return
        errors = list(self._errors(number, cells))
        yield from errors or [self._error(number, "", filled[0], self._last_word(number, cells))]

    def _last_word(self, number: int, cells: list[Cell]) -> str:
        """Whatever the cell-by-cell checks did not see: a refused line never goes without a reason."""
        try:
            self.parse(number, cells)
        except (BadValue, IndexError) as error:
            return str(error) or "La ligne ne peut pas être lue : vérifiez ses cases."
        return "La ligne ne peut pas être lue : vérifiez ses cases."

    def _decoration(self, cells: list[Cell], filled: list[Cell]) -> str:
        if len(filled) == 1:
            return "lignes de titre ou de commentaire (une seule case remplie)"
        if is_total(cells, (self.places.date,)):
            return "lignes de total"
        return "en-têtes répétés" if self.header and self.header.repeats(cells) else ""

    def _errors(self, number: int, cells: list[Cell]) -> Iterator[LineError]:
        if len(cells) < self.places.width:
            yield self._error(number, "", cells[-1], "La ligne est coupée avant la fin : refaites l’export.")
            return
        if extra := [cell for cell in cells[self.width :] if text_of(cell)]:
            reason = (
                "La ligne a plus de cases que l’en-tête : un libellé contient sans doute le séparateur. "
                "Mettez-le entre guillemets ou refaites l’export."
            )
            yield self._error(number, "", extra[0], reason)
            return
        if not text_of(cells[self.account_at]):
            yield self._error(
                number, self._name(self.account_at), "", "Le compte manque : complétez la ligne."
            )
        yield from self._try(number, cells, self._dated, self.places.date)
        places = (self.places.debit, self.places.credit) if self.places.debit >= 0 else (self.places.amount,)
        for place in places:
            yield from self._try(number, cells, _amount_at(place), place)
        if self.places.debit < 0 <= self.places.side:
            yield from self._try(number, cells, _side_at(self.places.side), self.places.side)

    def _dated(self, cells: Cells) -> None:
        if self.date_of(cells) is None:
            raise BadValue("La date manque : complétez la ligne.")

    def _try(
        self, number: int, cells: list[Cell], read: Callable[[Cells], object], place: int
    ) -> Iterator[LineError]:
        try:
            read(cells)
        except BadValue as error:
            yield self._error(number, self._name(place), cells[place], str(error))

    def _name(self, place: int) -> str:
        return self.labels[place] if 0 <= place < len(self.labels) else f"colonne {place + 1}"

    def _error(self, number: int, column: str, cell: Cell, reason: str) -> LineError:
        return LineError(line=number, column=column, value=shown(cell), reason=reason)

    def conclude(self) -> None:
        """What the report must say once the last line is read."""
        if self.reading.skipped[GENERAL_LINES] and not self.is_any_kept:
            self.reading.note(
                "Toutes les lignes sont générales (G), aucune n’est analytique (A) : "
                "refaites l’export avec les lignes analytiques."
            )
        if self.unassigned_cents:
            self.reading.note(
                f"{french_euros(self.unassigned_cents)} de chiffre d’affaires (comptes 70) ne portent aucun code "
                "analytique : ils ne sont attribués à personne."
            )


def _amount_at(place: int) -> Callable[[Cells], object]:
    return lambda cells: parse_cents(cells[place])


def _side_at(place: int) -> Callable[[Cells], object]:
    return lambda cells: sided("0", cells[place])


def sided(amount: Cell, side: Cell) -> tuple[int | None, int | None]:
    """An amount and its side (D or C), as (debit, credit)."""
    cents, letter = parse_cents(amount), fold_cell(side)
    if letter in _DEBIT:
        return cents, None
    if letter in _CREDIT:
        return None, cents
    raise BadValue(f"Le sens « {shown(side)} » n’est ni D (débit) ni C (crédit) : corrigez-le.")


def _period(cell: Cell) -> tuple[int, int] | None:
    if isinstance(cell, str) or (isinstance(cell, int | float) and 190_001 <= cell <= 210_012):  # noqa: PLR2004
        text = text_of(cell)
        if match := _COMPACT_MONTH.fullmatch(text):
            year, month = int(match[1] or match[4]), int(match[2] or match[3])
            if 1 <= month <= 12:  # noqa: PLR2004
                return year, month
        if found := parse_month(text):
            return found
    date = parse_date(cell, short_year=True)
    return (date.year, date.month) if date else None

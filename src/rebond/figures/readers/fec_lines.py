"""The lines of a FEC, streamed: plain split (labels hold stray quotes), debit = credit per entry."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rebond.figures.readers.amounts import french_euros, parse_cents
from rebond.figures.readers.dates import parse_date
from rebond.figures.readers.errors import DamagedFile
from rebond.figures.readers.fec import FecPlaces
from rebond.figures.readers.guard import Family
from rebond.figures.readers.headers import Header
from rebond.figures.readers.ledger_lines import LABEL_LENGTH, TURNOVER_PREFIX, WITHOUT_CODE, sided
from rebond.figures.readers.reading import Reading
from rebond.figures.readers.rows import Item, LedgerLine, LineError
from rebond.figures.readers.tables import Rows, Table
from rebond.figures.readers.values import EDGES, BadValue, Cell, Cells, shown, text_of

_MOST_HELD = 500_000  # lines waiting for their entry to balance


@dataclass(slots=True)
class _Entry:
    """An entry not balanced yet: its lines wait, they are given only when debit equals credit."""

    lines: list[LedgerLine] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    difference: int = 0
    is_broken: bool = False  # one of its lines is refused: the others must not enter alone


def read_fec(reading: Reading, table: Table, header: Header, places: FecPlaces) -> Iterator[Item]:
    if places.missing:
        reading.note(
            f"Ce FEC n’est pas conforme, il y manque : {', '.join(places.missing)}. Il est lu quand même."
        )
    yield from _FecLines(reading, header, places).read(_rows(table, header))


def _rows(table: Table, header: Header) -> Rows:
    """Text without quotes is cut as it is; anything else goes the ordinary way."""
    if table.family is not Family.TEXT or _is_quoted(table, header):
        return table.rows()
    return _split_rows(table)


def _is_quoted(table: Table, header: Header) -> bool:
    with table.path.open(encoding=table.encoding) as stream:
        lines = [line for line, _ in zip(stream, range(header.line), strict=False)]
    return bool(lines) and lines[-1].lstrip(EDGES).startswith('"')


def _split_rows(table: Table) -> Iterator[tuple[int, list[str]]]:
    separator = table.separator
    with table.path.open(encoding=table.encoding) as stream:
        for number, line in enumerate(stream, start=1):
            yield number, line.rstrip("\r\n").split(separator)


class _FecLines:
    def __init__(self, reading: Reading, header: Header, places: FecPlaces) -> None:
        self.reading, self.header, self.places = reading, header, places
        self.open: dict[tuple[Cell, Cell], _Entry] = {}
        self.held = 0
        self.unassigned_cents = 0

    def read(self, rows: Rows) -> Iterator[Item]:
        top, places, entries = self.header.line, self.places, self.open
        width, journal_at, entry_at = places.width, places.journal, places.entry
        must_balance = not places.is_cash_book
        for number, cells in rows:
            if number <= top:
                continue
            if len(cells) != width and not self._has_right_width(cells):
                yield from self._malformed(number, list(cells))
                continue
            self.reading.lines_read += 1
            key = (cells[journal_at], cells[entry_at])
            entry = entries.get(key)
            if entry is None:
                entry = entries[key] = _Entry()
            try:
                line, debit, credit = self._line(number, cells)
            except BadValue:
                entry.is_broken = True
                yield from self._explain(number, list(cells))
                continue
            if line is not None:
                entry.lines.append(line)
            entry.numbers.append(number)
            entry.difference += debit - credit
            if entry.is_broken or (entry.difference and must_balance):
                self._hold()
                continue
            self.held -= len(entry.numbers) - 1
            del entries[key]
            yield from entry.lines
        yield from self._left_open()

    def _hold(self) -> None:
        self.held += 1
        if self.held > _MOST_HELD:
            raise DamagedFile(
                f"Plus de {_MOST_HELD} lignes appartiennent à des écritures qui ne s’équilibrent pas "
                "(débit = crédit par JournalCode et EcritureNum) : refaites l’export du FEC."
            )

    def _has_right_width(self, cells: Cells) -> bool:
        """Trailing separators add empty cells: no harm."""
        width = self.places.width
        return len(cells) > width and not any(map(text_of, cells[width:]))

    def _line(self, number: int, cells: Cells) -> tuple[LedgerLine | None, int, int]:
        places = self.places
        account = text_of(cells[places.account])
        date = parse_date(cells[places.date])
        if date is None or not _is_account(account) or not (cells[places.entry] or places.is_cash_book):
            raise BadValue  # the reasons are given by `_explain`
        if places.debit >= 0:
            debit, credit = parse_cents(cells[places.debit]) or 0, parse_cents(cells[places.credit]) or 0
        else:
            debit, credit = self._sided_amounts(cells)
        code = text_of(cells[places.analytic])
        if code:
            label = text_of(cells[places.label])[:LABEL_LENGTH]
            return LedgerLine(number, code, account, date, label, debit, credit), debit, credit
        self.reading.skipped[WITHOUT_CODE] += 1
        if account.startswith(TURNOVER_PREFIX):
            self.unassigned_cents += credit - debit
        return None, debit, credit

    def _sided_amounts(self, cells: Cells) -> tuple[int, int]:
        debit, credit = sided(cells[self.places.amount], cells[self.places.side])
        return debit or 0, credit or 0

    def _malformed(self, number: int, cells: list[Cell]) -> Iterator[LineError]:
        if not any(map(text_of, cells)):
            return
        self.reading.lines_read += 1
        if len(cells) > max(self.places.journal, self.places.entry):
            key = (cells[self.places.journal], cells[self.places.entry])
            self.open.setdefault(key, _Entry()).is_broken = True
        yield self._error(
            number,
            "",
            cells[0],
            f"La ligne a {len(cells)} cases, l’en-tête en a {self.places.width} : "
            "un libellé contient le séparateur, ou la ligne est coupée. Refaites l’export.",
        )

    def _explain(self, number: int, cells: list[Cell]) -> Iterator[LineError]:
        places = self.places
        if not (cells[places.entry] or places.is_cash_book):
            yield self._at(
                number, places.entry, cells, "Le numéro d’écriture manque : refaites l’export du FEC."
            )
        account = text_of(cells[places.account])
        if not _is_account(account):
            yield self._at(
                number, places.account, cells, "Le compte doit commencer par trois chiffres : corrigez-le."
            )
        try:
            if parse_date(cells[places.date]) is None:
                raise BadValue("La date manque : complétez la ligne (AAAAMMJJ).")  # noqa: TRY301 - told just below
        except BadValue as error:
            yield self._at(number, places.date, cells, str(error))
        amounts = (places.debit, places.credit) if places.debit >= 0 else (places.amount,)
        for place in amounts:
            try:
                parse_cents(cells[place])
            except BadValue as error:
                yield self._at(number, place, cells, str(error))
        if places.side >= 0:
            try:
                sided("0", cells[places.side])
            except BadValue as error:
                yield self._at(number, places.side, cells, str(error))

    def _left_open(self) -> Iterator[LineError]:
        """Entries never balanced: each of their lines is refused, with the difference."""
        for (journal, number), entry in self.open.items():
            name = f"{text_of(journal)} {text_of(number)}".strip()
            reason = (
                f"L’écriture {name} contient une ligne refusée : ses autres lignes ne peuvent pas entrer seules."
                if entry.is_broken
                else f"L’écriture {name} n’est pas équilibrée (débit − crédit = {french_euros(entry.difference)}) : "
                "corrigez-la dans le logiciel, ou refaites l’export en entier."
            )
            for line in entry.numbers:
                yield LineError(line=line, column="EcritureNum", value=shown(number), reason=reason)
        if self.unassigned_cents:
            self.reading.note(
                f"{french_euros(self.unassigned_cents)} de chiffre d’affaires (comptes 70) ne portent aucun code "
                "analytique : ils ne sont attribués à personne."
            )

    def _at(self, number: int, place: int, cells: list[Cell], reason: str) -> LineError:
        return self._error(number, self.header.labels[place], cells[place], reason)

    def _error(self, number: int, column: str, cell: Cell, reason: str) -> LineError:
        return LineError(line=number, column=column, value=shown(cell), reason=reason)


def _is_account(text: str) -> bool:
    """The first three characters of an account are digits of the plan comptable."""
    return len(text) > 2 and text[:3].isdecimal()  # noqa: PLR2004

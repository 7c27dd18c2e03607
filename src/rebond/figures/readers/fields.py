"""From the columns of a line to the fields of a row, with one error per bad cell."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from rebond.figures.readers.amounts import parse_cents, parse_decimal
from rebond.figures.readers.dates import parse_date
from rebond.figures.readers.headers import Header
from rebond.figures.readers.labels import fold, is_total
from rebond.figures.readers.reading import Reading
from rebond.figures.readers.rows import LineError
from rebond.figures.readers.tables import Table
from rebond.figures.readers.values import BadValue, Cell, shown, text_of

_CODES_BETWEEN = re.compile(r"[,;|\n]")

# A social security number under a label that does not say so; a SIRET has 14 digits, never 13 or 15.
_NIR = re.compile(r"[1-478] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}(?:[ /-]?\d{2})?", re.ASCII)
_NOT_KEPT = "(numéro de sécurité sociale, non conservé)"

# Not read at all: the platform has no use for them and must not hold them (NIR, health, residence).
SENSITIVE = frozenset(
    map(
        fold,
        (
            "Numéro de sécurité sociale",
            "N° de sécurité sociale",
            "N° sécurité sociale",
            "NIR",
            "Allocation adulte handicapé - échéance",
            "Date de la visite médicale",
            "Date limite de la visite médicale",
            "Résultat de la visite médicale",
            "Nationalité",
            "Fin de validité de la carte de séjour",
            "Reconnaissance RQTH (OUI/NON)",
        ),
    )
)


def parse_codes(cell: Cell) -> tuple[str, ...]:
    """`A001, A002` -> ("A001", "A002"), each once, in order."""
    codes = (code.strip() for code in _CODES_BETWEEN.split(text_of(cell)))
    return tuple(dict.fromkeys(code for code in codes if code))


def parse_count(cell: Cell) -> int | None:
    text = text_of(cell)
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= 6):  # noqa: PLR2004
        raise BadValue(f"« {text[:40]} » n’est pas un nombre entier : corrigez la case.")
    return int(text)


def parse_text(cell: Cell) -> str:
    return " ".join(text_of(cell).split()) if "\n" not in text_of(cell) else text_of(cell)


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a row, the labels it goes by (preferred first), and how its cell is read."""

    field: str
    labels: tuple[str, ...]
    parse: Callable[[Cell], Any] = parse_text
    is_required: bool = False  # the file cannot be read without this column

    @property
    def folded(self) -> tuple[str, ...]:
        return tuple(map(fold, self.labels))


def dates(field: str, *labels: str, is_required: bool = False) -> Column:
    return Column(field, labels, parse_date, is_required)


def cents(field: str, *labels: str) -> Column:
    return Column(field, labels, parse_cents)


def decimals(field: str, *labels: str) -> Column:
    return Column(field, labels, parse_decimal)


@dataclass(frozen=True, slots=True)
class Plan:
    """Where each field is in this very file."""

    placed: tuple[tuple[Column, int], ...]
    unknown: tuple[tuple[str, int], ...]
    width: int
    sensitive: tuple[str, ...] = ()

    def places(self, *fields: str) -> tuple[int, ...]:
        return tuple(place for column, place in self.placed if column.field in fields)


def plan_of(header: Header, columns: tuple[Column, ...], *, used: frozenset[int] = frozenset()) -> Plan:
    placed = tuple(
        (column, place) for column in columns if (place := header.find(*column.folded)) is not None
    )
    taken = {place for _, place in placed} | used
    labels = header.distinct_labels()
    unknown = tuple(
        (label, place)
        for place, label in enumerate(labels)
        if label and place not in taken and header.folded[place] not in SENSITIVE
    )
    sensitive = tuple(header.labels[place] for place, name in enumerate(header.folded) if name in SENSITIVE)
    return Plan(placed, unknown, len(labels), sensitive)


def read_cells(
    plan: Plan, header: Header, line: int, cells: list[Cell]
) -> tuple[dict[str, Any], list[LineError]]:
    values: dict[str, Any] = {}
    errors: list[LineError] = []
    for column, place in plan.placed:
        cell = cells[place] if place < len(cells) else None
        try:
            values[column.field] = column.parse(cell)
        except BadValue as error:
            errors.append(
                LineError(line=line, column=header.labels[place], value=shown(cell), reason=str(error))
            )
    values["extra"] = {
        label: _NOT_KEPT if _NIR.fullmatch(text) else text
        for label, place in plan.unknown
        if place < len(cells) and (text := text_of(cells[place]))
    }
    return values, errors


def data_lines(
    reading: Reading, table: Table, header: Header, telling: tuple[int, ...]
) -> Iterator[tuple[int, list[Cell]] | LineError]:
    """The lines below the header that carry data; the others are counted with their reason."""
    width = len(header.labels)
    for number, raw in table.rows():
        if number <= header.line:
            continue
        cells: list[Cell] = list(raw)
        filled = sum(1 for cell in cells if cell is not None and cell != "" and text_of(cell))
        if not filled:
            continue
        if filled == 1 and width > 2:  # noqa: PLR2004
            reading.skipped["lignes de titre ou de commentaire (une seule case remplie)"] += 1
        elif is_total(cells, telling):
            reading.skipped["lignes de total"] += 1
        elif header.repeats(cells):
            reading.skipped["en-têtes répétés"] += 1
        else:
            reading.lines_read += 1
            if overflow := _overflow(cells, width):
                yield LineError(
                    line=number,
                    column="",
                    value=overflow,
                    reason="La ligne a plus de cases que l’en-tête : un libellé contient sans doute le séparateur. "
                    "Mettez-le entre guillemets ou refaites l’export.",
                )
                continue
            yield number, cells


def _overflow(cells: list[Cell], width: int) -> str:
    return next((shown(cell) for cell in cells[width:] if text_of(cell)), "")

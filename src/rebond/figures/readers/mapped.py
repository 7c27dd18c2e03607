"""Any table, when a person has said which column is what."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from rebond.figures.readers.amounts import parse_cents
from rebond.figures.readers.dates import parse_date, parse_month
from rebond.figures.readers.errors import WrongOptions
from rebond.figures.readers.fields import Column
from rebond.figures.readers.headers import Header, header_of
from rebond.figures.readers.labels import fold, fold_cell
from rebond.figures.readers.ledger_lines import read_ledger
from rebond.figures.readers.ledgers import Places
from rebond.figures.readers.options import Options
from rebond.figures.readers.people import CONTRACT, EXIT, PERSON, SHAPES, Shape, read_shape
from rebond.figures.readers.reading import Reading
from rebond.figures.readers.rows import (
    ContractRow,
    ExitRow,
    Item,
    LedgerLine,
    LineError,
    MonthAmount,
    PersonRow,
    TurnoverRow,
)
from rebond.figures.readers.tables import Table
from rebond.figures.readers.values import BadValue, Cell, text_of


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    label: str
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    label: str
    row: type
    fields: tuple[Field, ...]
    one_of: tuple[tuple[str, ...], ...] = ()  # at least one of these groups must be complete


def _fields(columns: tuple[Column, ...], required: tuple[str, ...]) -> tuple[Field, ...]:
    return tuple(Field(column.field, column.labels[0], column.field in required) for column in columns)


TARGETS: dict[str, Target] = {
    "personnes": Target("Personnes", PersonRow, _fields(PERSON, ("last_name", "first_name"))),
    "contrats": Target(
        "Contrats", ContractRow, _fields(CONTRACT, ("last_name", "first_name", "title", "effective_on"))
    ),
    "sorties": Target("Sorties", ExitRow, _fields(EXIT, ("last_name", "first_name", "left_on"))),
    "chiffres": Target(
        "Chiffre d’affaires, une ligne par mois",
        TurnoverRow,
        (
            Field("analytic_codes", "Code analytique"),
            Field("endi_user_id", "ID Utilisateur"),
            Field("internal_id", "Identifiant interne"),
            Field("last_name", "Nom"),
            Field("first_name", "Prénom"),
            Field("month", "Mois ou date", is_required=True),
            Field("amount", "Montant du chiffre d’affaires", is_required=True),
        ),
        one_of=(("analytic_codes",), ("endi_user_id",), ("internal_id",), ("last_name", "first_name")),
    ),
    "ecritures": Target(
        "Écritures d’un grand livre",
        LedgerLine,
        (
            Field("analytic_code", "Code analytique", is_required=True),
            Field("account", "Compte général", is_required=True),
            Field("date", "Date", is_required=True),
            Field("label", "Libellé"),
            Field("debit", "Débit"),
            Field("credit", "Crédit"),
            Field("amount", "Montant"),
            Field("side", "Sens (D ou C)"),
            Field("line_type", "Type de ligne (G ou A)"),
        ),
        one_of=(("debit", "credit"), ("amount", "side")),
    ),
}


def checked_target(options: Options) -> Target:
    target = TARGETS.get(options.target)
    if target is None:
        raise WrongOptions(f"Dites ce que contient le tableau : {', '.join(TARGETS)}.")
    names = {field.name: field for field in target.fields}
    if unknown := [name for name in options.mapping if name not in names]:
        raise WrongOptions(f"Champs inconnus dans la correspondance : {', '.join(unknown)}.")
    given = {name for name, column in options.mapping.items() if column}
    if missing := [field.label for field in target.fields if field.is_required and field.name not in given]:
        raise WrongOptions(f"Il faut aussi indiquer la colonne de : {', '.join(missing)}.")
    if target.one_of and not any(given.issuperset(group) for group in target.one_of):
        ways = " ou ".join(" et ".join(names[name].label for name in group) for group in target.one_of)
        raise WrongOptions(f"Il faut aussi indiquer la colonne de : {ways}.")
    return target


def mapped_header(table: Table, options: Options) -> Header | None:
    """The first row that holds every column of the mapping."""
    wanted = {fold(column) for column in options.mapping.values() if column}
    for number, cells in table.start():
        if wanted <= {fold_cell(cell) for cell in cells}:
            return header_of(number, cells)
    return None


def read_mapped(
    reading: Reading, table: Table, header: Header, target: Target, options: Options
) -> Iterator[Item]:
    if target.row is LedgerLine:
        return read_ledger(reading, table, header, _ledger_places(header, options))
    if target.row is TurnoverRow:
        return read_shape(reading, table, header, Shape(_long_columns(options), _turnover, _checked_turnover))
    shape = SHAPES[target.row]
    return read_shape(reading, table, header, replace(shape, columns=_renamed(shape.columns, options)))


def _ledger_places(header: Header, options: Options) -> Places:
    def at(name: str) -> int:
        column = options.mapping.get(name, "")
        place = header.find(fold(column)) if column else None
        return -1 if place is None else place

    return Places(
        analytic=at("analytic_code"),
        **{
            name: at(name)
            for name in ("account", "date", "label", "debit", "credit", "amount", "side", "line_type")
        },
    )


def _renamed(columns: tuple[Column, ...], options: Options) -> tuple[Column, ...]:
    """Our fields, found under the labels of this file; a field left out of the mapping is not read."""
    return tuple(
        Column(column.field, (options.mapping[column.field],), column.parse)
        for column in columns
        if options.mapping.get(column.field)
    )


def _long_columns(options: Options) -> tuple[Column, ...]:
    from rebond.figures.readers.fields import parse_codes, parse_text

    readers: dict[str, Callable[[Cell], Any]] = {
        "analytic_codes": parse_codes,
        "month": _month,
        "amount": parse_cents,
    }
    return tuple(
        Column(field.name, (options.mapping[field.name],), readers.get(field.name, parse_text))
        for field in TARGETS["chiffres"].fields
        if options.mapping.get(field.name)
    )


def _month(cell: Cell) -> tuple[int, int] | None:
    if isinstance(cell, str) and (found := parse_month(cell)):
        return found
    try:
        date = parse_date(cell)
    except BadValue:
        raise BadValue(
            f"« {text_of(cell)[:40]} » n’est ni un mois ni une date : écrivez mars 2020, 03/2020 ou 31/03/2020."
        ) from None
    return (date.year, date.month) if date else None


def _checked_turnover(values: dict[str, Any], line: int) -> Iterator[LineError]:
    for name, label in (("month", "Mois"), ("amount", "Montant")):
        if name in values and values[name] is None:
            yield LineError(
                line=line, column=label, value="", reason=f"{label} : la case est vide, complétez-la."
            )
    if not any(values.get(name) for name in ("analytic_codes", "endi_user_id", "internal_id", "last_name")):
        yield LineError(
            line=line,
            column="",
            value="",
            reason="Rien ne dit à qui va ce montant : complétez le code ou le nom.",
        )


def _turnover(values: dict[str, Any]) -> Item:
    (year, month), amount = values.pop("month"), values.pop("amount")
    return TurnoverRow(**values, months=(MonthAmount(year, month, amount),))

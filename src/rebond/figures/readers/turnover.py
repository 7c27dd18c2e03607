"""enDI's monthly turnover sheets: by entrepreneur, by analytic code."""

from collections.abc import Iterator

from rebond.figures.readers.amounts import french_euros, parse_cents
from rebond.figures.readers.fields import Column, cents, data_lines, dates, plan_of, read_cells
from rebond.figures.readers.headers import Header
from rebond.figures.readers.people import IDENTITY
from rebond.figures.readers.reading import Reading
from rebond.figures.readers.rows import Item, LineError, MonthAmount, TurnoverRow
from rebond.figures.readers.tables import Table
from rebond.figures.readers.values import BadValue, Cell, shown

TURNOVER = (
    *IDENTITY,
    Column("situation", ("Situation actuelle dans la CAE",)),
    dates("left_on", "Date de sortie"),
    Column("trade_names", ("Enseigne(s)", "Enseigne")),
    Column("entrepreneurs", ("Entrepreneur(s)", "Noms ES", "Entrepreneur")),
    cents("total_cents", "CA TOTAL"),
)
_TELLING = ("last_name", "first_name", "trade_names", "entrepreneurs")
_NOBODY = (
    "Ni code analytique, ni nom, ni identifiant : on ne sait pas à qui vont ces montants. Complétez la ligne."
)


def read_turnover(reading: Reading, table: Table, header: Header) -> Iterator[Item]:
    plan = plan_of(header, TURNOVER, used=frozenset(header.months))
    if double := _double_months(header):
        reading.note(
            f"Mois présents dans deux colonnes, les lignes concernées sont refusées : {', '.join(double)}."
        )
    for found in data_lines(reading, table, header, plan.places(*_TELLING)):
        if isinstance(found, LineError):
            yield found
            continue
        line, cells = found
        values, errors = read_cells(plan, header, line, cells)
        months, month_errors = _months(header, line, cells)
        errors.extend(month_errors)
        if not errors and not any(
            values.get(key) for key in ("analytic_codes", "endi_user_id", "internal_id", "last_name")
        ):
            errors.append(LineError(line=line, column="Code(s) analytique(s)", value="", reason=_NOBODY))
        if errors:
            yield from errors
            continue
        row = TurnoverRow(line=line, months=months, **values)
        _compare_total(reading, row)
        yield row


def _double_months(header: Header) -> list[str]:
    months = list(header.months.values())
    return sorted({f"{month:02d}/{year}" for year, month in months if months.count((year, month)) > 1})


def _months(header: Header, line: int, cells: list[Cell]) -> tuple[tuple[MonthAmount, ...], list[LineError]]:
    amounts: dict[tuple[int, int], int] = {}
    errors = []
    for column, month in header.months.items():
        cell = cells[column] if column < len(cells) else None
        reason = ""
        try:
            value = parse_cents(cell)
        except BadValue as error:
            reason = str(error)
        else:
            if value is not None and amounts.setdefault(month, value) != value:
                reason = "Le même mois est dans deux colonnes avec deux montants : n’en gardez qu’une."
        if reason:
            errors.append(
                LineError(line=line, column=header.labels[column], value=shown(cell), reason=reason)
            )
    found = tuple(MonthAmount(year, month, value) for (year, month), value in sorted(amounts.items()))
    return found, errors


def _compare_total(reading: Reading, row: TurnoverRow) -> None:
    """The total is a check, not a figure: months win and the difference is said."""
    total = sum(amount.cents for amount in row.months)
    if row.total_cents is not None and row.months and row.total_cents != total:
        reading.note(
            f"Ligne {row.line} : CA TOTAL annonce {french_euros(row.total_cents)}, "
            f"la somme des mois donne {french_euros(total)}. Les mois sont retenus."
        )

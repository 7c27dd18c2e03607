"""A cell, as the three families of files give it, and the text it stands for."""

import datetime as dt
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
Cells: TypeAlias = list[Cell] | list[str]

SHOWN = 120
# What editors leave at the edges: BOM, zero-width space, DOS end of file, no-break spaces.
EDGES = " \t\r\n\f\v\x1a\ufeff\u200b\u00a0\u202f\u2007\u2009"


class BadValue(ValueError):
    """A cell that cannot be read; the message says why and what to do."""


def text_of(cell: Cell) -> str:
    """The text a person sees in the cell; a whole number loses the `.0` of spreadsheets."""
    if isinstance(cell, str):
        text = cell.strip(EDGES)
        return _unwrapped(text) if text[:1] == "=" else text  # the test spares a call, millions of times
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)  # noqa: PLR2004
    if isinstance(cell, dt.date):
        is_hour_told = isinstance(cell, dt.datetime) and cell.time() != dt.time()
        return cell.strftime("%d/%m/%Y %H:%M" if is_hour_told else "%d/%m/%Y")
    return str(cell)


def _unwrapped(text: str) -> str:
    """`="00123"` is how spreadsheets are told to keep leading zeros: it means 00123."""
    if text.startswith('="') and text.endswith('"') and len(text) > 3:  # noqa: PLR2004
        return text[2:-1]
    return text


def shown(cell: Cell) -> str:
    """The value as it may be shown in a report: one line, cut."""
    text = " ".join(text_of(cell).split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"

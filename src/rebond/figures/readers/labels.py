"""Labels compared as people read them: case, accents, spaces and apostrophes do not count."""

import unicodedata
from functools import lru_cache

from rebond.figures.readers.values import Cell, text_of

_TOTALS = ("total", "soustotal", "totaux", "cumul")


@lru_cache(maxsize=8192)
def fold(label: str) -> str:
    """`Date d’effet`, `DATE D'EFFET` and `date  d'effet` all become `datedeffet`; `-----` becomes empty."""
    spread = label.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("º", "°")
    decomposed = unicodedata.normalize("NFKD", spread)
    return "".join(sign for sign in decomposed.casefold() if sign.isascii() and sign.isalnum())


def fold_cell(cell: Cell) -> str:
    text = text_of(cell)
    return fold(text) if len(text) <= 200 else ""  # noqa: PLR2004 - no label is that long


def is_total(cells: list[Cell], telling: tuple[int, ...]) -> bool:
    """A total line: `Total…` comes first, and the columns that every real line fills (`telling`) are empty."""
    first = next((place for place, cell in enumerate(cells) if text_of(cell)), None)
    if first is None or not fold_cell(cells[first]).startswith(_TOTALS):
        return False
    return not any(text_of(cells[place]) for place in telling if place != first and place < len(cells))

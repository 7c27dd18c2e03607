"""Labels compared as people read them: case, accents, spaces and apostrophes do not count."""

import unicodedata
from functools import lru_cache

from rebond.figures.readers.values import Cell, text_of


@lru_cache(maxsize=8192)
def fold(label: str) -> str:
    """`Date d’effet`, `DATE D'EFFET` and `date  d'effet` all become `datedeffet`; `-----` becomes empty."""
    spread = label.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("º", "°")
    decomposed = unicodedata.normalize("NFKD", spread)
    return "".join(sign for sign in decomposed.casefold() if sign.isascii() and sign.isalnum())


def fold_cell(cell: Cell) -> str:
    text = text_of(cell)
    return fold(text) if len(text) <= 200 else ""  # noqa: PLR2004 - no label is that long


def is_total(cells: list[Cell]) -> bool:
    """Total line: `Total…` first, then nothing but numbers; a person named Total has a first name."""
    filled = [text for cell in cells if (text := text_of(cell))]
    if not filled or not fold(filled[0]).startswith(("total", "soustotal", "totaux")):
        return False
    return not any(any(sign.isalpha() for sign in text) or "/" in text for text in filled[1:])

"""SYLK (.slk), the text spreadsheet that Sage writes: read cell by cell, given row by row."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from rebond.figures.readers.errors import DamagedFile
from rebond.figures.readers.guard import MOST_COLUMNS
from rebond.figures.readers.values import Cell

_HELD = "\x00"  # stands for an escaped semicolon while a record is cut
_ACCENTED = re.compile("\x1bN([A-K])(.)|\x1bN([aqijyz{l])|\x1b([ -/])([0-?])")
_COMBINING = {
    "A": "\u0300",
    "B": "\u0301",
    "C": "\u0302",
    "D": "\u0303",
    "H": "\u0308",
    "J": "\u030a",
    "K": "\u0327",
}
_LIGATURES = {"a": "Æ", "q": "æ", "j": "Œ", "z": "œ", "i": "Ø", "y": "ø", "{": "ß", "l": "Þ"}
_NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{1,18})?(?:E[+-]?\d{1,2})?", re.ASCII)
_MOST_ROWS = 10_000_000


def sylk_rows(path: Path, encoding: str) -> Iterator[tuple[int, list[Cell]]]:
    """(row number, cells); rows shorter than the widest one met are filled with empty cells."""
    row, column, width = 1, 1, 0
    cells: dict[int, Cell] = {}
    with path.open(encoding=encoding) as stream:
        for line in stream:
            if not line.startswith(("C;", "F;")):
                continue
            fields = _fields(line)
            new_row, column = _spot(fields, row, column, path)
            if new_row != row:
                yield row, _listed(cells, width)
                cells, row = {}, new_row
            if line.startswith("C;") and "K" in fields:
                cells[column] = _value(fields["K"])
                width = max(width, column)
    if cells:
        yield row, _listed(cells, width)


def _fields(line: str) -> dict[str, str]:
    """`C;Y1;X2;K"a;;b"` -> {"Y": "1", "X": "2", "K": '"a;;b"'}."""
    parts = line.rstrip("\r\n").replace(";;", _HELD).split(";")[1:]
    return {part[0]: part[1:].replace(_HELD, ";") for part in parts if part}


def _spot(fields: dict[str, str], row: int, column: int, path: Path) -> tuple[int, int]:
    try:
        new_row, new_column = int(fields.get("Y", row)), int(fields.get("X", column))
    except ValueError as error:
        raise DamagedFile(f"« {path.name} » est un SYLK abîmé : exportez-le en CSV.") from error
    if new_row < row or new_row > _MOST_ROWS or not 0 < new_column <= MOST_COLUMNS:
        raise DamagedFile(
            f"« {path.name} » est un SYLK dont les lignes ne se suivent pas : ouvrez-le dans votre tableur "
            "et enregistrez-le en CSV ou XLSX."
        )
    return new_row, new_column


def _listed(cells: dict[int, Cell], width: int) -> list[Cell]:
    return [cells.get(position) for position in range(1, width + 1)]


def _value(raw: str) -> Cell:
    if raw.startswith('"'):
        text = raw[1:-1] if raw.endswith('"') and len(raw) > 1 else raw[1:]
        return _ACCENTED.sub(_unescaped, text.replace('""', '"'))
    if raw in {"TRUE", "FALSE"}:
        return raw == "TRUE"
    if not _NUMBER.fullmatch(raw):
        return raw  # an error such as #DIV/0!, shown as it is
    return float(raw)


def _unescaped(match: re.Match[str]) -> str:
    """Accents in SYLK are an escape, the accent's letter, then the letter that carries it."""
    if match[1]:
        return unicodedata.normalize("NFC", match[2] + _COMBINING.get(match[1], ""))
    if match[3]:
        return _LIGATURES[match[3]]
    code = (ord(match[4]) - 0x20) * 16 + ord(match[5]) - 0x30
    return bytes([code]).decode("cp1252", "replace") if 0x20 <= code <= 0xFF else " "  # noqa: PLR2004

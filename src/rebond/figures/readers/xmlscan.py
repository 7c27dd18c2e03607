"""What an XLSX or ODS really holds, read before the spreadsheet library allocates for it.

Two dangers the library does not see: one cell at the far corner makes it reserve the whole rectangle;
and a cell in error, or a formula never computed, comes back as an empty cell, hence as a false zero.
"""

import re
import zipfile
from pathlib import Path
from xml.parsers import expat

from rebond.figures.readers.errors import DamagedFile, TooLarge
from rebond.figures.readers.guard import MOST_CELLS, MOST_COLUMNS

_BLOCK = 1 << 20
_CELL_SPOT = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_ROW_SPOT = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br=["'](\d{1,7})["']""")
_IN_ERROR = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^>]*\bt=["']e["'])[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*>"""
    rb"""(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]{1,12})""",
    re.DOTALL,
)
_UNCOMPUTED = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*>\s*"""
    rb"""<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v>\s*</(?:\w+:)?v>|<(?:\w+:)?v\s*/>)?\s*</"""
)
_MOST_BAD_CELLS = 10_000

BadCells = dict[tuple[int, int], str]


def scan_xlsx(path: Path) -> dict[str, BadCells]:
    """Member name of each sheet -> cells that hold an error or an uncomputed formula (0-based row, column)."""
    with zipfile.ZipFile(path) as archive:
        sheets = [
            name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")
        ]
        return {name: _scan_sheet(archive, name, path) for name in sheets}


def _scan_sheet(archive: zipfile.ZipFile, name: str, path: Path) -> BadCells:
    extent = [1, 1]
    bad: BadCells = {}
    carry = b""
    with archive.open(name) as stream:
        while block := stream.read(_BLOCK):
            window = carry + block
            cut = window.rfind(b"</row>") + 6 if b"</row>" in window else 0
            _grow(extent, window[: cut or None], path)
            _note_bad_cells(bad, window[:cut] if cut else window)
            carry = window[cut:] if cut else window[-4096:]
    _grow(extent, carry, path)
    _note_bad_cells(bad, carry)
    return bad


def _grow(extent: list[int], window: bytes, path: Path) -> None:
    letters = set()
    rows = {extent[0]}
    for column, row in _CELL_SPOT.findall(window):
        letters.add(column)
        rows.add(int(row))
    rows.update(int(row) for row in _ROW_SPOT.findall(window))
    extent[0] = max(rows)
    extent[1] = max([extent[1], *(_column(column) + 1 for column in letters)])
    if extent[1] > MOST_COLUMNS:
        raise TooLarge(
            f"« {path.name} » a plus de {MOST_COLUMNS} colonnes : supprimez les colonnes vides à droite du tableau."
        )
    if extent[0] * extent[1] > MOST_CELLS:
        raise TooLarge(
            f"« {path.name} » s’étend sur {extent[0]} lignes et {extent[1]} colonnes : "
            "supprimez les lignes et colonnes vides, ou exportez en CSV, qui se lit sans limite."
        )


def _note_bad_cells(bad: BadCells, window: bytes) -> None:
    if b'"e"' in window or b"'e'" in window:
        for column, row, error in _IN_ERROR.findall(window):
            if len(bad) < _MOST_BAD_CELLS:
                bad[int(row) - 1, _column(column)] = error.decode("ascii", "replace")
    if b"<f" in window or b":f" in window:
        for column, row in _UNCOMPUTED.findall(window):
            if len(bad) < _MOST_BAD_CELLS:
                bad[int(row) - 1, _column(column)] = "=formule non calculée"


def _column(letters: bytes) -> int:
    """0 for A, 25 for Z, 26 for AA."""
    position = 0
    for letter in letters:
        position = position * 26 + letter - 64
    return position - 1


class _OdsExtent:
    """Counts the rectangle of filled cells, repeats included; trailing empty repeats do not count."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.row_repeat = self.cell_repeat = 1
        self.rows = self.columns = self.width = self.filled_width = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith(":table"):
            self.rows = self.columns = 0
        elif tag.endswith(":table-row"):
            self.row_repeat = _repeat(attributes, "table:number-rows-repeated")
            self.width = self.filled_width = 0
        elif tag.endswith(("table-cell", "covered-table-cell")):
            self.width += _repeat(attributes, "table:number-columns-repeated")
            if "office:value-type" in attributes or "calcext:value-type" in attributes:
                self.filled_width = self.width

    def end(self, tag: str) -> None:
        if not tag.endswith(":table-row"):
            return
        self.rows += self.row_repeat
        self.columns = max(self.columns, self.filled_width)
        if self.filled_width > MOST_COLUMNS or (self.filled_width and self.rows * self.columns > MOST_CELLS):
            raise TooLarge(
                f"« {self.path.name} » contient trop de cases remplies ou répétées : "
                "supprimez celles qui ne servent pas, ou exportez en CSV."
            )


def _repeat(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return int(text) if text.isdecimal() and len(text) < 10 else 1  # noqa: PLR2004


def scan_ods(path: Path) -> None:
    """Refuse an ODS whose repeats would unfold to more cells than memory holds."""
    extent = _OdsExtent(path)
    parser = expat.ParserCreate()
    parser.StartElementHandler = extent.start
    parser.EndElementHandler = extent.end
    parser.EntityDeclHandler = _refuse_entities
    try:
        with zipfile.ZipFile(path) as archive, archive.open("content.xml") as stream:
            parser.ParseFile(stream)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise DamagedFile(
            f"« {path.name} » est abîmé : enregistrez-le à nouveau dans votre tableur."
        ) from error


def _refuse_entities(*_: object) -> None:
    raise DamagedFile("Le fichier contient des entités XML, qu’aucun tableur n’écrit : refaites l’export.")

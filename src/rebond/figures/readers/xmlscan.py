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

_SPOT = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_MOST_BAD_CELLS = 10_000
_MOST_ERROR_CHARACTERS = 12
_SHEETS = "xl/worksheets/"

BadCells = dict[tuple[int, int], str]


def scan_xlsx(path: Path) -> dict[str, BadCells]:
    """Member name of each sheet -> cells that hold an error or an uncomputed formula (0-based row, column).

    Every member is looked at: the workbook may call its sheets as it likes.
    """
    with zipfile.ZipFile(path) as archive:
        return {name: _scan_member(archive, name, path) for name in archive.namelist()}


def _scan_member(archive: zipfile.ZipFile, name: str, path: Path) -> BadCells:
    """By a parser of XML, not by its looks: spaces, prefixes and quotes have many ways to say one cell."""
    sheet = _SheetExtent(path)
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = sheet.start, sheet.end
    parser.CharacterDataHandler = sheet.text
    parser.EntityDeclHandler = _refuse_entities
    try:
        with archive.open(name) as stream:
            parser.ParseFile(stream)
    except (expat.ExpatError, LookupError, ValueError) as error:
        if name.startswith(_SHEETS) or sheet.holds_cells:
            raise DamagedFile(
                f"« {path.name} » est abîmé : ouvrez-le dans votre tableur et enregistrez-le à nouveau."
            ) from error
    return sheet.bad


class _SheetExtent:
    """The corner the filled cells reach, and the cells whose value is not one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows = self.columns = 1
        self.row = self.column = -1
        self.bad: BadCells = {}
        self.holds_cells = self.is_value = False
        self.is_error = self.is_formula = False
        self.value = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._open_cell(attributes)
        elif name == "row":
            said = attributes.get("r", "").strip()
            self.row = int(said) - 1 if said.isdecimal() and len(said) < 8 else self.row + 1  # noqa: PLR2004
            self.column = -1
            self._grow()
        elif name == "f":
            self.is_formula = True
        elif name in {"v", "is"}:
            self.is_value = self.is_error or self.is_formula

    def _open_cell(self, attributes: dict[str, str]) -> None:
        self.holds_cells, self.value = True, ""
        self.is_error, self.is_formula = attributes.get("t") == "e", False
        if spot := _SPOT.fullmatch(attributes.get("r", "").strip()):
            self.column, self.row = _column(spot[1].upper()), int(spot[2]) - 1
        else:
            self.column += 1
        self._grow()

    def text(self, said: str) -> None:
        if self.is_value and len(self.value) <= _MOST_ERROR_CHARACTERS:
            self.value += said.strip()

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in {"v", "is"}:
            self.is_value = False
        elif name == "c" and (self.is_error or self.is_formula) and len(self.bad) < _MOST_BAD_CELLS:
            if self.is_error and self.value:
                self.bad[self.row, self.column] = self.value[:_MOST_ERROR_CHARACTERS]
            elif self.is_formula and not self.value:
                self.bad[self.row, self.column] = "=formule non calculée"

    def _grow(self) -> None:
        if self.row < self.rows and self.column < self.columns:
            return
        self.rows, self.columns = max(self.rows, self.row + 1), max(self.columns, self.column + 1)
        if self.columns > MOST_COLUMNS:
            raise TooLarge(
                f"« {self.path.name} » a plus de {MOST_COLUMNS} colonnes : "
                "supprimez les colonnes vides à droite du tableau."
            )
        if self.rows * self.columns > MOST_CELLS:
            raise TooLarge(
                f"« {self.path.name} » s’étend sur {self.rows} lignes et {self.columns} colonnes : "
                "supprimez les lignes et colonnes vides, ou exportez en CSV, qui se lit sans limite."
            )


def _column(letters: str) -> int:
    """0 for A, 25 for Z, 26 for AA."""
    position = 0
    for letter in letters:
        position = position * 26 + ord(letter) - 64
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

"""XLSX and ODS through calamine, after the checks of `xmlscan`."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from rebond.figures.readers.errors import DamagedFile, TooLarge
from rebond.figures.readers.guard import MOST_COLUMNS, Family
from rebond.figures.readers.values import Cell
from rebond.figures.readers.xmlscan import BadCells, scan_ods, scan_xlsx

MOST_SHEETS = 50
_SHEET = re.compile(rb"""<(?:\w+:)?sheet\s[^<>]*?\br:id=["'](\w+)["']""")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]*>")


class Workbook:
    def __init__(self, path: Path, family: Family) -> None:
        self.path = path
        self._bad = _bad_cells(path) if family is Family.XLSX else {}
        if family is Family.ODS:
            scan_ods(path)
        with _told(path):
            self._book = CalamineWorkbook.from_path(str(path))
        self._opened: CalamineSheet | None = None
        self.sheets = tuple(self._book.sheet_names[:MOST_SHEETS])

    def _open(self, sheet: str) -> CalamineSheet:
        """The sheet, kept while it is the one being read: the header is looked for before the rows are."""
        if self._opened is None or self._opened.name != sheet:
            with _told(self.path):
                self._opened = self._book.get_sheet_by_name(sheet)
        return self._opened

    def rows(self, sheet: str) -> Iterator[tuple[int, list[Cell]]]:
        """(row number as shown by the spreadsheet, cells from column A)."""
        opened = self._open(sheet)
        if opened.start is None:
            return
        shift = opened.start[1]
        if shift + opened.width > MOST_COLUMNS:
            raise TooLarge(f"« {self.path.name} », feuille « {sheet} » : plus de {MOST_COLUMNS} colonnes.")
        bad = self._bad.get(sheet, {})
        for number, values in enumerate(opened.iter_rows(), start=1):
            cells: list[Cell] = [None] * shift + list(values)
            if bad:
                _show_bad_cells(bad, number - 1, cells)
            yield number, cells


def _show_bad_cells(bad: BadCells, row: int, cells: list[Cell]) -> None:
    for column in range(len(cells)):
        if (row, column) in bad:
            cells[column] = bad[row, column]


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """The library's own troubles, as sentences."""
    try:
        yield
    except PasswordError as error:
        raise DamagedFile(
            f"« {path.name} » est protégé par un mot de passe : enregistrez-le sans mot de passe."
        ) from error
    except BaseException as error:
        # A panic of the Rust library is no Exception, yet it is only a file it did not expect.
        is_its_own = isinstance(error, CalamineError | OSError | ValueError)
        if not is_its_own and type(error).__name__ != "PanicException":
            raise
        raise DamagedFile(
            f"« {path.name} » est abîmé : ouvrez-le dans votre tableur et enregistrez-le à nouveau."
        ) from error


def _bad_cells(path: Path) -> dict[str, BadCells]:
    """Cells in error by sheet name; the archive names its sheets by file, the workbook by title."""
    by_member = scan_xlsx(path)
    if not any(by_member.values()):
        return {}
    titles = CalamineWorkbook.from_path(str(path)).sheet_names
    return dict(zip(titles, (by_member.get(name, {}) for name in _members_in_order(path)), strict=False))


def _members_in_order(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        identifiers = _SHEET.findall(archive.read("xl/workbook.xml"))
        targets = {}
        for relation in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
            identifier = re.search(rb"""\bId=["'](\w+)["']""", relation)
            target = re.search(rb"""\bTarget=["']([^"']+)["']""", relation)
            if identifier and target:
                targets[identifier[1]] = posixpath.normpath(posixpath.join("xl", target[1].decode()))
    return [targets.get(identifier, "").lstrip("/") for identifier in identifiers]

"""A file opened as numbered rows of cells, whatever its family."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rebond.figures.readers.delimited import delimited_rows, sample_of, separator_of
from rebond.figures.readers.encodings import encoding_of
from rebond.figures.readers.errors import WrongOptions
from rebond.figures.readers.guard import Family, family_of
from rebond.figures.readers.sylk import sylk_rows
from rebond.figures.readers.values import Cell, text_of
from rebond.figures.readers.workbooks import Workbook
from rebond.figures.readers.xls import OldWorkbook

HEADER_DEPTH = 60  # a header is looked for in these first rows

Rows = Iterator[tuple[int, list[Cell]]] | Iterator[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a file; `rows()` starts again from the top at each call."""

    path: Path
    family: Family
    rows: Callable[[], Rows]
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    head: list[tuple[int, list[Cell]]] = field(default_factory=list)

    def start(self) -> list[tuple[int, list[Cell]]]:
        """The first rows, read once."""
        if not self.head:
            rows: Rows = self.rows()
            for number, cells in rows:
                self.head.append((number, list(cells)))
                if len(self.head) == HEADER_DEPTH:
                    break
        return self.head


def open_tables(path: Path, is_known_label: Callable[[str], bool], sheet: str = "") -> list[Table]:
    """The tables of a file: one for text and SYLK, one per non-empty sheet for a workbook."""
    family = family_of(path)
    if family is Family.TEXT:
        return [_text_table(path, is_known_label)]
    if family is Family.SYLK:
        encoding = encoding_of(path)
        return [Table(path=path, family=family, encoding=encoding, rows=lambda: sylk_rows(path, encoding))]
    book = OldWorkbook(path) if family is Family.XLS else Workbook(path, family)
    return _sheets(book, family, sheet)


def _text_table(path: Path, is_known_label: Callable[[str], bool]) -> Table:
    encoding = encoding_of(path)
    separator = separator_of(sample_of(path, encoding), is_known_label)
    return Table(
        path=path,
        family=Family.TEXT,
        encoding=encoding,
        separator=separator,
        rows=lambda: delimited_rows(path, encoding, separator),
    )


def _sheets(book: Workbook | OldWorkbook, family: Family, wanted: str) -> list[Table]:
    if wanted and wanted not in book.sheets:
        raise WrongOptions(
            f"La feuille « {wanted} » n’existe pas dans « {book.path.name} » : "
            f"choisissez parmi {', '.join(book.sheets)}."
        )
    tables = [
        Table(path=book.path, family=family, sheet=name, sheets=book.sheets, rows=_rows_of(book, name))
        for name in ([wanted] if wanted else book.sheets)
    ]
    return [table for table in tables if any(any(map(text_of, cells)) for _, cells in table.start())]


def _rows_of(book: Workbook | OldWorkbook, name: str) -> Callable[[], Rows]:
    return lambda: book.rows(name)

"""Reads one old .xls in a process of its own, with little memory: run by `xls`, imports nothing of ours.

A damaged .xls can make the library ask for memory without end; the system then stops this process, not the server.
Prints the names of the sheets, then one JSON line per row of the wanted sheet.
"""

import datetime as dt
import json
import sys
from typing import Any

from python_calamine import CalamineWorkbook

MOST_MEMORY = 1024**3
MOST_SECONDS = 30  # of processor: 65,536 rows, the most an .xls holds, take a few


def limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def plain(cell: Any) -> Any:
    """JSON knows no dates: `{"d": "2020-03-31"}`."""
    if isinstance(cell, dt.datetime):
        return {"d": cell.date().isoformat()}
    if isinstance(cell, dt.date):
        return {"d": cell.isoformat()}
    return cell if isinstance(cell, str | int | float | bool) else str(cell)


def main(path: str, wanted: str) -> None:
    limit()
    book = CalamineWorkbook.from_path(path)
    write = sys.stdout.write
    write(json.dumps(book.sheet_names) + "\n")
    if not wanted:
        return
    sheet = book.get_sheet_by_name(wanted)
    if sheet.start is None:
        return
    margin: list[Any] = [None] * sheet.start[1]
    for cells in sheet.iter_rows():
        write(json.dumps(margin + [plain(cell) for cell in cells]) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

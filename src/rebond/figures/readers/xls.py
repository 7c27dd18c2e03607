"""Old .xls workbooks, read by a child process that may be stopped without harm."""

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rebond.figures.readers.errors import DamagedFile, TooLarge
from rebond.figures.readers.guard import MOST_COLUMNS
from rebond.figures.readers.values import Cell

_CHILD = Path(__file__).with_name("xls_child.py")


class OldWorkbook:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.sheets: tuple[str, ...] = tuple(next(_lines(path, "")))

    def rows(self, sheet: str) -> Iterator[tuple[int, list[Cell]]]:
        lines = _lines(self.path, sheet)
        next(lines)
        for number, cells in enumerate(lines, start=1):
            if len(cells) > MOST_COLUMNS:
                raise TooLarge(
                    f"« {self.path.name} », feuille « {sheet} » : plus de {MOST_COLUMNS} colonnes."
                )
            yield number, [_cell(cell) for cell in cells]


def _cell(plain: Any) -> Cell:
    if isinstance(plain, dict):
        return dt.date.fromisoformat(plain["d"])
    cell: Cell = plain
    return cell


def _lines(path: Path, sheet: str) -> Iterator[list[Any]]:
    """What the child prints; its end is checked once everything is read, or at once when we stop reading."""
    # `-I`: the child sees neither our folder nor the environment, only the installed libraries.
    command = [sys.executable, "-I", str(_CHILD), str(path.resolve()), sheet]
    with subprocess.Popen(  # noqa: S603 - our own program, the path is an argument, no shell
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, encoding="utf-8"
    ) as child:
        assert child.stdout is not None
        try:
            yield from map(json.loads, child.stdout)
        except GeneratorExit:
            child.kill()
            raise
        if child.wait() != 0:
            raise DamagedFile(
                f"« {path.name} » est abîmé, trop grand ou protégé par un mot de passe : "
                "ouvrez-le dans votre tableur et enregistrez-le en XLSX."
            )

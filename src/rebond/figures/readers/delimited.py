"""CSV and TXT, line by line: memory does not grow with the file."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from rebond.figures.readers.errors import DamagedFile, TooLarge
from rebond.figures.readers.guard import MOST_CELL_CHARACTERS, MOST_COLUMNS

SEPARATORS = (";", "\t", "|", ",", ":")
_SAMPLE = 64 * 1024
_SAMPLE_LINES = 40
_LONGEST_RECORD = 200  # physical lines: beyond, a quote was left open


def sample_of(path: Path, encoding: str) -> str:
    with path.open(encoding=encoding, newline="") as stream:
        text = stream.read(_SAMPLE)
    return text if len(text) < _SAMPLE else text[: text.rfind("\n") + 1] or text


def separator_of(sample: str, is_known_label: Callable[[str], bool]) -> str:
    """The separator that reveals known labels; else the one that cuts the lines most evenly."""
    scores = {separator: _score(sample, separator, is_known_label) for separator in SEPARATORS}
    best = max(SEPARATORS, key=lambda separator: scores[separator])
    return best if scores[best] > (0, 0) else ";"


def _score(sample: str, separator: str, is_known_label: Callable[[str], bool]) -> tuple[int, int]:
    try:
        rows = [row for row, _ in zip(_reader(sample, separator), range(_SAMPLE_LINES), strict=False)]
    except csv.Error:
        return 0, 0
    known = max(
        (len({cell for cell in row if is_known_label(cell)}) for row in rows if len(row) > 1), default=0
    )
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if separator == ":" and known < 2:  # noqa: PLR2004 - hours and titles hold colons
        return 0, 0
    even = max((width * count for width, count in widths.items()), default=0)
    return (known if known > 1 else 0), even


def _reader(sample: str, separator: str) -> Iterator[list[str]]:
    return iter(csv.reader(io.StringIO(sample, newline=""), delimiter=separator))


class _Physical:
    """The physical lines, remembering those of the record being read: it tells a quote left open."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self.stream = stream
        self.record: list[str] = []

    def __iter__(self) -> Iterator[str]:
        remember = self.record.append
        for line in self.stream:
            remember(line)
            yield line


def delimited_rows(path: Path, encoding: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """(row number as a spreadsheet shows it, cells)."""
    number = 0
    with path.open(encoding=encoding, newline="") as stream:
        physical = _Physical(stream)
        record = physical.record
        try:
            for number, cells in enumerate(csv.reader(physical, delimiter=separator), start=1):
                if len(record) > 1:
                    _refuse_open_quote(record, separator, len(cells), number, path)
                if len(cells) > MOST_COLUMNS:
                    raise TooLarge(f"« {path.name} », ligne {number} : plus de {MOST_COLUMNS} colonnes.")
                yield number, cells
                record.clear()
        except csv.Error as error:
            raise _open_quote(path, number + 1) from error
        except UnicodeDecodeError as error:
            raise DamagedFile(f"« {path.name} » a changé pendant la lecture : recommencez.") from error


def _refuse_open_quote(record: list[str], separator: str, width: int, number: int, path: Path) -> None:
    """A record over several lines is an address; with whole table lines inside, it is a quote left open."""
    enough = max(3, width // 2)
    swallowed = any(line.count(separator) >= enough and not line.count('"') for line in record[1:])
    unbalanced = sum(line.count('"') for line in record) % 2
    if swallowed or unbalanced or len(record) > _LONGEST_RECORD:
        raise _open_quote(path, number)


def _open_quote(path: Path, number: int) -> DamagedFile:
    return DamagedFile(
        f"« {path.name} », ligne {number} : un guillemet ouvert n’est jamais refermé "
        f"(ou une case dépasse {MOST_CELL_CHARACTERS} caractères). "
        "Retirez-le du libellé dans le logiciel, puis refaites l’export."
    )

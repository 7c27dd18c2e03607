"""Dates and months as French files write them; a date that does not exist is refused."""

import datetime as dt
import re
from functools import lru_cache

from rebond.figures.readers.labels import fold
from rebond.figures.readers.values import BadValue, Cell, text_of

_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_SHORT = re.compile(r"(\d{2})(\d{2})(\d{2})", re.ASCII)
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$", re.ASCII)
_SERIAL_ORIGIN = dt.date(1899, 12, 30)
_SERIALS = range(7_306, 73_051)  # 1920 to 2099: outside, a number is no spreadsheet date
_YEARS = range(1900, 2101)

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            ("janv", "jan", "janvier"),
            ("fevr", "fev", "fevrier"),
            ("mars", "mar"),
            ("avr", "avril"),
            ("mai",),
            ("juin",),
            ("juil", "juillet"),
            ("aout", "aou"),
            ("sept", "sep", "septembre"),
            ("oct", "octobre"),
            ("nov", "novembre"),
            ("dec", "decembre"),
        ),
        start=1,
    )
    for name in names
}
_NAMED = re.compile(r"(?:ca)?([a-z]{3,9})(\d{4}|\d{2})", re.ASCII)
_NUMBERED = re.compile(r"(?:CA\s+)?(?:(\d{1,2})[/\-](\d{4})|(\d{4})[/\-](\d{1,2}))", re.ASCII | re.IGNORECASE)


def parse_date(cell: Cell, *, short_year: bool = False) -> dt.date | None:
    """A date, or None for an empty cell; `short_year` accepts jj/mm/aa and jjmmaa (ledgers of this century)."""
    if isinstance(cell, str):
        return _date_of_text(cell, short_year)
    if isinstance(cell, dt.datetime):
        return _checked(cell.year, cell.month, cell.day, text_of(cell))
    if isinstance(cell, dt.date):
        return _checked(cell.year, cell.month, cell.day, text_of(cell))
    if cell is None:
        return None
    return _date_of_number(cell, short_year=short_year)


def _date_of_number(cell: Cell, *, short_year: bool) -> dt.date | None:
    """Spreadsheets store a date as a count of days; 20200331 may also have lost its quotes."""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and cell % 1 == 0:
        if int(cell) in _SERIALS:
            return _SERIAL_ORIGIN + dt.timedelta(days=int(cell))
        return _date_of_text(str(int(cell)), short_year)
    raise _unreadable(text_of(cell))


@lru_cache(maxsize=8192)
def _date_of_text(raw: str, short_year: bool) -> dt.date | None:  # noqa: FBT001 - cached, positional on purpose
    text = text_of(raw)
    if not text:
        return None
    bare = _TIME.sub("", text)
    if match := _DAY_FIRST.fullmatch(bare):
        day, month, year = match.groups()
        return _checked(_century(year, text, short_year=short_year), int(month), int(day), text)
    if match := _YEAR_FIRST.fullmatch(bare) or _COMPACT.fullmatch(bare):
        return _checked(int(match[1]), int(match[2]), int(match[3]), text)
    if short_year and (match := _SHORT.fullmatch(bare)):
        return _checked(2000 + int(match[3]), int(match[2]), int(match[1]), text)
    raise _unreadable(text)


def _century(year: str, text: str, *, short_year: bool) -> int:
    if len(year) == 4:  # noqa: PLR2004
        return int(year)
    if not short_year:
        raise BadValue(f"« {text} » : l’année n’a que deux chiffres, écrivez-la en entier (jj/mm/aaaa).")
    return 2000 + int(year)


def _checked(year: int, month: int, day: int, text: str) -> dt.date:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        raise BadValue(f"La date « {text} » n’existe pas : corrigez-la dans le fichier.") from None
    if year not in _YEARS:
        raise BadValue(f"La date « {text} » est hors de portée (1900 à 2100) : vérifiez l’année.")
    return date


def _unreadable(text: str) -> BadValue:
    return BadValue(f"« {text[:40]} » n’est pas une date : écrivez-la jj/mm/aaaa.")


@lru_cache(maxsize=1024)
def parse_month(label: str) -> tuple[int, int] | None:
    """(year, month) of `CA févr. 20`, `CA août 2020`, `03/2020`; None when the label is no month."""
    text = text_of(label)
    if match := _NUMBERED.fullmatch(text):
        year, month = int(match[2] or match[3]), int(match[1] or match[4])
        return (year, month) if 1 <= month <= 12 and year in _YEARS else None  # noqa: PLR2004
    match = _NAMED.fullmatch(fold(text))
    if not match or match[1] not in _MONTHS:
        return None
    year = int(match[2])
    return (year if year > 99 else 2000 + year), _MONTHS[match[1]]  # noqa: PLR2004

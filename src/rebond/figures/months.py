"""Months as dates on their first day, and the French words for them."""

from collections.abc import Iterator
from datetime import date

NAMES = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def month_of(day: date) -> date:
    return day.replace(day=1)


def shift(month: date, count: int) -> date:
    """The month `count` months later (earlier when negative)."""
    years, index = divmod(month.month - 1 + count, 12)
    return date(month.year + years, index + 1, 1)


def gap(first: date, last: date) -> int:
    """How many months from `first` to `last`: 0 for the same month."""
    return (last.year - first.year) * 12 + last.month - first.month


def window(last: date, count: int) -> list[date]:
    """The `count` months that end with `last`, oldest first."""
    return [shift(last, -back) for back in range(count - 1, -1, -1)]


def between(first: date, last: date) -> Iterator[date]:
    for step in range(gap(first, last) + 1):
        yield shift(first, step)


def parse(text: str) -> date:
    """« 2020-03 » → 1 March 2020. Raises `ValueError`."""
    year, month = text.split("-")
    return date(int(year), int(month), 1)


def key(month: date) -> str:
    return f"{month:%Y-%m}"


def name(month: date) -> str:
    return NAMES[month.month - 1]


def full(month: date) -> str:
    return f"{name(month)} {month.year}"


def of(words: str) -> str:
    """« de mars », « d'avril »: the elision that a template cannot do."""
    return f"d'{words}" if words[0] in "aeiouhéèêâ" else f"de {words}"


def span(months: list[date]) -> str:
    """« mars 2020 » or « de janvier à mars 2020 », for a run of months without a hole."""
    first, last = months[0], months[-1]
    if first == last:
        return full(first)
    start = name(first) if first.year == last.year else full(first)
    return f"{of(start)} à {full(last)}"

"""Months as dates on their first day, as the points de situation count them."""

from datetime import date, timedelta

from rebond.ui.public import month as month_name


def month_of(day: date) -> date:
    return day.replace(day=1)


def shift(month: date, count: int) -> date:
    """The month `count` months later (earlier when negative)."""
    years, index = divmod(month.month - 1 + count, 12)
    return date(month.year + years, index + 1, 1)


def last_day(month: date) -> date:
    return shift(month, 1) - timedelta(days=1)


def key(month: date) -> str:
    return f"{month:%Y-%m}"


def parse(text: str) -> date:
    """« 2020-03 » → 1 March 2020. Raises `ValueError`."""
    year, _, number = text.partition("-")
    return date(int(year), int(number), 1)


def of(month: date) -> str:
    """« de mars 2020 », « d'avril 2020 »."""
    words = month_name(month)
    return f"d'{words}" if words[0] in "aeiouéèêâ" else f"de {words}"

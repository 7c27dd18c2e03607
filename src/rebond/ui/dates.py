"""Dates as people say them in French, without depending on the active locale."""

from datetime import date, datetime

from django.utils import timezone

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
SHORT = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
SPACE = "\u00a0"


def month(on: date | None) -> str:
    """« avril 2020 »."""
    return f"{MONTHS[on.month - 1]} {on.year}" if on else "—"


def month_short(on: date | None) -> str:
    """« avr. 20 », for a table head."""
    return f"{SHORT[on.month - 1]}{SPACE}{on:%y}" if on else "—"


def _number(on: date) -> str:
    return "1er" if on.day == 1 else str(on.day)


def _local(on: date) -> date:
    return timezone.localtime(on) if isinstance(on, datetime) and timezone.is_aware(on) else on


def day(on: date | None) -> str:
    """« 3 avril 2020 », « 1er avril 2020 »."""
    if not on:
        return "—"
    on = _local(on)
    return f"{_number(on)}{SPACE}{MONTHS[on.month - 1]} {on.year}"


def day_short(on: date | None) -> str:
    """« 3 avr. 2020 », never cut at the end of a line."""
    if not on:
        return "—"
    on = _local(on)
    return f"{_number(on)}{SPACE}{SHORT[on.month - 1]}{SPACE}{on.year}"


def moment(at: datetime | None) -> str:
    """« 3 avril 2020 à 14 h 05 », on the cooperative's clock."""
    if not at:
        return "—"
    local = timezone.localtime(at) if timezone.is_aware(at) else at
    return f"{day(local)} à {local.hour}{SPACE}h{SPACE}{local:%M}"

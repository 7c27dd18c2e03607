"""What a point de situation asks, and how each answer is written on a line of text.

The same canonical writing serves the page (« what I last saw »), the comparison of two people
who save at once, and the history.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from rebond.situation.models import CareSituation, SituationReport

ASKED = (
    "level",
    "reasons",
    "extent",
    "impact",
    "expected_1_cents",
    "expected_2_cents",
    "expected_3_cents",
    "hours_lost",
    "days_lost",
    "need_kinds",
    "need_text",
    "call_me_back",
)
HOURS = ("hours_lost", "days_lost")
# Kept in their own row: only the person and payroll read it.
CARE = ("has_child_care", "is_vulnerable")

Written = tuple[str, ...]
Seen = Mapping[str, Sequence[str]]


def written(name: str, value: Any) -> Written:
    """The canonical writing of one answer; nothing at all for an empty one."""
    if isinstance(value, bool):
        return _flag(name, is_true=value)
    if value in (None, "", []):
        return ()
    if isinstance(value, list):
        return tuple(sorted(str(item) for item in value))
    if name.endswith("_cents"):
        return (f"{value // 100},{value % 100:02d}",)
    if isinstance(value, Decimal):
        return (f"{value.normalize():f}".replace(".", ","),)
    return (str(value).replace("\r\n", "\n"),)


def held(report: SituationReport, care: CareSituation | None, name: str) -> Written:
    """What is written now for this answer."""
    if name in CARE:
        return written(name, getattr(care, name)) if care is not None else ()
    return written(name, getattr(report, name))


def _flag(name: str, *, is_true: bool) -> Written:
    if name in CARE:
        return ("oui",) if is_true else ("non",)
    return ("on",) if is_true else ()

"""What fits in a bar, and the numbers of a pagination."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page


def page_numbers(page: Page[Any]) -> list[int]:
    """First, last, and the neighbours of the current page; 0 stands for a gap."""
    last = page.paginator.num_pages
    kept = sorted({1, last, *range(max(1, page.number - 1), min(last, page.number + 1) + 1)})
    numbers: list[int] = []
    for number in kept:
        if numbers and number - numbers[-1] > 1:
            numbers.append(0)
        numbers.append(number)
    return numbers


def first_entries(entries: Sequence[object], room: int) -> Sequence[object]:
    """What fits in a bar of `room` places, one of them kept for « Plus » when there is more."""
    return entries if len(entries) <= room else entries[: room - 1]


def other_entries(entries: Sequence[object], room: int) -> Sequence[object]:
    return [] if len(entries) <= room else entries[room - 1 :]

"""Chance that repeats itself: one stream per subject, so that adding one person moves no other."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import TypeVar

from rebond.droit.socle import ajouter_mois

T = TypeVar("T")
SEED = "la-boussole"


class Chance:
    """Whole numbers only: amounts and dates must be the same on every machine."""

    def __init__(self, seed: str, *subject: object) -> None:
        self._random = Random("/".join([seed, *map(str, subject)]))  # noqa: S311 (fiction, not a secret)

    def between(self, low: int, high: int) -> int:
        return self._random.randint(low, high) if low < high else low

    def one_of(self, choices: Sequence[T]) -> T:
        return choices[self._random.randrange(len(choices))]

    def percent(self, chances: int) -> bool:
        return self._random.randrange(100) < chances

    def shuffled(self, items: Sequence[T]) -> list[T]:
        rest, drawn = list(items), []
        while rest:
            drawn.append(rest.pop(self._random.randrange(len(rest))))
        return drawn

    def around(self, center: int, spread: int) -> int:
        """Near `center`, at most `spread` away, more often close: the mean of three draws."""
        return center + sum(self.between(-spread, spread) for _ in range(3)) // 3


def first_of(day: date) -> date:
    return day.replace(day=1)


def months_back(day: date, count: int) -> date:
    """The first of the month, `count` months before the month of `day`."""
    return ajouter_mois(first_of(day), -count)


def full_months(on: date, count: int) -> tuple[date, ...]:
    """The `count` last months that are over on the day `on`, oldest first."""
    return tuple(months_back(on, back) for back in range(count, 0, -1))

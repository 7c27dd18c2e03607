"""Where an amount stands on the vertical axis, and which round amounts are written beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

TOP = 14
PLOT = 168


def round_step(span: int, parts: int = 4) -> int:
    """The smallest of 1, 2, 2.5, 5 times a power of ten, in euros, that covers `span` cents in `parts` steps."""
    power = 100
    while True:
        for factor in (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5)):
            step = factor * power
            if step.denominator == 1 and step * parts >= span:
                return int(step)
        power *= 10


@dataclass(frozen=True)
class Scale:
    lowest: int
    highest: int
    step: int

    def y(self, cents: int) -> Fraction:
        """Pixels from the top of the drawing."""
        return TOP + Fraction(PLOT * (self.highest - cents), self.highest - self.lowest)

    @property
    def ticks(self) -> range:
        return range(self.lowest, self.highest + 1, self.step)

    @property
    def bottom(self) -> int:
        return TOP + PLOT


def scale_of(amounts: Iterable[int | None]) -> Scale:
    """A scale that holds zero and every amount."""
    known = [amount for amount in amounts if amount is not None]
    low, high = min([0, *known]), max([0, *known])
    step = round_step(max(high - low, 100))
    lowest, highest = step * (low // step), step * -(-high // step)
    return Scale(lowest, highest if highest > lowest else lowest + step, step)

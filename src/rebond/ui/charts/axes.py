"""The two axes of a chart by month: round amounts on the left, months and years below."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from rebond.ui.amounts import axis_euros
from rebond.ui.charts.scale import Scale
from rebond.ui.charts.svg import num, share, tag, text
from rebond.ui.dates import MONTHS, SHORT

# Under the plot: one line for the months, one for the years.
FOOT = 42
A_YEAR = 12
QUARTER, HALF = 3, 6
TWO_YEARS = 24
# How many columns of a long chart the name of a month spreads over.
SPREAD = 3


def band(index: int, count: int, part: Fraction = Fraction(1, 2)) -> Fraction:
    """The place, in percent, of a point inside the column of a month."""
    return (index + part) * Fraction(100, count)


def amounts(scale: Scale) -> Iterator[str]:
    for tick in scale.ticks:
        y = num(scale.y(tick))
        kind = "zero" if tick == 0 else "grid"
        yield tag("line", class_=f"chart-{kind}", x1="0", x2="100%", y1=y, y2=y)
        yield text(axis_euros(tick), class_="chart-amount", x="-8", y=y, dy="4", text_anchor="end")


def months(dates: Sequence[date], scale: Scale) -> Iterator[str]:
    """Every month over a year, every quarter or half-year beyond; the year where it begins."""
    count, below = len(dates), scale.bottom + 16
    for index, on in enumerate(dates):
        place: dict[str, str | int] = {"x": share(band(index, count)), "y": below, "text_anchor": "middle"}
        if count <= A_YEAR:
            yield text(MONTHS[on.month - 1][0].upper(), class_="chart-month chart-short", **place)
            yield text(SHORT[on.month - 1], class_="chart-month chart-long", **place)
        elif index <= count - SPREAD and (on.month - 1) % (QUARTER if count <= TWO_YEARS else HALF) == 0:
            # Set against the left of its column, as the year is, to leave room for the next one.
            yield text(
                SHORT[on.month - 1],
                class_="chart-month",
                x=share(band(index, count, Fraction(0))),
                y=below,
                dx=4,
            )
        if index == 0 or on.month == 1:
            yield from _year(dates, index, scale)


def _year(dates: Sequence[date], index: int, scale: Scale) -> Iterator[str]:
    on = dates[index]
    next_is_near = index == 0 and any(later.month == 1 for later in dates[1 : 1 + len(dates) // 8])
    if next_is_near:
        return
    left = share(band(index, len(dates), Fraction(0)))
    yield text(str(on.year), class_="chart-year", x=left, y=scale.bottom + 34, dx="4")
    if index:
        yield tag("line", class_="chart-new-year", x1=left, x2=left, y1=scale.bottom, y2=scale.bottom + 36)

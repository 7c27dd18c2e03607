"""Amounts month by month, as bars."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from django.utils.html import escape

from rebond.ui.charts import axes, wording
from rebond.ui.charts.scale import PLOT, TOP, Scale, scale_of
from rebond.ui.charts.shapes import Chart, MonthValue
from rebond.ui.charts.svg import num, picture, share, tag

WIDE = Fraction(86, 100)
NARROW = Fraction(58, 100)


def _bar(index: int, count: int, cents: int, scale: Scale, *, width: Fraction, kind: str) -> str:
    top, bottom = sorted((scale.y(cents), scale.y(0)))
    return tag(
        "rect",
        class_=kind,
        x=share(axes.band(index, count, (1 - width) / 2)),
        width=share(width * Fraction(100, count)),
        y=num(top),
        height=num(max(bottom - top, Fraction(1))),
        rx=3,
    )


def _month(index: int, count: int, value: MonthValue, before: int | None, scale: Scale) -> str:
    left, width = share(axes.band(index, count, Fraction(0))), share(Fraction(100, count))
    column: dict[str, str | int] = {"x": left, "width": width, "y": TOP, "height": PLOT}
    parts = [tag("title", escape(wording.hint(value, before))), tag("rect", class_="chart-column", **column)]
    if before is not None:
        parts.append(_bar(index, count, before, scale, width=WIDE, kind="chart-ghost"))
    if value.cents is None:
        parts.append(tag("rect", class_="chart-gap", **column))
    else:
        kind = (
            "chart-bar"
            + (" is-negative" if value.cents < 0 else "")
            + (" is-fragile" if value.fragile else "")
        )
        parts.append(_bar(index, count, value.cents, scale, width=NARROW, kind=kind))
    return tag("g", "".join(parts), class_="chart-hover")


def _parts(values: Sequence[MonthValue], previous: Sequence[int | None], scale: Scale) -> Iterator[str]:
    yield from axes.amounts(scale)
    for index, (value, before) in enumerate(zip(values, previous, strict=True)):
        yield _month(index, len(values), value, before, scale)
    zero = num(scale.y(0))
    yield tag("line", class_="chart-zero", x1="0", x2="100%", y1=zero, y2=zero)
    yield from axes.months([value.month for value in values], scale)


def monthly_bars(
    values: Sequence[MonthValue],
    *,
    title: str,
    previous: Sequence[int | None] | None = None,
    label: str = "Montant",
    summary: str = "",
) -> Chart:
    """Bars of 1 to 36 months in cents.

    `previous` holds, in the same order, the same months one year before: they stand behind as ghost bars.
    A month that is not known is a hatched column, a fragile one has a dashed outline.
    Raises ValueError when there is no month, or when `previous` has another length.
    """
    if not values or (previous is not None and len(previous) != len(values)):
        raise ValueError("monthly_bars wants at least one month, and as many previous months as months")
    scale = scale_of([*(value.cents for value in values), *(previous or ())])
    svg = picture(
        _parts(values, previous or [None] * len(values), scale),
        kind="months",
        height=scale.bottom + axes.FOOT,
        title=title,
        description=wording.described(values),
    )
    table = wording.month_table(values, previous, caption=title, label=label)
    return Chart(svg, title, table, summary, tuple(wording.month_legend(values, previous, label)))

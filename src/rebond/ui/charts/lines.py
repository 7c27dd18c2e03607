"""Amounts month by month, as lines; and the small line that fits in a row."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from rebond.ui.amounts import euros_round
from rebond.ui.charts import axes, wording
from rebond.ui.charts.scale import PLOT, TOP, Scale, scale_of
from rebond.ui.charts.shapes import Chart, LegendItem, MonthValue, Table
from rebond.ui.charts.svg import Number, num, picture, share, tag
from rebond.ui.dates import month

Series = tuple[str, Sequence[MonthValue]]
WIDTH = 1000
SMALL = 30


def runs(values: Sequence[MonthValue]) -> Iterator[list[tuple[int, int]]]:
    """The stretches of known months: a line never crosses a month that is not known."""
    for known, group in groupby(enumerate(values), key=lambda pair: pair[1].cents is not None):
        if known:
            yield [(index, value.cents) for index, value in group if value.cents is not None]


def _path(points: Sequence[tuple[Number, Number]], kind: str) -> str:
    places = " ".join(f"{num(x)},{num(y)}" for x, y in points)
    return tag("polyline", class_=kind, points=places, vector_effect="non-scaling-stroke")


def _line(rank: int, values: Sequence[MonthValue], scale: Scale) -> Iterator[str]:
    """The line stretches with the page in a frame of its own; the dots outside it stay round."""
    count = len(values)
    paths = [
        _path(
            [(axes.band(index, count) * WIDTH / 100, scale.y(cents)) for index, cents in run],
            f"chart-line line-{rank}",
        )
        for run in runs(values)
    ]
    height = scale.bottom
    yield tag(
        "svg",
        "".join(paths) or "<g/>",
        width="100%",
        height=height,
        viewBox=f"0 0 {WIDTH} {height}",
        preserveAspectRatio="none",
    )
    for index, value in enumerate(values):
        if value.cents is not None:
            kind = f"chart-dot line-{rank}" + (" is-fragile" if value.fragile else "")
            yield tag(
                "circle", class_=kind, cx=share(axes.band(index, count)), cy=num(scale.y(value.cents)), r=3
            )


def _parts(series: Sequence[Series], scale: Scale) -> Iterator[str]:
    yield from axes.amounts(scale)
    for rank, (_, values) in enumerate(series, start=1):
        yield from _line(rank, values, scale)
    yield from axes.months([value.month for value in series[0][1]], scale)


def monthly_lines(series: Sequence[Series], *, title: str, summary: str = "") -> Chart:
    """One to three named lines over the same months, in cents. Raises ValueError otherwise."""
    lengths = {len(values) for _, values in series}
    if not 1 <= len(series) <= 3 or len(lengths) != 1 or lengths == {0}:  # noqa: PLR2004 (three dashes can be told apart)
        raise ValueError("monthly_lines wants one to three series over the same months")
    scale = scale_of(value.cents for _, values in series for value in values)
    svg = picture(
        _parts(series, scale),
        kind="lines",
        height=scale.bottom + axes.FOOT,
        title=title,
        description=" ".join(f"{name} : {wording.described(values)}" for name, values in series),
    )
    rows = [
        [month(moment.month), *(euros_round(values[index].cents) for _, values in series)]
        for index, moment in enumerate(series[0][1])
    ]
    table = Table(title, ["Mois", *(name for name, _ in series)], rows)
    legend = tuple(LegendItem(name, f"line-{rank}") for rank, (name, _) in enumerate(series, start=1))
    return Chart(svg, title, table, summary, legend)


def sparkline(values: Sequence[MonthValue], *, title: str) -> Chart:
    """A line of 96 × 32 pixels for a row of a list. Raises ValueError when there is no month."""
    if not values:
        raise ValueError("sparkline wants at least one month")
    scale = scale_of(value.cents for value in values)
    width = max(len(values) - 1, 1)

    def place(index: int, cents: int) -> tuple[Fraction, Fraction]:
        return 3 + Fraction(90 * index, width), 1 + Fraction(SMALL * (scale.y(cents) - TOP), PLOT)

    paths = [_path([place(index, cents) for index, cents in run], "spark-line") for run in runs(values)]
    dots = [place(*run[-1]) for run in runs(values)][-1:]
    zero = num(1 + Fraction(SMALL * (scale.y(0) - TOP), PLOT))
    parts = [
        tag("line", class_="spark-zero", x1=0, x2=96, y1=zero, y2=zero),
        *paths,
        *(tag("circle", class_="spark-dot", cx=num(x), cy=num(y), r=3) for x, y in dots),
    ]
    svg = picture(parts, kind="spark", height=32, title=title, description=wording.described(values))
    return Chart(svg, title, wording.month_table(values, None, caption=title, label="Montant"))

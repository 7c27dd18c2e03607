"""How many of each kind: stacked bars and histograms, both lying down so that words stay readable on a phone."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from django.utils.html import escape

from rebond.ui.amounts import grouped
from rebond.ui.charts.shapes import Bar, Bin, Chart, LegendItem, Table
from rebond.ui.charts.svg import num, picture, share, tag, text

ROW = 58
THICK = 26
# Below this share of the width the figure does not fit in its segment; the table has it.
ROOM = 9
LINE = 34
# The longest bar leaves room for its figure.
LONGEST = 86


def _segments(bar: Bar, y: int) -> Iterator[str]:
    start = Fraction(0)
    for segment in bar.segments:
        width = Fraction(100 * segment.value, bar.total or 1)
        if not segment.value:
            continue
        parts = [
            tag("title", escape(f"{bar.label}, {segment.label} : {grouped(segment.value)}")),
            tag(
                "rect",
                class_=f"seg seg-{segment.tone}",
                x=share(start),
                y=y,
                width=share(width),
                height=THICK,
            ),
        ]
        if width >= ROOM:
            middle: dict[str, str | int] = {
                "x": share(start + width / 2),
                "y": y + 18,
                "text_anchor": "middle",
            }
            parts.append(text(grouped(segment.value), class_=f"seg-text seg-text-{segment.tone}", **middle))
        yield tag("g", "".join(parts), class_="chart-hover")
        start += width


def _bars(bars: Sequence[Bar], unit: str) -> Iterator[str]:
    for rank, bar in enumerate(bars):
        y = rank * ROW
        yield text(bar.label, class_="chart-label", x=0, y=y + 16)
        total = f"{grouped(bar.total)} {unit}".strip()
        yield text(total, class_="chart-total", x="100%", y=y + 16, text_anchor="end")
        yield tag("rect", class_="seg-ground", x=0, y=y + 24, width="100%", height=THICK)
        yield from _segments(bar, y + 24)


def stacked_bars(bars: Sequence[Bar], *, title: str, unit: str = "", summary: str = "") -> Chart:
    """One bar for each group, cut in its parts; each bar is as long as the others (shares, not sizes).

    Raises ValueError when there is no bar.
    """
    if not bars:
        raise ValueError("stacked_bars wants at least one bar")
    names: dict[str, str] = {}
    for bar in bars:
        for segment in bar.segments:
            names.setdefault(segment.label, segment.tone)
    counts = [{segment.label: segment.value for segment in bar.segments} for bar in bars]
    rows = [
        [bar.label, *(grouped(found.get(name, 0)) for name in names), grouped(bar.total)]
        for bar, found in zip(bars, counts, strict=True)
    ]
    said = " ; ".join(
        f"{bar.label} : " + ", ".join(f"{grouped(segment.value)} {segment.label}" for segment in bar.segments)
        for bar in bars
    )
    svg = picture(
        _bars(bars, unit), kind="stacked", height=ROW * len(bars), title=title, description=f"{said}."
    )
    legend = tuple(LegendItem(name, f"seg-{tone}") for name, tone in names.items())
    return Chart(svg, title, Table(title, ["Groupe", *names, "Total"], rows), summary, legend)


def _rows(bins: Sequence[Bin], longest: int) -> Iterator[str]:
    for rank, item in enumerate(bins):
        y, width = rank * LINE, Fraction(LONGEST * item.count, longest)
        hint = tag(
            "title", escape(f"{item.label} : {grouped(item.count)}{f' – {item.note}' if item.note else ''}")
        )
        bar = tag(
            "rect", class_=f"seg seg-{item.tone}", x=0, y=y + 4, width=share(width), height=LINE - 8, rx=4
        )
        count = text(grouped(item.count), class_="chart-count", x=share(width), dx=8, y=y + 22)
        label = text(item.label, class_="chart-label", x=-10, y=y + 22, text_anchor="end")
        yield tag("g", hint + label + (bar if item.count else "") + count, class_="chart-hover")
    yield tag("line", class_="chart-zero", x1=0, x2=0, y1=0, y2=num(LINE * len(bins)))


def histogram(bins: Sequence[Bin], *, title: str, unit: str = "personnes", summary: str = "") -> Chart:
    """How many fall in each class; labels of up to 16 signs. Raises ValueError when there is no class."""
    if not bins:
        raise ValueError("histogram wants at least one class")
    longest = max(1, *(item.count for item in bins))
    said = ", ".join(f"{item.label} : {grouped(item.count)}" for item in bins)
    svg = picture(
        _rows(bins, longest),
        kind="histogram",
        height=LINE * len(bins),
        title=title,
        description=f"{said} ({unit}).",
    )
    has_notes = any(item.note for item in bins)
    headers = ["Classe", unit.capitalize(), *(["Remarque"] if has_notes else [])]
    rows = [[item.label, grouped(item.count), *([item.note] if has_notes else [])] for item in bins]
    return Chart(svg, title, Table(title, headers, rows), summary)

"""Thirty months of an invented activity, in every chart."""

from datetime import date
from typing import Any

from rebond.ui.charts.lines import monthly_lines, sparkline
from rebond.ui.charts.months import monthly_bars
from rebond.ui.charts.shapes import Bar, Bin, MonthValue, Segment
from rebond.ui.charts.shares import histogram, stacked_bars

# Euros of an activity that grows, lives by seasons, then meets March 2020.
TURNOVER = (
    2100, 2350, 2800, 3100, 3650, 3900, 2400, 1200, 3300, 3700, 3450, 4100,
    2600, 2900, 3350, 3600, 4150, 4500, 2900, 1500, 3950, 4400, 4050, 4800,
    3100, 3450, 1650, 300, -180, 1900,
)  # fmt: skip


def month(index: int) -> date:
    """Month number `index` after January 2018."""
    return date(2018 + index // 12, index % 12 + 1, 1)


def months(
    first: int, last: int, *, gaps: tuple[int, ...] = (), fragile: tuple[int, ...] = ()
) -> list[MonthValue]:
    return [
        MonthValue(month(i), None if i in gaps else TURNOVER[i] * 100, i in fragile)
        for i in range(first, last)
    ]


def charts() -> dict[str, Any]:
    year, before = months(18, 30, gaps=(22,), fragile=(27, 28)), [euros * 100 for euros in TURNOVER[6:18]]
    branches = (("Caen", 38, 71, 24), ("Rouen", 21, 44, 9), ("Le Havre", 4, 18, 2))
    falls = (("−75 % et plus", 22, "danger"), ("−50 à −75 %", 31, "warning"), ("−25 à −50 %", 27, "accent"))
    rest = (
        ("−10 à −25 %", 19, "neutral"),
        ("stable", 41, "neutral"),
        ("en hausse", 12, "success"),
        ("inconnu", 0, "neutral"),
    )
    return {
        "year": monthly_bars(
            year, previous=before, title="Chiffre d'affaires sur douze mois", label="cette année",
            summary="Avril et mai ont presque disparu ; juin revient à la moitié de l'an dernier.",
        ),
        "two_years": monthly_bars(months(6, 30), title="Chiffre d'affaires sur vingt-quatre mois"),
        "thirty": monthly_bars(months(0, 30, gaps=(3, 4)), title="Chiffre d'affaires sur trente mois"),
        "lines": monthly_lines(
            [("2019-2020", months(18, 30, gaps=(22,))), ("2018-2019", [MonthValue(v.month, c) for v, c in zip(year, before, strict=True)])],
            title="Deux années l'une sur l'autre",
        ),
        "spark": sparkline(year, title="Tendance de l'année"),
        "stacked": stacked_bars(
            [
                Bar(name, [Segment("CAPE", a, "cape"), Segment("CESA", b, "cesa"), Segment("associé·e", c, "associate")])
                for name, a, b, c in branches
            ],
            title="Statuts par antenne", unit="personnes",
        ),
        "histogram": histogram([Bin(*item) for item in falls + rest], title="Baisse du chiffre d'affaires"),
    }  # fmt: skip

"""The door of `ui`: charts, faces, explained figures and the French way of writing amounts and dates."""

from rebond.ui.amounts import euros, euros_round, euros_signed, percent
from rebond.ui.charts.lines import monthly_lines, sparkline
from rebond.ui.charts.months import monthly_bars
from rebond.ui.charts.shapes import Bar, Bin, Chart, LegendItem, MonthValue, Segment, Table
from rebond.ui.charts.shares import histogram, stacked_bars
from rebond.ui.dates import day, day_short, moment, month, month_short
from rebond.ui.explanations import Step
from rebond.ui.faces import face

__all__ = [
    "Bar",
    "Bin",
    "Chart",
    "LegendItem",
    "MonthValue",
    "Segment",
    "Step",
    "Table",
    "day",
    "day_short",
    "euros",
    "euros_round",
    "euros_signed",
    "face",
    "histogram",
    "moment",
    "month",
    "month_short",
    "monthly_bars",
    "monthly_lines",
    "percent",
    "sparkline",
    "stacked_bars",
]

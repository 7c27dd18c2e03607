"""The door of figures: how each activity and each person is doing, and how files come in.

Months are dates on their first day, money is in integer cents, ratios are `Decimal`.
"""

from datetime import date

from rebond.figures.actions.at_once import Outcome, import_file
from rebond.figures.actions.files import NotAccepted
from rebond.figures.actions.states import NotNow
from rebond.figures.actions.undo import UndoReport
from rebond.figures.actions.undo import undo as undo_import
from rebond.figures.feeds import Settings
from rebond.figures.models import Figure, Import
from rebond.figures.monthly import Gap, Point, Series, Source, Step
from rebond.figures.queries.calendar import last_complete_month, read_calendar
from rebond.figures.queries.charts import turnover_chart
from rebond.figures.queries.imports import recent_imports
from rebond.figures.queries.readings import Reading, reading_of, readings_of
from rebond.figures.queries.series import series_of_activities, series_of_persons, turnover_series
from rebond.figures.readers import Options, UnreadableFile
from rebond.figures.trends import Measure, Signal, relative_turnover, trend

__all__ = [
    "Figure",
    "Gap",
    "Import",
    "Measure",
    "NotAccepted",
    "NotNow",
    "Options",
    "Outcome",
    "Point",
    "Reading",
    "Series",
    "Settings",
    "Signal",
    "Source",
    "Step",
    "UndoReport",
    "UnreadableFile",
    "covered_months",
    "import_file",
    "last_complete_month",
    "reading_of",
    "readings_of",
    "recent_imports",
    "relative_turnover",
    "series_of_activities",
    "series_of_persons",
    "trend",
    "turnover_chart",
    "turnover_series",
    "undo_import",
]


def covered_months() -> frozenset[date]:
    """The months the cooperative has imported, each one after its last day."""
    return read_calendar().covered

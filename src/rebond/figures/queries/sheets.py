"""One person's or one activity's figures, laid out for a page: charts, measures, months with file and line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from rebond.figures import months as m
from rebond.figures.models import Figure
from rebond.figures.models.figures import FigureKind
from rebond.figures.monthly import Point, Series, Used
from rebond.figures.queries.calendar import Calendar, read_calendar
from rebond.figures.queries.charts import chart_of
from rebond.figures.queries.series import series_of_activities, series_of_persons
from rebond.figures.trends import Measure, relative_turnover, trend
from rebond.people.public import Activity, Person
from rebond.ui.public import Chart

SHOWN = 24
OTHERS = [kind for kind in FigureKind if kind != FigureKind.TURNOVER]


@dataclass(frozen=True)
class MonthLine:
    used: Used
    pieces: int | None


@dataclass(frozen=True)
class Column:
    """One other nature of figure (fixed pay, cash…) that the cooperative has for this subject."""

    label: str
    months: list[tuple[date, int | None]]


@dataclass(frozen=True)
class Sheet:
    month: date
    year: Chart
    two_years: Chart
    relative: Measure
    trend: Measure
    months: list[MonthLine]
    others: list[Column]
    other_months: list[date]


def sheet_of(subject: Activity | Person, *, on: date) -> Sheet | None:
    """None as long as the cooperative has no complete month."""
    calendar = read_calendar()
    month = calendar.last(on)
    if month is None:
        return None
    series = _series(subject, FigureKind.TURNOVER, calendar)
    newest = m.window(max([month, *series.points]), SHOWN)
    others, year = list(_others(subject, calendar)), m.window(month, 12)
    return Sheet(
        month=month,
        year=chart_of(series, month, count=12),
        two_years=chart_of(series, month, count=SHOWN),
        relative=relative_turnover(series, month),
        trend=trend(series, month),
        months=[_line(series, each) for each in reversed(newest)],
        others=[Column(label, [(day, _cents(points, day)) for day in year]) for label, points in others],
        other_months=year if others else [],
    )


def _cents(points: Mapping[date, Point], month: date) -> int | None:
    return points[month].cents if month in points else None


def _line(series: Series, month: date) -> MonthLine:
    point = series.points.get(month)
    used = Used(month, series.cents(month), series.gap(month), point.sources if point else ())
    return MonthLine(used, point.pieces if point else None)


def _series(subject: Activity | Person, kind: str, calendar: Calendar) -> Series:
    read = series_of_activities if isinstance(subject, Activity) else series_of_persons
    return read([subject.pk], kind=kind, calendar=calendar)[subject.pk]


def _others(subject: Activity | Person, calendar: Calendar) -> Iterable[tuple[str, Mapping[date, Point]]]:
    owner = {"activity": subject} if isinstance(subject, Activity) else {"person": subject}
    if isinstance(subject, Person):
        mine = Figure.objects.filter(activity__memberships__person=subject)
    else:
        mine = Figure.objects.none()
    held = set(Figure.objects.filter(**owner).values_list("kind", flat=True).order_by()) | set(
        mine.values_list("kind", flat=True).order_by()
    )
    for kind in OTHERS:
        if kind in held:
            # Months without pay or cash are not zeros: only what a file says is shown.
            yield str(kind.label), _series(subject, kind, calendar).points

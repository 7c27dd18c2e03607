"""The months of activities and persons, each amount with its file and line; queries in constant number."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Min

from rebond.figures import months as m
from rebond.figures.models import Figure
from rebond.figures.models.figures import FigureKind, FigureQuerySet
from rebond.figures.monthly import Point, Series, Source
from rebond.figures.queries.calendar import Calendar, read_calendar
from rebond.people.public import Activity, ActivityMember, Person

Points = dict[date, Point]


class Held(NamedTuple):
    """A person carries an activity between two days, either unknown."""

    activity: int
    started_on: date | None
    ended_on: date | None

    def covers(self, month: date) -> bool:
        starts = self.started_on is None or m.month_of(self.started_on) <= month
        return starts and (self.ended_on is None or self.ended_on >= month)


def series_of_activities(
    numbers: Collection[int],
    *,
    kind: str = FigureKind.TURNOVER,
    since: date | None = None,
    calendar: Calendar | None = None,
) -> dict[int, Series]:
    """Two queries (three without `calendar`). `since`: leave older months out."""
    found = Figure.objects.filter(kind=kind, activity_id__in=numbers)
    points, covered = _points(found, "activity_id", since), (calendar or read_calendar()).covered
    first = _first(found, "activity_id") if since else {}
    return {number: Series(points.get(number, {}), covered, first.get(number)) for number in numbers}


def series_of_persons(
    numbers: Collection[int],
    *,
    kind: str = FigureKind.TURNOVER,
    since: date | None = None,
    calendar: Calendar | None = None,
) -> dict[int, Series]:
    """The activities each person carries, added up month by month.

    An amount the file gives to the person alone (several codes on one line) stands for the months
    in which none of their activities has a figure: nothing is counted twice. An activity carried by
    several persons is read whole by each of them.
    """
    held: defaultdict[int, list[Held]] = defaultdict(list)
    for person, activity, started_on, ended_on in (
        ActivityMember.objects.filter(person_id__in=numbers)
        .order_by("pk")
        .values_list("person_id", "activity_id", "started_on", "ended_on")
    ):
        held[person].append(Held(activity, started_on, ended_on))
    calendar = calendar or read_calendar()
    activities = {each.activity for several in held.values() for each in several}
    shared = series_of_activities(activities, kind=kind, since=since, calendar=calendar)
    own_figures = Figure.objects.filter(kind=kind, person_id__in=numbers, activity=None)
    own = _points(own_figures, "person_id", since)
    first = _first(own_figures, "person_id") if since else {}
    built = {}
    for number in numbers:
        points = _added(held[number], shared, own.get(number, {}))
        starts = [*(_start(each, shared[each.activity]) for each in held[number]), first.get(number)]
        built[number] = Series(points, calendar.covered, min(filter(None, starts), default=None))
    return built


def _start(held: "Held", series: Series) -> date | None:
    """The first month a person has in an activity: never before they joined it, even when it is older."""
    if series.since is None or held.started_on is None:
        return series.since
    return max(series.since, m.month_of(held.started_on))


def turnover_series(subject: Activity | Person, *, kind: str = FigureKind.TURNOVER) -> Series:
    """Every known month of one activity or one person; `kind` is a `FigureKind` (turnover, cash)."""
    read = series_of_activities if isinstance(subject, Activity) else series_of_persons
    return read([subject.pk], kind=kind)[subject.pk]


def _points(figures: FigureQuerySet, owner: str, since: date | None) -> dict[int, Points]:
    if since is not None:
        figures = figures.filter(month__gte=since)
    found: defaultdict[int, Points] = defaultdict(dict)
    columns = (owner, "month", "cents", "pieces", "source_id", "source__file_name", "line")
    for number, month, cents, pieces, source, name, line in figures.order_by().values_list(*columns):
        found[number][month] = Point(cents, pieces, (Source(source, name, line),))
    return found


def _first(figures: FigureQuerySet, owner: str) -> dict[int, date]:
    return dict(figures.exclude(cents=0).order_by().values_list(owner).annotate(first=Min("month")))


def _added(held: Iterable[Held], shared: dict[int, Series], own: Points) -> Points:
    months: defaultdict[date, list[Point]] = defaultdict(list)
    for each in held:
        for month, point in shared[each.activity].points.items():
            if each.covers(month):
                months[month].append(point)
    return own | {month: _sum(points) for month, points in months.items()}


def _sum(points: list[Point]) -> Point:
    if len(points) == 1:
        return points[0]
    pieces = [point.pieces for point in points if point.cents or point.pieces]
    return Point(
        cents=sum(point.cents for point in points),
        pieces=None if None in pieces else sum(count for count in pieces if count is not None),
        sources=tuple(source for point in points for source in point.sources),
    )

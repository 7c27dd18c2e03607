"""How each person is doing, with the sentence they read themselves. Facts in an order, never a mark."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from rebond.figures import months as m
from rebond.figures.monthly import Series
from rebond.figures.queries.calendar import read_calendar
from rebond.figures.queries.series import series_of_persons
from rebond.figures.sentences import reason, trend_sentence
from rebond.figures.trends import Measure, Signal, relative_turnover, trend
from rebond.people.public import Person, Status

WINDOW = 15  # months: three, the same three one year before, and what lies between
UNDER_CONTRACT = {Status.CAPE, Status.CESA, Status.ASSOCIATE}
NO_MONTH = "aucun mois de chiffre d'affaires n'a encore été importé par la coopérative"


@dataclass(frozen=True)
class Reading:
    """What the figures of a person say on a day. `month` is None as long as nothing was imported."""

    person_id: int
    status: str
    month: date | None
    relative: Measure | None
    trend: Measure | None

    @property
    def signal(self) -> Signal:
        return self.relative.signal if self.relative else Signal.UNKNOWN

    @property
    def sentence(self) -> str:
        """The reason in one sentence: the advisor and the person read the very same."""
        words = str(Status(self.status).label) if self.status in UNDER_CONTRACT else ""
        if self.relative is None:
            return f"statut {words}, {NO_MONTH}" if words else NO_MONTH
        return reason(words, self.relative)

    @property
    def trend_sentence(self) -> str:
        return trend_sentence(self.trend) if self.trend else NO_MONTH

    @property
    def fragile(self) -> tuple[str, ...]:
        return self.relative.fragile if self.relative else ()

    @property
    def is_fragile(self) -> bool:
        return bool(self.fragile)

    @property
    def order(self) -> tuple[int, int, Decimal]:
        """Signal first, CAPE before CESA before associates at equal signal, then the deepest fall."""
        ratio = self.relative.ratio if self.relative else None
        return self.signal.rank, Status.order(self.status), Decimal("Infinity") if ratio is None else ratio


def reading_of(person: Person, *, on: date, shock: date | None = None) -> Reading:
    """One person; `shock` is the first month of the shock when it is known."""
    return readings_of([person.pk], on=on, shock=shock)[person.pk]


def readings_of(person_ids: Collection[int], *, on: date, shock: date | None = None) -> dict[int, Reading]:
    """Seven queries, whatever the number of persons."""
    persons: Any = Person.objects.filter(pk__in=person_ids).with_status(on).order_by()
    statuses: dict[int, str] = dict(persons.values_list("pk", "status"))
    calendar = read_calendar()
    month = calendar.last(on)
    if month is None:
        return {number: Reading(number, statuses[number], None, None, None) for number in statuses}
    oldest = m.shift(month, -WINDOW)
    if shock is not None:
        oldest = min(oldest, m.shift(m.month_of(shock), -WINDOW))
    series = series_of_persons(statuses, since=oldest, calendar=calendar)
    return {
        number: _reading(number, status, series[number], month, shock) for number, status in statuses.items()
    }


def _reading(number: int, status: str, series: Series, month: date, shock: date | None) -> Reading:
    first = None if shock is None else m.month_of(shock)
    return Reading(number, status, month, relative_turnover(series, month, shock=first), trend(series, month))

"""Pictures of the months, with the table that goes with them."""

from datetime import date

from rebond.figures import months as m
from rebond.figures.monthly import Series
from rebond.figures.queries.calendar import read_calendar
from rebond.figures.queries.series import turnover_series
from rebond.people.public import Activity, Person
from rebond.ui.public import Chart, MonthValue, monthly_bars

LEAST = 6


def turnover_chart(subject: Activity | Person, *, on: date, count: int = 12) -> Chart | None:
    """The `count` months up to the last complete one, with the same months one year before. None without a month."""
    month = read_calendar().last(on)
    return None if month is None else chart_of(turnover_series(subject), month, count=count)


def chart_of(series: Series, month: date, *, count: int) -> Chart:
    shown = [each for each in m.window(month, count) if series.first is None or each >= series.first]
    shown = shown if len(shown) >= LEAST else m.window(month, LEAST)  # months before the start say nothing
    return monthly_bars(
        [MonthValue(each, series.cents(each), fragile=series.pieces([each]) == 1) for each in shown],
        title=f"Chiffre d'affaires, {count} mois",
        previous=[series.cents(m.shift(each, -12)) for each in shown],
    )

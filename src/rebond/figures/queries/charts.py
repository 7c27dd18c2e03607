"""The months of a subject as a picture with its table."""

from datetime import date

from rebond.figures import months as m
from rebond.figures.queries.calendar import last_complete_month
from rebond.figures.queries.series import turnover_series
from rebond.figures.trends import Series
from rebond.people.public import Activity, Person
from rebond.ui.public import Chart, MonthValue, monthly_bars

YEAR = 12


def turnover_chart(subject: Activity | Person, *, on: date, months: int = YEAR) -> Chart | None:
    """The last `months` whole months, with the same months one year before as ghosts; None without any figure."""
    last = last_complete_month(on)
    series = turnover_series(subject)
    if last is None or series.first is None:
        return None
    return chart_of(series, last=last, months=months)


def chart_of(series: Series, *, last: date, months: int) -> Chart:
    span = [m.shift(last, -back) for back in range(months - 1, -1, -1)]
    values = [MonthValue(month, series.cents(month), _is_fragile(series, month)) for month in span]
    previous = [series.cents(m.shift(month, -YEAR)) for month in span] if months == YEAR else None
    return monthly_bars(values, title=f"Chiffre d'affaires sur {months} mois", previous=previous)


def _is_fragile(series: Series, month: date) -> bool:
    """One invoice only: one client paying late moves the whole month."""
    point = series.points.get(month)
    return point is not None and point.pieces == 1

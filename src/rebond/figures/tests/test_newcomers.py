"""Someone who joins an activity that already lived has no last year of their own there."""

from datetime import date
from decimal import Decimal

import pytest

from rebond.figures.models import Figure, Import
from rebond.figures.public import Signal, reading_of
from rebond.people import public as people

pytestmark = pytest.mark.django_db


def test_months_before_joining_are_before_the_start_not_zeros():
    source = Import.objects.create(kind="ca_code_analytique", file_name="ca.csv", sha256="0" * 64, size=1)
    person = people.create_person(by=None, first_name="Aïcha", last_name="Zerhounat")
    path = people.open_path(person, entered_on=date(2019, 12, 1), by=None)
    people.sign_cape(path, starts_on=date(2019, 12, 1), ends_on=date(2020, 11, 30), by=None)
    activity = people.create_activity(name="Atelier", analytic_code="A1", by=None)
    people.join_activity(activity, person, by=None, started_on=date(2019, 12, 1))
    months = [date(2019, month, 1) for month in range(1, 13)] + [date(2020, 1, 1), date(2020, 2, 1)]
    Figure.objects.bulk_create(
        [
            Figure(
                activity=activity, month=month, kind="turnover", cents=cents, pieces=4, source=source, line=2
            )
            for month, cents in [*((each, 400_000) for each in months), (date(2020, 3, 1), 100_000)]
        ]
    )
    reading = reading_of(person, on=date(2020, 4, 5), shock=date(2020, 3, 1))
    assert (reading.signal, reading.relative.ratio) == (Signal.STRONG, Decimal("0.25"))
    assert reading.is_fragile

"""From figures to the sentence: persons, portfolios, order, and a constant number of queries."""

from datetime import date

import pytest
import time_machine

from rebond.figures import months as m
from rebond.figures.monthly import Gap
from rebond.figures.public import last_complete_month, readings_of, series_of_persons, turnover_series
from rebond.figures.queries.portfolios import lines
from rebond.people.public import (
    Person,
    create_activity,
    create_person,
    enter_association,
    join_activity,
    open_path,
    sign_cape,
    sign_cesa,
)

pytestmark = pytest.mark.django_db
TODAY, MARCH = date(2026, 4, 5), date(2026, 3, 1)


@pytest.fixture(autouse=True)
def _in_april():
    with time_machine.travel("2026-04-05 09:00 +0200", tick=False):
        yield


@pytest.fixture
def someone(figure):
    """`someone("cape", {0: 100, 12: 400})`: a person under that status, euros by months before March."""

    def make(status, amounts, *, name="X", code=""):
        person = create_person(by=None, first_name=name, last_name=status.title())
        path = open_path(person, entered_on=date(2024, 1, 1), by=None)
        if status == "cape":
            sign_cape(path, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), by=None)
        elif status in {"cesa", "associate"}:
            sign_cesa(path, starts_on=date(2024, 1, 1), by=None)
        if status == "associate":
            enter_association(path, on=date(2025, 1, 1), by=None)
        activity = create_activity(
            by=None, name=f"Atelier {person.pk}", analytic_code=code or f"C{person.pk}"
        )
        join_activity(activity, person, by=None)
        for back, euros in amounts.items():
            figure(activity, m.shift(MARCH, -back), euros * 100)
        return person

    return make


FULL = dict.fromkeys(range(13), 1000)


def test_cape_before_cesa_before_associate_at_equal_signal(someone):
    for status in ("associate", "cesa", "cape"):
        someone(status, {**FULL, 0: 1000}, name="stable")
        someone(status, {**FULL, 0: 100}, name="très bas")
        someone(status, {**FULL, 0: 400}, name="bas")
        someone(status, {**FULL, 0: 700}, name="moyen")
    rows = lines(Person.objects.present(TODAY), on=TODAY)
    found = [(row.reading.signal.value, row.reading.status, row.person.first_name) for row in rows]
    assert found == [
        ("strong", "cape", "très bas"), ("strong", "cape", "bas"),
        ("strong", "cesa", "très bas"), ("strong", "cesa", "bas"),
        ("strong", "associate", "très bas"), ("strong", "associate", "bas"),
        ("watch", "cape", "moyen"), ("watch", "cesa", "moyen"), ("watch", "associate", "moyen"),
        ("none", "cape", "stable"), ("none", "cesa", "stable"), ("none", "associate", "stable"),
    ]  # fmt: skip


@pytest.mark.parametrize("count", [1, 3, 60])
def test_readings_cost_the_same_whatever_the_number(someone, count_queries, count):
    people = [someone("cesa", {0: 100, 12: 400}).pk for _ in range(count)]
    assert count_queries(lambda: readings_of(people, on=TODAY)) == 7


def test_two_activities_are_added_and_one_shared_is_read_whole(someone, figure):
    camille, sam = someone("cesa", {0: 100}), someone("cesa", {0: 50})
    join_activity(sam.activities.get(), camille, by=None)
    assert series_of_persons([camille.pk, sam.pk])[camille.pk].cents(MARCH) == 15_000
    assert turnover_series(sam).cents(MARCH) == 5_000
    assert len(turnover_series(camille).points[MARCH].sources) == 2


def test_an_amount_of_the_person_stands_only_where_no_activity_has_one(someone, figure):
    camille = someone("cesa", {0: 100})
    figure(camille, MARCH, 77_700)
    figure(camille, m.shift(MARCH, -1), 300)
    assert (turnover_series(camille).cents(MARCH), turnover_series(camille).cents(m.shift(MARCH, -1))) == (
        10_000,
        300,
    )


def test_a_month_after_the_activity_was_left_is_not_mine(someone, figure):
    camille = someone("cesa", {0: 100, 1: 100})
    membership = camille.memberships.get()
    membership.ended_on = date(2026, 2, 20)
    membership.save()
    assert set(turnover_series(camille).points) == {date(2026, 2, 1)}


def test_complete_months(someone, figure):
    person = someone("cesa", {0: 100, 1: 100})
    figure(person.activities.get(), date(2026, 4, 1), 5)  # the month is running: its file came before its end
    assert last_complete_month() == MARCH
    assert last_complete_month(date(2026, 3, 31)) == date(2026, 2, 1)
    assert last_complete_month(MARCH) == date(2026, 2, 1)
    assert turnover_series(person).gap(date(2026, 4, 1)) is None
    assert turnover_series(person).gap(date(2026, 5, 1)) is Gap.UNKNOWN


def test_a_stray_line_does_not_make_a_month(someone, figure):
    for _ in range(20):
        someone("cesa", {1: 100})
    figure(Person.objects.first().activities.get(), MARCH, 5)
    assert last_complete_month() == date(2026, 2, 1)


def test_nothing_imported_is_said(someone):
    person = someone("cape", {})
    reading = readings_of([person.pk], on=TODAY)[person.pk]
    assert (reading.signal.value, reading.month) == ("unknown", None)
    assert (
        reading.sentence
        == "statut CAPE, aucun mois de chiffre d'affaires n'a encore été importé par la coopérative"
    )


def test_the_start_of_an_old_activity_is_known_beyond_the_window(someone):
    person = someone("cesa", {40: 10, 0: 100, 12: 200})
    assert readings_of([person.pk], on=TODAY)[person.pk].relative.ratio == 1 / 2

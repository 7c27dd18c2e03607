from datetime import UTC, date, datetime

from rebond.ui import dates


def test_a_month():
    assert dates.month(date(2020, 4, 1)) == "avril 2020"
    assert dates.month_short(date(2020, 4, 1)) == "avr.\u00a020"
    assert dates.month(None) == "—"


def test_the_first_of_the_month_is_premier():
    assert dates.day(date(2020, 8, 1)) == "1er\u00a0août 2020"
    assert dates.day(date(2020, 8, 2)) == "2\u00a0août 2020"
    assert dates.day_short(date(2020, 12, 25)) == "25\u00a0déc.\u00a02020"
    assert dates.day(None) == dates.day_short(None) == dates.month_short(None) == "—"


def test_a_moment_is_told_on_the_clock_of_paris():
    assert dates.moment(datetime(2020, 7, 14, 22, 5, tzinfo=UTC)) == "15\u00a0juillet 2020 à 0\u00a0h\u00a005"
    assert dates.day(datetime(2020, 7, 14, 22, 5, tzinfo=UTC)) == "15\u00a0juillet 2020"
    assert dates.moment(None) == "—"

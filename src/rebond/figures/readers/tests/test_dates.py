"""Dates and months: every French form gives the same day; a day that does not exist is refused."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rebond.figures.readers import BadValue, parse_date, parse_month
from rebond.figures.writers import month_label

DAYS = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 12, 31))
NAMES = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


@given(DAYS)
def test_every_form_of_a_day_gives_it_back(day):
    forms = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y%m%d", "%d/%m/%Y 00:00", "%Y-%m-%dT00:00:00"]
    written = [day.strftime(form) for form in forms]
    assert [parse_date(text) for text in written] == [day] * len(written)
    assert parse_date(day) == day
    assert parse_date(dt.datetime.combine(day, dt.time(10, 30))) == day


@given(st.dates(min_value=dt.date(2000, 1, 1), max_value=dt.date(2098, 12, 31)))
def test_ledgers_may_shorten_the_year_and_spreadsheets_count_days(day):
    assert parse_date(day.strftime("%d/%m/%y"), short_year=True) == day
    assert parse_date(day.strftime("%d%m%y"), short_year=True) == day
    assert parse_date(float((day - dt.date(1899, 12, 30)).days)) == day


@given(year=st.integers(2000, 2099), month=st.integers(1, 12))
def test_every_form_of_a_month_gives_it_back(year, month):
    short = month_label(year, month)
    name = NAMES[month - 1]
    forms = [short, short.replace(".", ""), short.upper(), f"CA {name} {year}", f"{name} {year % 100:02d}"]
    forms += [f"CA\u00a0{name.capitalize()}  {year}", f"{month:02d}/{year}", f"CA {year}-{month:02d}"]
    assert [parse_month(form) for form in forms] == [(year, month)] * len(forms)


@pytest.mark.parametrize(
    "label", ["CA TOTAL", "E-mail 1", "CA 13/2020", "Nom", "CA", "", "Date 20", "janv.", "CA Marseille 20"]
)
def test_other_labels_are_no_month(label):
    assert parse_month(label) is None


@pytest.mark.parametrize(
    "text", ["31/02/2020", "29/02/2021", "00/01/2020", "20201301", "2020-02-30", "01/13/2020"]
)
def test_a_day_that_does_not_exist_is_refused(text):
    with pytest.raises(BadValue, match="n’existe pas"):
        parse_date(text)


@pytest.mark.parametrize(
    "cell", ["hier", "12/2020", "01/01/20", "43891", "0202-01-01", 12.5, True, "1/1/1/2020"]
)
def test_what_is_no_date_is_refused(cell):
    with pytest.raises(BadValue):
        parse_date(cell)


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_reason(text):
    found: object = None
    try:
        found = parse_date(text, short_year=True)
    except BadValue as error:
        found = error
    assert isinstance(found, dt.date | None) or str(found).endswith(".")


@pytest.mark.parametrize("cell", ["", "  ", None, "\u00a0"])
def test_an_empty_cell_is_no_date(cell):
    assert parse_date(cell) is None

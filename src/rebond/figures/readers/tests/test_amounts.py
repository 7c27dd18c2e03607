"""Amounts: exact to the cent or refused, never rounded, never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rebond.figures.readers import BadValue, euros, french_euros, parse_cents
from rebond.figures.readers.amounts import parse_decimal

CENTS = st.integers(min_value=-(10**13), max_value=10**13)
SPACES = st.sampled_from([" ", "\u00a0", "\u202f", "\u2009"])


def french(cents: int, space: str, mark: str = ",") -> str:
    whole = f"{abs(cents) // 100:,}".replace(",", space)
    return f"{whole}{mark}{abs(cents) % 100:02d}"


@given(
    cents=CENTS,
    space=SPACES,
    mark=st.sampled_from(",."),
    zeros=st.sampled_from([0, 2, 4, 6]),
    suffix=st.sampled_from(["", "€", " €"]),
)
def test_every_way_of_writing_an_amount_gives_it_back(cents, space, mark, zeros, suffix):
    body = french(cents, space, mark) + "0" * zeros
    if cents < 0:
        written = [f"-{body}", f"- {body}", f"\u2212{body}", f"({body})", f"{body}-"]
    else:
        written = [body, f"+{body}", f"  {body}\u00a0"]
    assert [parse_cents(text + suffix) for text in written] == [cents] * len(written)


@given(cents=st.integers(min_value=-(10**11), max_value=10**11))
def test_a_spreadsheet_number_is_its_nearest_cent(cents):
    assert parse_cents(cents / 100) == cents


@given(cents=st.integers(min_value=-(10**13), max_value=10**13))
def test_what_is_written_for_machines_is_read_back(cents):
    assert parse_cents(euros(cents)) == cents
    assert parse_cents(french_euros(cents)) == cents


@given(whole=st.integers(0, 10**9), third=st.integers(1, 999))
def test_a_third_decimal_is_refused_not_rounded(whole, third):
    text = f"{whole},00{third:03d}"
    with pytest.raises(BadValue, match="plus de deux décimales"):
        parse_cents(text)


@given(st.text(max_size=12))
def test_any_text_is_an_amount_or_a_reason(text):
    found: object = None
    try:
        found = parse_cents(text)
    except BadValue as error:
        found = error
    assert isinstance(found, int | None) or str(found).endswith(".")


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1 234,56", 123_456),
        ("5,62000000", 562),
        ("-12,00", -1200),
        ("(12,00)", -1200),
        ("(12,00 €)", -1200),
        ("1234.56", 123_456),
        ("1.234,56", 123_456),
        ("1,234.56", 123_456),
        ("1.234.567", 123_456_700),
        ("1234,500", 123_450),
        ("0,500", 50),
        (",5", 50),
        ("€ 12", 1200),
        ("12 EUR", 1200),
        ("0", 0),
        ('="12,50"', 1250),
        (12, 1200),
        (1234.5600000000001, 123_456),
        ("300.30000000000001", 30_030),
        ("", None),
        ("  ", None),
        (None, None),
    ],
)
def test_amounts_of_the_field(text, cents):
    assert parse_cents(text) == cents


@pytest.mark.parametrize("text", ["1,234", "1.234", "12,345", "999.000"])
def test_a_lone_separator_before_three_digits_is_ambiguous(text):
    with pytest.raises(BadValue, match="deux façons"):
        parse_cents(text)


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "12 34,00",
        "1 2345",
        "--5",
        "-",
        "12,",
        "12,3,4",
        "1 234 56",
        "12%",
        "10k€",
        "٣",
        "²",
        "=1+1",
        "1e5",
    ],
)
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(BadValue):
        parse_cents(text)


@pytest.mark.parametrize("cell", [True, 12.345, float("nan"), float("inf"), 1e15, "1234567890123456"])
def test_impossible_numbers_are_refused(cell):
    with pytest.raises(BadValue):
        parse_cents(cell)


def test_hours_and_rates_keep_all_their_decimals():
    assert parse_decimal("151,667") == Decimal("151.667")
    assert parse_decimal("1 820,5") == Decimal("1820.5")
    assert parse_decimal(10.15) == Decimal("10.15")
    assert parse_decimal(" ") is None

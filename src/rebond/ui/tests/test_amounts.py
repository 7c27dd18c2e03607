from decimal import Decimal

import pytest

from rebond.ui import amounts


def visible(text: str) -> str:
    """Narrow and ordinary no-break spaces shown as _ and ~."""
    return text.replace("\u202f", "_").replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("cents", "said"),
    [
        (0, "0,00~€"),
        (5, "0,05~€"),
        (123456, "1_234,56~€"),
        (-123456789, "−1_234_567,89~€"),
        (-5, "−0,05~€"),
        (None, "—"),
    ],
)
def test_euros_to_the_cent(cents, said):
    assert visible(amounts.euros(cents)) == said


@pytest.mark.parametrize(
    ("cents", "said"),
    [(123449, "1_234~€"), (123450, "1_235~€"), (-123450, "−1_235~€"), (-49, "0~€"), (None, "—")],
)
def test_euros_to_the_euro_round_half_away_from_zero(cents, said):
    assert visible(amounts.euros_round(cents)) == said


@pytest.mark.parametrize(("cents", "said"), [(12000, "+120~€"), (-12000, "−120~€"), (0, "0~€"), (None, "—")])
def test_a_change_shows_its_sign(cents, said):
    assert visible(amounts.euros_signed(cents)) == said


@pytest.mark.parametrize(
    ("ratio", "digits", "plus", "said"),
    [
        (Decimal("0.18"), 0, False, "18_%"),
        (Decimal("0.185"), 0, False, "19_%"),
        (Decimal("0.1849"), 1, False, "18,5_%"),
        (Decimal("-0.18"), 0, True, "−18_%"),
        (Decimal("0.18"), 0, True, "+18_%"),
        (Decimal("-0.001"), 0, True, "0_%"),
        (Decimal(12), 0, False, "1_200_%"),
        (None, 0, False, "—"),
    ],
)
def test_percent(ratio, digits, plus, said):
    assert visible(amounts.percent(ratio, digits, plus=plus)) == said


@pytest.mark.parametrize(
    ("cents", "said"),
    [
        (0, "0~€"),
        (80000, "800~€"),
        (150000, "1,5~k€"),
        (-1200000, "−12~k€"),
        (250000000, "2,5~M€"),
    ],
)
def test_axis_labels_are_short(cents, said):
    assert visible(amounts.axis_euros(cents)) == said


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0~personne"), (1, "1~personne"), (2, "2~personnes"), (1200, "1_200~personnes")]
)
def test_zero_and_one_take_the_singular(number, said):
    assert visible(amounts.count(number, "personne", "personnes")) == said

"""Relative turnover, trend, fragile mark: the definitions of the grid, on paper."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rebond.figures import months as m
from rebond.figures.monthly import Gap, Point, Series, Source
from rebond.figures.sentences import reason, trend_sentence
from rebond.figures.trends import Basis, Signal, relative_turnover, trend

MARCH = date(2020, 3, 1)


def series(amounts: dict[int, int], *, pieces: int | None = 3, covered: int = 36) -> Series:
    """`amounts`: months before March 2020 → euros."""
    points = {
        m.shift(MARCH, -back): Point(euros * 100, pieces, (Source(1, "ca.csv", back),))
        for back, euros in amounts.items()
    }
    return Series(points, frozenset(m.window(MARCH, covered)))


def test_a_bad_march():
    """S4.1: Yanis, 18 % of last March."""
    measure = relative_turnover(series({12: 1000, 0: 180, **dict.fromkeys(range(1, 12), 500)}), MARCH)
    assert (measure.ratio, measure.signal, measure.basis) == (
        Decimal("0.18"),
        Signal.STRONG,
        Basis.SAME_MONTH,
    )
    assert measure.fragile == ()
    assert (
        reason("CESA", measure)
        == "statut CESA, chiffre d'affaires de mars divisé par 5,6 par rapport à mars 2019"
    )


def test_the_newcomer():
    """S4.2: Aïcha, four months of activity, compared with her three months before the shock, marked fragile."""
    measure = relative_turnover(series({3: 400, 2: 500, 1: 300, 0: 100}), MARCH)
    assert (measure.ratio, measure.signal, measure.basis) == (
        Decimal("0.25"),
        Signal.STRONG,
        Basis.THREE_MONTHS,
    )
    assert measure.fragile == ("moins de 6 mois d'activité (4)",)
    assert reason("CAPE", measure) == (
        "statut CAPE, chiffre d'affaires de mars divisé par 4 par rapport aux trois mois précédents"
    )
    assert [step.value for step in measure.steps] == ["100,00\u202f€", "400,00\u202f€", "0,25"]
    assert (
        "décembre 2019 400,00\u202f€ + janvier 2020 500,00\u202f€ + février 2020 300,00\u202f€"
        in measure.steps[1].formula
    )
    assert measure.steps[0].parameter == "mars 2020 : ca.csv, ligne 0"


def test_the_shock_began_before_the_month():
    measure = relative_turnover(
        series({4: 400, 3: 400, 2: 400, 1: 100, 0: 80}), MARCH, shock=date(2020, 2, 1)
    )
    assert measure.reference_months == (date(2019, 11, 1), date(2019, 12, 1), date(2020, 1, 1))
    assert measure.ratio == Decimal("0.2")
    assert (
        reason("", measure)
        == "chiffre d'affaires de mars divisé par 5 par rapport à la moyenne de novembre 2019 à janvier 2020"
    )


@pytest.mark.parametrize(("age", "basis"), [(12, Basis.THREE_MONTHS), (13, Basis.SAME_MONTH)])
def test_thirteen_months_are_needed_for_last_year(age, basis):
    measure = relative_turnover(series(dict.fromkeys(range(age), 100)), MARCH)
    assert (measure.basis, measure.ratio) == (basis, Decimal(1))
    assert bool(measure.fragile) is (basis is Basis.THREE_MONTHS)


@pytest.mark.parametrize(
    ("euros", "signal"),
    [
        (500, Signal.STRONG),
        (501, Signal.WATCH),
        (800, Signal.WATCH),
        (801, Signal.NONE),
        (0, Signal.STRONG),
        (-50, Signal.STRONG),
    ],
)
def test_thresholds(euros, signal):
    assert relative_turnover(series({**dict.fromkeys(range(13), 1000), 0: euros}), MARCH).signal is signal


@pytest.mark.parametrize(
    ("euros", "words"),
    [
        (500, "divisé par 2 par rapport à mars 2019"),
        (650, "en baisse de 35\u202f% par rapport à mars 2019"),
        (1000, "stable par rapport à mars 2019"),
        (1300, "en hausse de 30\u202f% par rapport à mars 2019"),
        (0, "à zéro par rapport à mars 2019 (1\u202f000,00\u202f€)"),
        (-1, "négatif (les avoirs dépassent les factures) par rapport à mars 2019 (1\u202f000,00\u202f€)"),
    ],
)
def test_the_words(euros, words):
    measure = relative_turnover(series({**dict.fromkeys(range(13), 1000), 0: euros}), MARCH)
    assert reason("", measure) == f"chiffre d'affaires de mars {words}"


@pytest.mark.parametrize(("euros", "word"), [(0, "à zéro"), (-10, "négative")])
def test_a_reference_at_zero_or_below_is_said(euros, word):
    measure = relative_turnover(series({**dict.fromkeys(range(14), 100), 12: euros}), MARCH)
    assert (measure.ratio, measure.signal) == (None, Signal.UNKNOWN)
    assert word in measure.unknown


def test_a_month_not_imported_is_unknown_not_zero():
    known = dict.fromkeys(range(1, 14), 100)
    missing = Series(series(known).points, frozenset())
    measure = relative_turnover(missing, MARCH)
    assert measure.ratio is None
    assert "n'a pas été importé" in measure.unknown
    assert relative_turnover(series(known), MARCH).ratio == 0


def test_before_the_first_figure_nothing_is_zero():
    young = series({1: 100, 0: 100})
    assert [young.gap(m.shift(MARCH, -back)) for back in (2, 1)] == [Gap.BEFORE, None]
    assert "pas assez de recul" in relative_turnover(young, MARCH).unknown
    assert "rien à comparer" in relative_turnover(series({}), MARCH).unknown


def test_one_invoice_is_fragile():
    known = series(dict.fromkeys(range(13), 100), pieces=1)
    assert relative_turnover(known, MARCH).fragile == (
        "une seule facture (mars 2020)",
        "une seule facture (mars 2019)",
    )
    longer = series(dict.fromkeys(range(15), 100), pieces=1)
    assert trend(longer, MARCH).fragile == ()  # three invoices on each side
    assert relative_turnover(series(dict.fromkeys(range(13), 100), pieces=None), MARCH).fragile == ()


def test_trend_smooths():
    amounts = {**dict.fromkeys(range(15), 1000), 0: 0, 1: 2400, 2: 0}
    measure = trend(series(amounts), MARCH)
    assert (measure.ratio, measure.signal) == (Decimal("0.8"), Signal.WATCH)
    assert measure.reference_months == (date(2019, 1, 1), date(2019, 2, 1), date(2019, 3, 1))
    assert (
        trend_sentence(measure)
        == "trois derniers mois en baisse de 20\u202f% par rapport aux mêmes mois de l'an dernier"
    )


amounts = st.lists(st.integers(-10_000, 1_000_000), min_size=15, max_size=15)


@given(amounts, st.integers(2, 9))
def test_scale_changes_nothing(values, factor):
    """Twice the money everywhere is the same story."""
    one = relative_turnover(series(dict(enumerate(values))), MARCH)
    more = relative_turnover(series({back: value * factor for back, value in enumerate(values)}), MARCH)
    assert (one.ratio is None) == (more.ratio is None)
    assert one.signal is more.signal


@given(amounts)
def test_a_ratio_is_a_quotient_or_a_reason(values):
    for measure in (
        relative_turnover(series(dict(enumerate(values))), MARCH),
        trend(series(dict(enumerate(values))), MARCH),
    ):
        assert (measure.ratio is None) == bool(measure.unknown)
        if measure.ratio is not None:
            assert abs(measure.ratio * measure.reference_cents - measure.cents) < Decimal("0.000001")
            assert measure.reference_cents > 0


@given(amounts, st.integers(1, 100_000))
def test_more_turnover_never_worsens_the_signal(values, more):
    before = relative_turnover(series(dict(enumerate(values))), MARCH)
    after = relative_turnover(series({**dict(enumerate(values)), 0: values[0] + more}), MARCH)
    if before.ratio is not None and after.ratio is not None and before.basis is after.basis:
        assert after.ratio > before.ratio
        assert after.signal.rank >= before.signal.rank

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rebond.droit.socle import Duree, PeriodeImpossible, ajouter_mois, dernier_jour, duree_entre, fin_de_mois

JOURS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
MOIS = st.integers(1, 120)


@pytest.mark.parametrize(
    ("jour", "mois", "attendu"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
        (date(2025, 1, 15), -1, date(2024, 12, 15)),
        (date(2024, 12, 31), 2, date(2025, 2, 28)),
        (date(2025, 8, 31), 1, date(2025, 9, 30)),
    ],
)
def test_adding_months_clamps_to_the_last_day(jour, mois, attendu):
    assert ajouter_mois(jour, mois) == attendu


@pytest.mark.parametrize(
    ("debut", "mois", "attendu"),
    [
        (date(2025, 1, 1), 12, date(2025, 12, 31)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 1, 29), 1, date(2025, 2, 28)),
        (date(2025, 1, 28), 1, date(2025, 2, 27)),
        (date(2023, 3, 1), 12, date(2024, 2, 29)),
        (date(2024, 3, 1), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 6, 15), 3, date(2025, 9, 14)),
    ],
)
def test_last_day_of_a_period_of_months(debut, mois, attendu):
    assert dernier_jour(debut, mois) == attendu


@pytest.mark.parametrize(
    ("debut", "fin", "attendu"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), "12 mois"),
        (date(2025, 1, 1), date(2025, 1, 1), "1 jour"),
        (date(2025, 1, 31), date(2025, 2, 28), "1 mois"),
        (date(2025, 1, 31), date(2025, 3, 1), "1 mois et 1 jour"),
        (date(2024, 1, 1), date(2024, 2, 28), "1 mois et 28 jours"),
        (date(2025, 5, 10), date(2025, 5, 9), "0 jour"),
    ],
)
def test_length_between_two_days_both_included(debut, fin, attendu):
    assert str(duree_entre(debut, fin)) == attendu


@given(JOURS, MOIS)
def test_a_period_of_n_months_lasts_n_months(debut, mois):
    assert duree_entre(debut, dernier_jour(debut, mois)) == Duree(mois, 0)


@given(JOURS, MOIS)
def test_the_next_day_after_n_months_is_one_more_day(debut, mois):
    assert duree_entre(debut, dernier_jour(debut, mois) + timedelta(days=1)) == Duree(mois, 1)


@given(JOURS, st.integers(0, 2000))
def test_length_grows_with_the_last_day_and_days_never_reach_a_month(debut, jours):
    fin = debut + timedelta(days=jours)
    duree, suivante = duree_entre(debut, fin), duree_entre(debut, fin + timedelta(days=1))
    assert 0 <= duree.jours < 31
    assert (duree.mois, duree.jours) < (suivante.mois, suivante.jours)


@given(JOURS, st.integers(-120, 120), st.integers(-120, 120))
def test_months_add_up_from_a_day_every_month_has(jour, a, b):
    jour = jour.replace(day=min(jour.day, 28))
    assert ajouter_mois(ajouter_mois(jour, a), b) == ajouter_mois(jour, a + b)


@given(JOURS)
def test_last_day_of_the_month(jour):
    assert (fin_de_mois(jour) + timedelta(days=1)).day == 1


def test_a_period_that_ends_before_it_starts_has_no_length():
    with pytest.raises(PeriodeImpossible, match="avant de commencer le 10/05/2025"):
        duree_entre(date(2025, 5, 10), date(2025, 5, 8))

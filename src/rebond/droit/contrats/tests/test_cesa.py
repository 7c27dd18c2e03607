from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rebond.droit.contrats import (
    Etat,
    Nature,
    Periode,
    echeance_associe,
    periode_essai,
    reunir,
    verifier_essai,
)
from rebond.droit.socle import Duree, Refus, Resultat, ajouter_mois

CESA = date(2021, 1, 1)
LE = date(2021, 6, 1)
CAPE = Periode("cape", date(2020, 1, 1), date(2020, 12, 31))


def associe(*anterieurs, debut=CESA, on=LE, **autres):
    reponse = echeance_associe(debut, anterieurs, on=on, **autres)
    assert isinstance(reponse, Resultat)
    return reponse.valeur


def essai(*anterieurs, debut=CESA, on=LE):
    reponse = periode_essai(debut, anterieurs, on=on)
    assert isinstance(reponse, Resultat)
    return reponse.valeur


def test_three_years_without_earlier_contract():
    suivi = associe()
    assert (suivi.echeance, suivi.deduit, suivi.etat) == (date(2024, 1, 1), Duree(0, 0), Etat.A_VENIR)


def test_a_cape_of_twelve_months_is_deducted_with_its_countdown():
    suivi = associe(CAPE, on=date(2022, 11, 20))
    assert suivi.echeance == date(2023, 1, 1)
    assert suivi.jours_restants == 42
    assert str(suivi.reste) == "1 mois et 12 jours"


def test_months_are_deducted_before_days():
    suivi = associe(Periode("cape", date(2020, 1, 1), date(2020, 4, 10)))
    assert suivi.deduit == Duree(3, 10)
    assert suivi.echeance == date(2023, 9, 21)


def test_overlapping_contracts_are_not_deducted_twice():
    salarie = Periode("autre", date(2020, 6, 1), date(2020, 12, 31))
    assert associe(CAPE, salarie) == associe(CAPE)


def test_renewed_capes_that_touch_count_as_one_length():
    deux = [
        Periode("cape", date(2020, 1, 15), date(2020, 6, 30)),
        Periode("cape", date(2020, 7, 1), date(2021, 1, 14)),
    ]
    un = Periode("cape", date(2020, 1, 15), date(2021, 1, 14))
    assert associe(*deux, debut=date(2021, 2, 1)) == associe(un, debut=date(2021, 2, 1))


def test_days_from_the_cesa_on_are_ignored():
    en_cours = Periode("autre", date(2020, 7, 1), None)
    assert associe(en_cours).deduit == Duree(6, 0)
    assert associe(Periode("autre", date(2021, 3, 1), date(2021, 9, 1))).deduit == Duree(0, 0)


@pytest.mark.parametrize(
    ("associe_le", "on", "etat"),
    [
        (None, date(2023, 1, 1), Etat.A_VENIR),
        (None, date(2023, 1, 2), Etat.DEPASSEE),
        (date(2023, 1, 1), date(2023, 5, 1), Etat.ASSOCIE),
        (date(2023, 1, 2), date(2023, 5, 1), Etat.ASSOCIE_HORS_DELAI),
        (date(2022, 12, 1), date(2022, 6, 1), Etat.A_VENIR),
    ],
)
def test_state_against_the_deadline(associe_le, on, etat):
    assert associe(CAPE, on=on, associe_le=associe_le).etat == etat


def test_a_passed_deadline_and_one_used_up_at_signature_warn():
    passee = echeance_associe(CESA, [CAPE], on=date(2023, 1, 2))
    epuisee = echeance_associe(
        CESA, [Periode("autre", date(2017, 6, 1), date(2020, 12, 31))], on=date(2020, 1, 1)
    )
    assert [m.code for m in passee.avertissements] == ["delai_depasse"]
    assert [m.code for m in epuisee.avertissements] == ["delai_epuise_a_la_signature"]


def test_the_steps_say_each_contract_the_sum_and_the_deadline():
    etapes = echeance_associe(CESA, [CAPE], on=LE).etapes
    assert [e.formule for e in etapes] == [
        "du 01/01/2020 au 31/12/2020",
        "12 mois",
        "01/01/2021 + 36 mois − 12 mois = 01/01/2023",
    ]
    assert etapes[-1].parametre == "contrats/cesa_delai_associe"
    assert etapes[-1].article == "C. trav. art. L.7331-3"


def test_trial_of_eight_months_less_the_cape():
    assert essai().dernier_jour == date(2021, 8, 31)
    deux_mois = essai(Periode("cape", date(2020, 11, 1), date(2020, 12, 31)))
    assert (deux_mois.dernier_jour, deux_mois.jours_restants) == (date(2021, 6, 30), 29)
    assert essai(CAPE).possible is False
    assert essai(CAPE).dernier_jour is None


def test_trial_on_the_31st_of_a_month():
    assert essai(debut=date(2021, 6, 30)).dernier_jour == date(2022, 2, 28)


def test_a_trial_written_too_long_is_refused_with_the_last_day_possible():
    assert isinstance(verifier_essai(CESA, date(2021, 8, 31), on=LE), Resultat)
    trop = verifier_essai(CESA, date(2021, 9, 1), on=LE)
    assert isinstance(trop, Refus)
    assert trop.motifs[0].code == "essai_trop_long"
    assert "au plus 8 mois" in trop.motifs[0].texte
    assert "31/08/2021" in trop.motifs[0].texte
    assert verifier_essai(CESA, date(2020, 12, 1), on=LE).motifs[0].code == "essai_avant_contrat"
    assert "il n'en reste rien" in verifier_essai(CESA, CESA, [CAPE], on=LE).motifs[0].texte


def test_before_the_law_of_2014_nothing_is_invented():
    for reponse in (echeance_associe(date(2014, 8, 1), on=LE), periode_essai(date(2014, 8, 1), on=LE)):
        assert isinstance(reponse, Refus)
        assert reponse.motifs[0].code == "droit_non_couvert"


PERIODES = st.lists(
    st.builds(
        lambda kind, debut, jours: Periode(kind, debut, debut + timedelta(days=jours)),
        st.sampled_from(Nature),
        st.dates(date(2016, 1, 1), date(2022, 1, 1)),
        st.integers(0, 800),
    ),
    max_size=5,
)


@given(PERIODES, st.randoms(use_true_random=False))
def test_order_does_not_matter_and_repeating_a_contract_changes_nothing(periodes, hasard):
    melangees = [*periodes, *periodes]
    hasard.shuffle(melangees)
    assert associe(*melangees) == associe(*periodes)
    assert essai(*melangees) == essai(*periodes)


@given(PERIODES)
def test_never_later_than_three_years_nor_eight_months(periodes):
    assert associe(*periodes).echeance <= ajouter_mois(CESA, 36)
    fin = essai(*periodes).dernier_jour
    assert fin is None or CESA <= fin <= date(2021, 8, 31)


@given(PERIODES)
def test_the_spans_cover_exactly_the_days_of_the_contracts(periodes):
    jours = {p.debut + timedelta(days=n) for p in periodes for n in range((p.fin - p.debut).days + 1)}
    troncons = reunir(periodes, avant=CESA)
    couverts = {d + timedelta(days=n) for d, f in troncons for n in range((f - d).days + 1)}
    assert couverts == {j for j in jours if j < CESA}
    assert sum((f - d).days + 1 for d, f in troncons) == len(couverts)


@given(PERIODES.filter(bool), st.integers(0, 300))
def test_cutting_a_contract_in_two_that_touch_changes_nothing(periodes, coupe):
    premiere, *reste = periodes
    milieu = min(premiere.debut + timedelta(days=coupe), premiere.fin)
    morceaux = [Periode(premiere.kind, premiere.debut, milieu)]
    if milieu < premiere.fin:
        morceaux.append(Periode(premiere.kind, milieu + timedelta(days=1), premiere.fin))
    assert associe(*morceaux, *reste) == associe(*periodes)

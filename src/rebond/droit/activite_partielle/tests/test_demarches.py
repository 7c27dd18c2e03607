"""Authorisations, deadlines, counters, APLD."""

from datetime import date
from decimal import Decimal

import pytest

from rebond.droit.activite_partielle import Regime, lire_mois
from rebond.droit.activite_partielle.compteurs import contingent, perte_activite
from rebond.droit.activite_partielle.delais import echeances
from rebond.droit.activite_partielle.heures import heures_de_semaines
from rebond.droit.activite_partielle.longue_duree import reduction
from rebond.droit.activite_partielle.recours import MotifRecours, verifier_autorisation
from rebond.droit.contrats import Periode
from rebond.droit.socle import AvantPremiereDate, Incomplet, ParametreAbroge, Refus, Resultat

D = Decimal
COVID, SINISTRE, CONJONCTURE = MotifRecours.EXCEPTIONNELLE, MotifRecours.SINISTRE, MotifRecours.CONJONCTURE


def du(debut, fin):
    return Periode("autre", date.fromisoformat(debut), date.fromisoformat(fin) if fin else None)


@pytest.mark.parametrize(
    ("demande", "motif", "fin_maximale"),
    [
        (du("2020-03-16", "2021-03-15"), COVID, date(2021, 3, 15)),
        (du("2021-07-01", "2021-09-30"), COVID, date(2021, 9, 30)),
        (du("2021-07-01", "2021-12-31"), SINISTRE, date(2021, 12, 31)),
        (du("2023-11-30", "2024-02-29"), CONJONCTURE, date(2024, 2, 29)),
    ],
)
def test_longest_authorisation(demande, motif, fin_maximale):
    reponse = verifier_autorisation(demande, motif=motif)
    assert isinstance(reponse, Resultat)
    assert reponse.valeur.fin_maximale == fin_maximale


def test_too_long_too_many_or_without_end_is_refused():
    passees = [du("2022-06-01", "2022-08-31"), du("2022-09-01", "2022-11-30")]
    septieme = verifier_autorisation(du("2022-12-01", "2022-12-31"), passees, motif=CONJONCTURE)
    longue = verifier_autorisation(du("2022-06-01", "2022-09-01"), motif=CONJONCTURE)
    sans_fin = verifier_autorisation(du("2022-06-01", None))
    assert [m.code for m in septieme.motifs] == ["autorisation_total_depasse"]
    assert "7 mois" in septieme.motifs[0].texte
    assert [m.code for m in longue.motifs] == ["autorisation_trop_longue"]
    assert [m.code for m in sans_fin.motifs] == ["autorisation_sans_fin"]


def test_the_six_months_slide_over_twelve():
    passees = [du("2022-06-01", "2022-08-31"), du("2022-09-01", "2022-11-30")]
    reponse = verifier_autorisation(du("2023-07-01", "2023-09-30"), passees, motif=CONJONCTURE)
    assert isinstance(reponse, Resultat)
    assert str(reponse.valeur.deja_comptes) == "5 mois"


def test_what_the_texts_leave_out_of_the_count():
    longue = [du("2020-03-16", "2021-06-30")]
    assert isinstance(verifier_autorisation(du("2021-07-01", "2021-09-30"), longue), Resultat)
    six = [du("2021-07-01", "2021-12-31")]
    assert isinstance(verifier_autorisation(du("2022-01-01", "2022-03-31"), six), Resultat)
    assert isinstance(verifier_autorisation(du("2022-04-01", "2022-06-30"), six), Refus)


@pytest.mark.parametrize(
    ("debut", "depose", "motif", "attendu"),
    [
        ("2020-03-16", "2020-04-02", COVID, (date(2020, 4, 30), date(2020, 4, 4), date(2020, 6, 2))),
        ("2020-05-11", "2020-05-20", COVID, (date(2020, 6, 10), date(2020, 5, 22), date(2020, 7, 20))),
        ("2020-10-30", "2020-12-31", COVID, (date(2020, 11, 29), date(2021, 1, 15), date(2021, 2, 28))),
        ("2023-02-01", "2023-01-10", CONJONCTURE, (date(2023, 1, 31), date(2023, 1, 25), None)),
    ],
)
def test_deadlines_of_a_request(debut, depose, motif, attendu):
    demande = Periode("autre", date.fromisoformat(debut), date(2023, 4, 30))
    reponse = echeances(demande, motif=motif, depose_le=date.fromisoformat(depose))
    assert isinstance(reponse, Resultat)
    e = reponse.valeur
    assert (e.depot, e.silence, e.avis_cse) == attendu


@pytest.mark.parametrize(
    ("fin", "limite"),
    [
        ("2020-06-30", date(2021, 6, 30)),
        ("2020-10-31", date(2021, 6, 30)),
        ("2021-08-31", date(2022, 2, 28)),
    ],
)
def test_last_day_to_ask_for_the_money(fin, limite):
    reponse = echeances(du("2020-03-16", fin), motif=COVID)
    assert isinstance(reponse, Resultat)
    assert reponse.valeur.indemnisation == limite
    assert reponse.valeur.silence is None
    assert reponse.valeur.conservation.year == date.fromisoformat(fin).year + 5
    assert isinstance(echeances(du("2020-03-16", None), motif=COVID), Refus)


def test_the_contingent_starts_again_each_year():
    assert contingent(D(1600), on=date(2020, 12, 31)).valeur.restantes == D(7)
    assert contingent(D(0), on=date(2023, 1, 1)).valeur.restantes == D(1000)
    assert contingent(D(1200), on=date(2023, 1, 1)).valeur.restantes == D(0)
    assert contingent(D(30), on=date(2023, 1, 1), motif=MotifRecours.TRANSFORMATION).valeur.restantes == D(70)
    with pytest.raises(AvantPremiereDate):
        contingent(D(0), on=date(2019, 12, 31))


@pytest.mark.parametrize(
    ("mois", "ca", "atteint"),
    [("2021-07", 20, True), ("2021-07", "20.01", False), ("2022-01", 35, True), ("2022-02", "35.01", False)],
)
def test_the_loss_that_keeps_the_raised_rate(mois, ca, atteint):
    reponse = perte_activite(D(ca), D(100), on=lire_mois(mois))
    assert isinstance(reponse, Resultat)
    assert reponse.valeur.atteint is atteint


def test_the_threshold_has_its_dates_and_needs_a_reference():
    assert isinstance(perte_activite(D(0), D(0), on=lire_mois("2021-07")), Incomplet)
    with pytest.raises(AvantPremiereDate):
        perte_activite(D(0), D(1), on=lire_mois("2021-06"))
    with pytest.raises(ParametreAbroge):
        perte_activite(D(0), D(1), on=lire_mois("2022-03"))


@pytest.mark.parametrize(("derogation", "respectee"), [(False, False), (True, True)])
def test_reduction_of_an_apld(derogation, respectee):
    parts = [D("0.60"), D("0.40")]
    reponse = reduction(parts, Regime.APLD_REBOND, on=date(2025, 6, 1), derogation=derogation)
    assert isinstance(reponse, Resultat)
    assert (reponse.valeur.moyenne, reponse.valeur.respectee) == (D("0.5"), respectee)


def test_reduction_is_only_for_apld_and_needs_periods():
    assert isinstance(reduction([D(1)], Regime.COMMUN, on=date(2022, 6, 1)), Refus)
    assert isinstance(reduction([], Regime.APLD, on=date(2022, 6, 1)), Incomplet)


def test_hours_of_a_week_stop_at_the_legal_duration():
    assert heures_de_semaines(D(3), D(42), date(2020, 4, 1)) == D(105)
    assert heures_de_semaines(D(2), D(20), date(2020, 4, 1)) == D(40)

"""REF: which months make the reference, what is left out, and what is missing."""

from datetime import date
from decimal import Decimal

import pytest

from rebond.droit.activite_partielle import PaieMensuelle, SituationEsa, lire_mois, lire_politique
from rebond.droit.activite_partielle.references import reference
from rebond.droit.contrats import Nature
from rebond.droit.socle import Arrondi, Incomplet, Resultat, ajouter_mois

D = Decimal
AVRIL = lire_mois("2020-04")
DOUZE = [
    D(n) for n in (1000, 1100, 1200, 1300, 1400, 1500, 1600, 1700, 1800, 1900, 2000, 2100)
]  # avril 2019 -> mars 2020


def paies(montants=DOUZE, fin=AVRIL, **autres):
    return tuple(
        PaieMensuelle(ajouter_mois(fin, rang - len(montants)), montant, **autres)
        for rang, montant in enumerate(montants)
    )


def trouver(bruts, choix=None, **autres):
    politique = lire_politique(choix or {})
    s = SituationEsa(
        id="x", mois=autres.pop("mois", AVRIL), politique=politique, bruts=tuple(bruts), **autres
    )
    return reference(s, Arrondi.DEMI_SUPERIEUR)


def montant(*args, **autres):
    reponse = trouver(*args, **autres)
    assert isinstance(reponse, Resultat), reponse
    return reponse.valeur.montant


def codes(reponse):
    return [a.code for a in reponse.avertissements]


@pytest.mark.parametrize(
    ("choix", "attendu"),
    [
        ("REF_12M_CIVIL", "1550.00"),
        ("REF_12M_ROLLING_PERSON", "1550.00"),
        ("REF_SINCE_ENTRY", "1550.00"),
        ("REF_3M", "2000.00"),
        ("REF_SAME_MONTH_N1", "1000.00"),
    ],
)
def test_each_window_on_a_whole_year(choix, attendu):
    assert montant(paies(), {"reference": choix}) == D(attendu)


def test_the_civil_window_is_frozen_at_the_first_day_of_the_cooperative():
    bruts, juin = paies([*DOUZE, D(0), D(0)], lire_mois("2020-06")), lire_mois("2020-06")
    fige = {"mois": juin, "premier_jour_entreprise": date(2020, 4, 1)}
    assert montant(bruts, {"reference": "REF_12M_CIVIL"}, **fige) == D("1550.00")
    glissant = montant(bruts, {"reference": "REF_12M_ROLLING_PERSON"}, **fige)
    assert glissant == D("1375.00")


def test_someone_who_entered_during_the_year_gets_the_mean_of_the_months_worked():
    reponse = trouver(paies(DOUZE[-5:]))
    assert reponse.valeur.montant == D("1900.00")
    assert codes(reponse) == ["reference_depuis_entree"]
    assert "5 mois" in reponse.avertissements[0].texte


def test_someone_who_came_after_the_first_day_of_the_cooperative_has_their_own_window():
    novembre = lire_mois("2020-11")
    bruts = paies([D(800), D(1000)], novembre)
    assert montant(bruts, mois=novembre, premier_jour_entreprise=date(2020, 3, 16)) == D("900.00")


def test_since_entry_takes_more_than_twelve_months():
    assert montant(paies([D(400), *DOUZE]), {"reference": "REF_SINCE_ENTRY"}) == D("1461.54")


def test_a_month_missing_in_the_middle_is_asked_for():
    bruts = [p for p in paies() if p.mois != lire_mois("2019-08")]
    reponse = trouver(bruts)
    assert isinstance(reponse, Incomplet)
    assert "2019-08" in reponse.manques[0].texte


def test_cape_months_never_count_and_are_named():
    cape = paies(DOUZE[:6], lire_mois("2019-10"), nature=Nature.CAPE)
    reponse = trouver([*cape, *paies(DOUZE[6:])])
    assert reponse.valeur.montant == D("1850.00")
    assert (
        next(e.formule for e in reponse.etapes if e.libelle == "Mois écarté")
        == "2019-04 : CAPE, pas un salaire"
    )


@pytest.mark.parametrize(
    ("zeros", "attendu"),
    [("INCLUDE_ZERO", "1000.00"), ("EXCLUDE_ZERO", "1500.00"), ("EXCLUDE_ONLY_SUSPENDED", "1200.00")],
)
def test_months_without_pay(zeros, attendu):
    """Eight months at 1,500, two without turnover, two on sick leave."""
    mois = [ajouter_mois(AVRIL, -n) for n in range(1, 13)]
    bruts = [PaieMensuelle(m, D(1500)) for m in mois[4:]]
    bruts += [PaieMensuelle(m, D(0)) for m in mois[:2]]
    bruts += [PaieMensuelle(m, D(0), suspendu=True) for m in mois[2:4]]
    reponse = trouver(bruts, {"zeros": zeros})
    assert reponse.valeur.montant == D(attendu)
    assert codes(reponse) == ["mois_sans_paie"]


@pytest.mark.parametrize(
    ("choix", "attendu"), [("EXCLUDE_PARTIAL", "2000.00"), ("INCLUDE_PARTIAL", "1700.00")]
)
def test_a_first_month_that_is_not_whole(choix, attendu):
    bruts = [PaieMensuelle(lire_mois("2020-01"), D(1100), partiel=True), *paies([D(1900), D(2100)])]
    assert montant(bruts, {"premier_mois": choix}) == D(attendu)


def test_a_partial_month_is_kept_when_there_is_no_other():
    assert montant([PaieMensuelle(lire_mois("2020-03"), D(700), partiel=True)]) == D("700.00")


@pytest.mark.parametrize(
    ("choix", "attendu"),
    [("BALANCE_AS_PAID", "1600.00"), ("SPREAD_OVER_ITS_YEAR", "1075.00"), ("EXCLUDE", "1000.00")],
)
def test_the_year_end_balance(choix, attendu):
    """A balance of 1,200 for 2019 paid in February 2020: 100 a month, over the months of 2019 only."""
    bruts = [PaieMensuelle(m.mois, D(1000)) for m in paies()]
    bruts[10] = PaieMensuelle(bruts[10].mois, D(8200), solde=D(7200), solde_annee=2018)
    if choix == "SPREAD_OVER_ITS_YEAR":
        bruts[10] = PaieMensuelle(bruts[10].mois, D(2200), solde=D(1200), solde_annee=2019)
    reponse = trouver(bruts, {"solde": choix})
    assert reponse.valeur.montant == D(attendu)
    assert codes(reponse) == ["solde_dans_reference"]


@pytest.mark.parametrize(("choix", "attendu"), [("DEDUCT_LEAVE", "890.00"), ("KEEP_LEAVE", "990.00")])
def test_the_share_of_paid_leave_and_what_is_never_counted(choix, attendu):
    bruts = paies([D(1000)] * 12, conges_payes=D(100), exclus=D(10))
    assert montant(bruts, {"conges": choix}) == D(attendu)


def test_fixed_part_plus_twelve_months_of_variable():
    bruts = paies([D(1500)] * 12, variable=D(600))
    choix = {"reference": "REF_FIXED_PLUS_VAR12"}
    assert montant(bruts, choix, part_fixe=D(950)) == D("1550.00")
    assert isinstance(trouver(bruts, choix), Incomplet)
    assert isinstance(trouver(paies(), choix, part_fixe=D(950)), Incomplet)


def test_nothing_to_start_from_is_incomplete():
    assert [m.champ for m in trouver([]).manques] == ["bruts"]
    assert isinstance(trouver(paies(DOUZE[:1], lire_mois("2018-01"))), Incomplet)


def test_a_given_reference_is_taken_as_it_is():
    assert montant([], reference_mensuelle=D("1234.56")) == D("1234.56")


def test_the_step_shows_the_months_and_the_amounts():
    etape = trouver(paies(), {"reference": "REF_3M"}).etapes[-1]
    assert etape.formule == "(1\u202f900 + 2\u202f000 + 2\u202f100) ÷ 3  [2020-01 à 2020-03]"
    assert "3 derniers mois" in etape.libelle

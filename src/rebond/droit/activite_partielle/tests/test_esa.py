"""LOSS, HOURS and FLOOR: what each policy gives to the same person, and what it asks for."""

from decimal import Decimal

import pytest

from rebond.droit.activite_partielle import (
    PaieMensuelle,
    SituationEsa,
    calculer,
    lire_mois,
    lire_politique,
)
from rebond.droit.socle import Incomplet, Refus, Resultat, ajouter_mois

D = Decimal
AVRIL = lire_mois("2020-04")


def demander(choix=None, **faits):
    mois = lire_mois(faits.pop("mois", "2020-04"))
    donnees = {"reference_mensuelle": D(900), "percu": D(300)} | faits
    return calculer(SituationEsa(id="x", mois=mois, politique=lire_politique(choix or {}), **donnees))


def calcul(choix=None, **faits):
    reponse = demander(choix, **faits)
    assert isinstance(reponse, Resultat), reponse
    return reponse.valeur


def codes(reponse):
    return [a.code for a in reponse.avertissements]


@pytest.mark.parametrize(
    ("heures", "plancher", "attendu"),
    [
        ("H_LOSS_LEGAL", "F_NONE", "420.00"),
        ("H_LOSS_LEGAL", "F_VRP_LIKE", "420.00"),
        ("H_LOSS_LEGAL", "F_TEXT", "811.94"),
        ("H_EQ_SMIC", "F_TEXT", "474.68"),
        ("H_EQ_SMIC", "F_VRP_LIKE", "474.68"),
        ("H_EQ_SMIC", "F_NONE", "420.00"),
    ],
)
def test_the_same_person_under_each_pair(heures, plancher, attendu):
    """900 EUR of reference, 300 received in April 2020: the figures of the reference, section 0.5."""
    assert calcul({"heures": heures, "plancher": plancher}).indemnite == D(attendu)


def test_above_a_full_time_smic_both_hour_methods_agree():
    a, b = (calcul({"heures": h}, reference_mensuelle=D(2000)) for h in ("H_LOSS_LEGAL", "H_EQ_SMIC"))
    assert (a.indemnite, a.heures_indemnisables) == (b.indemnite, b.heures_indemnisables)


def test_the_dangerous_pair_is_warned_twice_before_and_after():
    alertes = codes(demander({"heures": "H_LOSS_LEGAL", "plancher": "F_TEXT"}))
    assert "couple_dangereux" in alertes
    assert "indemnite_superieure_a_la_perte" in alertes
    assert "couple_dangereux" not in codes(demander())


def test_rounding_on_the_way_gives_the_other_figures_of_the_reference():
    c = calcul(
        {"heures": "H_LOSS_LEGAL", "plancher": "F_NONE", "etape": "horaire"},
        reference_mensuelle=D(2000),
        percu=D(500),
    )
    assert (c.taux_horaire, c.heures_indemnisables, c.indemnite_horaire) == (
        D("13.19"),
        D("113.72"),
        D("9.23"),
    )
    assert c.indemnite == D("1049.64")


@pytest.mark.parametrize(
    ("duree", "smic", "attendu"),
    [
        ("EQ_FROM_MEAN_PAY", "SMIC_MOIS_AP", "103.45"),
        ("EQ_MEAN_OF_MONTHS", "SMIC_MOIS_AP", "80.76"),
        ("EQ_BEST", "SMIC_MOIS_AP", "103.45"),
        ("EQ_FROM_MEAN_PAY", "SMIC_MOIS_REFERENCE", "103.45"),
    ],
)
def test_equivalent_durations_of_the_forum_example(duree, smic, attendu):
    bruts = tuple(PaieMensuelle(ajouter_mois(AVRIL, -n), D(m)) for n, m in enumerate((2000, 100), 1))
    choix = {"duree": duree, "smic": smic}
    assert calcul(choix, reference_mensuelle=None, bruts=bruts, percu=D(0)).duree_mensuelle == D(attendu)


def test_the_smic_of_each_month_of_reference():
    """1,025 EUR in December 2020 at 10.15 (100.99 h) and in January 2021 at 10.25 (100 h): 100.49 h."""
    bruts = (PaieMensuelle(lire_mois("2020-12"), D(1025)), PaieMensuelle(lire_mois("2021-01"), D(1025)))
    choix = {"smic": "SMIC_MOIS_REFERENCE"}
    c = calcul(choix, mois="2021-02", reference_mensuelle=None, bruts=bruts, percu=D(0))
    assert c.duree_mensuelle == D("100.49")


def test_contract_hours():
    c = calcul({"heures": "H_CONTRACT"}, duree_contrat=D(80), heures_travaillees=D("30.5"))
    assert (c.duree_mensuelle, c.heures_indemnisables, c.taux_horaire) == (D("80.00"), D("49.50"), D("11.25"))


def test_declared_hours_are_capped_by_the_duration_chosen():
    equivalentes = calcul({"heures": "H_DECLARED"}, heures_declarees=D(140))
    legales = calcul({"heures": "H_DECLARED", "declare_sur": "H_LOSS_LEGAL"}, heures_declarees=D(140))
    assert (equivalentes.heures_indemnisables, legales.heures_indemnisables) == (D("88.67"), D("140.00"))


def test_days_by_analogy_with_the_forfait():
    c = calcul({"heures": "H_DAYS", "plancher": "F_NONE"}, jours=D(10), demi_journees=D(3))
    assert c.heures_indemnisables == D("80.50")


def test_worked_and_assimilated_hours_take_their_share():
    reponse = demander(
        {"heures": "H_LOSS_LEGAL"}, percu=D(0), heures_assimilees=D(35), heures_travaillees=D("10.67")
    )
    assert reponse.valeur.heures_indemnisables == D("106.00")
    assert "heures_reduites" in codes(reponse)


@pytest.mark.parametrize(
    ("choix", "faits", "perte"),
    [
        ({"perte": "PAID"}, {}, "600.00"),
        ({"perte": "ACCRUED"}, {"du_activite": D(700)}, "200.00"),
        ({"perte": "FIXED_ONLY"}, {"part_fixe": D(500), "percu_fixe": D(400)}, "100.00"),
        ({"solde": "EXCLUDE"}, {"percu": D(900), "percu_solde": D(800)}, "800.00"),
        ({"solde": "BALANCE_AS_PAID"}, {"percu": D(900), "percu_solde": D(800)}, "0.00"),
    ],
)
def test_what_counts_as_received(choix, faits, perte):
    reponse = demander(choix, **faits)
    assert isinstance(reponse, Resultat)
    [etape] = [e for e in reponse.etapes if e.libelle.startswith("Perte :")]
    assert etape.valeur == D(perte)


@pytest.mark.parametrize(
    ("choix", "faits", "champs"),
    [
        ({}, {"percu": None}, ["percu"]),
        ({}, {"reference_mensuelle": None}, ["bruts"]),
        ({"perte": "ACCRUED"}, {}, ["du_activite"]),
        ({"perte": "FIXED_ONLY"}, {}, ["part_fixe"]),
        ({"perte": "FIXED_ONLY"}, {"part_fixe": D(500)}, ["percu_fixe"]),
        ({"plancher": "F_NET_CAP"}, {"mois": "2022-04"}, ["net_horaire_habituel"]),
        ({"heures": "H_CONTRACT"}, {}, ["duree_contrat", "heures_travaillees"]),
        ({"heures": "H_DECLARED"}, {}, ["heures_declarees"]),
        ({"heures": "H_DAYS"}, {}, ["jours"]),
        ({"duree": "EQ_BEST"}, {}, ["bruts"]),
    ],
)
def test_missing_facts_are_named(choix, faits, champs):
    reponse = demander(choix, **faits)
    assert isinstance(reponse, Incomplet)
    assert [m.champ for m in reponse.manques] == champs


def test_the_net_cap_exists_since_2021_only():
    faits = {"net_horaire_habituel": D("4.60")}
    choix = {"heures": "H_LOSS_LEGAL", "plancher": "F_NET_CAP"}
    assert calcul(choix, mois="2021-04", **faits).indemnite_horaire == D("4.60")
    reponse = demander(choix, mois="2020-04", **faits)
    assert isinstance(reponse, Refus)
    assert reponse.motifs[0].code == "avant_premiere_date"


def test_the_monthly_minimum_is_only_given_when_chosen():
    sans = calcul(net_activite=D(240))
    avec = calcul({"rmm_esa": True}, net_activite=D(240))
    assert sans.allocation_complementaire is None
    assert avec.allocation_complementaire == D("1217.91") - D(240) - avec.indemnite_nette


@pytest.mark.parametrize(
    ("faits", "code"),
    [
        ({}, "activite_non_verifiee"),
        ({"chiffre_affaires": D(4000), "chiffre_affaires_reference": D(4000)}, "perte_sans_baisse_activite"),
        ({"reserve_utilisee": True}, "reserve_utilisee"),
    ],
)
def test_both_signals_are_looked_at(faits, code):
    assert code in codes(demander(**faits))


def test_nothing_to_say_when_pay_and_activity_fall_together():
    faits = {"chiffre_affaires": D(100), "chiffre_affaires_reference": D(4000), "net_activite": D(240)}
    assert codes(demander(**faits)) == ["methode_par_analogie"]

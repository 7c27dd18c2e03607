"""CAPE, split months, contingent, complement, levies of special cases, late floors."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rebond.droit.activite_partielle import (
    Politique,
    Regime,
    SituationEsa,
    SituationHoraire,
    calculer,
    lire_mois,
    lire_politique,
)
from rebond.droit.activite_partielle.differences import difference
from rebond.droit.contrats import Periode
from rebond.droit.socle import Incomplet, Refus, Resultat

D = Decimal
CAPE = Periode("cape", date(2019, 10, 1), date(2020, 4, 14))
CESA = Periode("cesa", date(2020, 4, 15), None)
ESA = SituationEsa(
    id="x", mois=lire_mois("2020-04"), politique=lire_politique({"heures": "H_LOSS_LEGAL", "plancher": "F_VRP_LIKE"}),
    reference_mensuelle=D(2000), percu=D(0), net_activite=D(0),
)  # fmt: skip
HORAIRE = SituationHoraire(
    id="x",
    mois=lire_mois("2020-04"),
    taux_horaire_brut=D("20.00"),
    heures_indemnisables=D(100),
    net_activite=D(0),
)


def ok(s):
    reponse = calculer(s)
    assert isinstance(reponse, Resultat), reponse
    return reponse


@pytest.mark.parametrize("s", [ESA, HORAIRE])
def test_a_cape_is_refused_with_the_reason_and_what_else_exists(s):
    reponse = calculer(replace(s, mois=lire_mois("2020-03"), contrats=(CAPE, CESA)))
    assert isinstance(reponse, Refus)
    [motif] = reponse.motifs
    assert motif.code == "cape_non_salarie"
    assert "n'est pas salariée" in motif.texte
    assert "fonds de secours" in motif.texte
    assert "L.127-1" in motif.article


def test_the_month_is_split_when_a_cape_becomes_a_cesa():
    reponse = ok(replace(ESA, contrats=(CAPE, CESA)))
    assert reponse.valeur.reference_mensuelle == D("1066.67")  # 2000 x 16/30
    assert reponse.valeur.duree_mensuelle == D("80.89")  # 151.67 x 16/30
    assert reponse.valeur.indemnite == D("746.67")  # 70 % of the loss
    assert reponse.avertissements[0].code == "mois_partage"
    assert reponse.etapes[0].formule == "16 jours sur 30"


def test_days_of_two_contracts_are_counted_once_and_nothing_else_changes_a_full_month():
    entier = replace(
        ESA,
        contrats=(Periode("cesa", date(2020, 1, 1)), Periode("autre", date(2020, 4, 1), date(2020, 4, 30))),
    )
    assert ok(entier).valeur == ok(ESA).valeur


def test_a_month_without_contract_is_refused():
    reponse = calculer(replace(ESA, contrats=(Periode("cesa", date(2020, 5, 1)),)))
    assert isinstance(reponse, Refus)
    assert reponse.motifs[0].code == "sans_contrat"


def test_the_last_hours_of_the_contingent():
    reponse = ok(replace(HORAIRE, heures_deja_indemnisees=D(1550)))
    assert reponse.valeur.heures_indemnisables == D("57.00")
    assert "contingent_atteint" in [a.code for a in reponse.avertissements]
    assert ok(replace(HORAIRE, heures_deja_indemnisees=D(1507))).valeur.heures_indemnisables == D("100.00")


def test_the_complement_changes_regime_in_2023():
    avant = ok(replace(HORAIRE, mois=lire_mois("2022-12"), maintien=D(1))).valeur
    apres = ok(replace(HORAIRE, mois=lire_mois("2023-01"), maintien=D(1))).valeur
    assert (avant.complement_regime_remplacement, avant.complement_regime_salaire) == (D("8.00"), D("0.00"))
    assert (apres.complement_regime_remplacement, apres.complement_regime_salaire) == (D("0.00"), D("8.00"))
    assert avant.indemnite_nette == D("2000.00") - avant.prelevement_total
    assert apres.indemnite_nette == D("1200.00") - apres.prelevement_total


def test_a_partial_upkeep_and_none():
    assert ok(replace(HORAIRE, maintien=D("0.84"))).valeur.complement_horaire == D("2.80")
    assert ok(replace(HORAIRE, maintien=D("0.5"))).valeur.complement_horaire == D("0.00")
    assert ok(HORAIRE).valeur.complement_horaire is None


def test_alsace_moselle_and_non_residents():
    plein = replace(HORAIRE, net_activite=D(3000))
    local = ok(replace(plein, alsace_moselle=True)).valeur
    ailleurs = ok(replace(plein, non_resident=True)).valeur
    assert local.cotisation_maladie == D("21.00")
    assert local.prelevement_total == ok(plein).valeur.prelevement_total + D("21.00")
    assert (ailleurs.csg_deductible, ailleurs.cotisation_maladie, ailleurs.prelevement_total) == (
        D(0),
        D("39.20"),
        D("39.20"),
    )


def test_a_late_floor_gives_a_line_of_difference_beside_what_was_paid():
    s = replace(HORAIRE, mois=lire_mois("2024-11"), taux_horaire_brut=D("12.00"))
    ligne = difference(s, connu_avant=date(2024, 11, 30))
    assert isinstance(ligne, Resultat)
    ecarts = {e.nom: e.difference for e in ligne.valeur.ecarts}
    assert ecarts == {
        "allocation_horaire": D("0.16"),
        "allocation": D("16.00"),
        "reste_a_charge": D("-16.00"),
    }
    assert ligne.valeur.avant.allocation == D("830.00")
    assert ligne.valeur.apres.allocation == D("846.00")
    assert ligne.etapes[0].formule == "8,30 devient 8,46"
    assert "2024-1149" in ligne.etapes[0].article


def test_no_difference_when_nothing_was_published_late():
    ligne = difference(HORAIRE, connu_avant=date(2020, 4, 30))
    assert isinstance(ligne, Resultat)
    assert ligne.valeur.ecarts == ()
    assert ligne.etapes == ()


@pytest.mark.parametrize(
    ("mois", "regime", "code"),
    [
        ("2020-02", Regime.COMMUN, "avant_premiere_date"),
        ("2022-05", Regime.PROTEGE, "regime_termine"),
        ("2021-04", Regime.APLD, "valeur_introuvable"),
    ],
)
def test_a_regime_without_figures_is_a_refusal_not_a_crash(mois, regime, code):
    reponse = calculer(replace(HORAIRE, mois=lire_mois(mois), regime=regime))
    assert isinstance(reponse, Refus)
    assert [m.code for m in reponse.motifs] == [code]


def test_more_hours_than_a_month_holds_are_warned():
    assert "heures_au_dela_de_la_duree" in [
        a.code for a in ok(replace(HORAIRE, heures_indemnisables=D(160))).avertissements
    ]
    assert ok(HORAIRE).avertissements == ()


def test_the_monthly_minimum_is_reduced_for_a_split_month():
    politique = lire_politique({"heures": "H_LOSS_LEGAL", "plancher": "F_NONE", "rmm_esa": True})
    c = ok(replace(ESA, politique=politique, reference_mensuelle=D(300), contrats=(CAPE, CESA))).valeur
    assert c.allocation_complementaire == D("649.55") - c.indemnite_nette  # 8.03 x 151.67 x 16/30


def test_the_hourly_form_names_what_is_missing():
    reponse = calculer(replace(HORAIRE, taux_horaire_brut=None, heures_indemnisables=None))
    assert isinstance(reponse, Incomplet)
    assert [m.champ for m in reponse.manques] == ["taux_horaire_brut", "heures_indemnisables"]


def test_the_rounding_rule_is_named_in_the_steps_and_can_be_chosen():
    haut = replace(HORAIRE, taux_horaire_brut=D("50.75"))
    regle = ok(haut).etapes[-1]
    assert regle.formule == "demi_inferieur, appliquée : horaire"
    assert regle.marque == "conteste"
    assert ok(haut).valeur.indemnite_horaire == D("35.52")
    assert ok(replace(haut, politique=Politique(regle="demi_superieur"))).valeur.indemnite_horaire == D(
        "35.53"
    )


def test_every_step_says_what_it_computes_and_under_which_article():
    for s in (ESA, HORAIRE, replace(ESA, contrats=(CAPE, CESA)), replace(HORAIRE, maintien=D(1))):
        for etape in ok(s).etapes:
            lu = etape.en_dict()
            assert lu["libelle"]
            assert lu["formule"]
            assert lu["article"]
            assert (lu["parametre"] is None) == (lu["date"] is None)

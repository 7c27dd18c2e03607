"""A policy is made of named choices, each with its argument and its source."""

from dataclasses import replace
from decimal import Decimal

import pytest

from rebond.droit.activite_partielle import SituationEsa, calculer, lire_mois, lire_politique
from rebond.droit.activite_partielle.erreurs import PolitiqueInconnue
from rebond.droit.activite_partielle.options import Heures, Plancher
from rebond.droit.activite_partielle.politiques import FAMILLES, Politique


def test_recommended_pairs():
    recommandes = {(h, p) for h in Heures for p in Plancher if Politique(heures=h, plancher=p).recommandee}
    assert recommandes == {("H_EQ_SMIC", "F_TEXT"), ("H_LOSS_LEGAL", "F_VRP_LIKE")}


@pytest.mark.parametrize(
    "choix", [{"heures": "H_VRP"}, {"methode": "x"}, {"rmm_esa": "oui"}, {"heures": ["H_DAYS"]}]
)
def test_an_unknown_method_lists_those_that_exist(choix):
    with pytest.raises(PolitiqueInconnue, match="possibles"):
        lire_politique(choix)


def test_every_choice_carries_its_argument_and_its_source():
    for cle, famille in FAMILLES.items():
        for nom in famille:
            options = dict(lire_politique({cle: nom}).options())
            if cle in {"regle", "etape"}:
                continue
            assert options[nom].argument
            assert options[nom].source


def test_a_simulation_only_reference_says_so():
    alertes = lire_politique({"reference": "REF_SAME_MONTH_N1"}).avertissements
    assert [a.code for a in alertes] == ["reference_simulation"]
    assert "simulation seulement" in alertes[0].texte


def test_the_note_lists_each_choice_and_the_minimum_only_when_granted():
    sans, avec = (dict(lire_politique({"rmm_esa": oui}).options()) for oui in (False, True))
    assert set(avec) - set(sans) == {"RMM_ESA"}
    assert {"REF_12M_CIVIL", "PAID", "H_EQ_SMIC", "F_TEXT", "SCOPE_SIRET"} <= set(sans)


def test_the_scope_changes_no_figure():
    s = SituationEsa(
        id="x",
        mois=lire_mois("2020-04"),
        politique=Politique(),
        reference_mensuelle=Decimal(900),
        percu=Decimal(300),
    )
    individuel = replace(s, politique=lire_politique({"perimetre": "SCOPE_INDIVIDUAL"}))
    assert calculer(individuel).valeur == calculer(s).valeur

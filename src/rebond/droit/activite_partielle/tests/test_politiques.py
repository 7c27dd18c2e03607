"""A policy is made of named choices, each with its argument and its source."""

import pytest

from rebond.droit.activite_partielle import lire_politique
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

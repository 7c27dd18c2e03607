"""The sourced cases, each within its stated tolerance. cas/choix.yaml says what we follow where sources disagree."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from rebond.droit.activite_partielle.tests.calculs_des_cas import CALCULS
from rebond.droit.socle.chargement import Lecteur

ICI = Path(__file__).parent / "cas"
CAS = yaml.load((ICI / "activite-partielle.yaml").read_text(encoding="utf-8"), Loader=Lecteur)
CHOIX = yaml.load((ICI / "choix.yaml").read_text(encoding="utf-8"), Loader=Lecteur)


def test_the_33_cases_are_all_put_to_the_library():
    assert len(CAS) == 33
    assert {c["id"] for c in CAS} == set(CALCULS)
    assert set(CHOIX) <= set(CALCULS)
    assert all(c["suivi"] and c["pourquoi"] for c in CHOIX.values())


@pytest.mark.parametrize("cas", CAS, ids=lambda c: c["id"])
def test_case(cas):
    obtenu = CALCULS[cas["id"]](cas, cas["inputs"])
    ailleurs = CHOIX.get(cas["id"], {}).get("hors_champ", {})
    compares = {cle: v for cle, v in cas["expected"].items() if cle not in ailleurs}
    assert compares
    ecarts = {
        cle: (attendu, obtenu[cle])
        for cle, attendu in compares.items()
        if not proche(attendu, obtenu[cle], cas)
    }
    assert ecarts == {}


def proche(attendu, valeur, cas):
    if isinstance(attendu, bool):
        return attendu is valeur
    return abs(Decimal(attendu) - Decimal(valeur)) <= Decimal(str(cas["tolerance"]))


def test_only_what_another_software_adds_to_the_payslip_is_left_out():
    exclus = {(nom, cle) for nom, c in CHOIX.items() for cle in c.get("hors_champ", {})}
    assert exclus == {(f"MONENT-2020-{n}", "net") for n in (4, 8, 9, 10)}

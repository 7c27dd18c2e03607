from datetime import date

import pytest

from rebond.droit.contrats import BLOCS_CESA, CLAUSES_CAPE, Exigence, controler_cape, controler_cesa
from rebond.droit.socle import CleInconnue, Incomplet, Refus, Resultat

LE = date(2026, 11, 23)
TOUS = [b.cle for b in BLOCS_CESA]


def test_the_cesa_has_the_six_blocks_of_the_text_in_order():
    assert [b.article[-2:] for b in BLOCS_CESA] == ["a)", "b)", "c)", "d)", "e)", "f)"]
    assert {b.exigence for b in BLOCS_CESA} == {Exigence.TOUJOURS}
    assert TOUS == [
        "objectifs",
        "moyens",
        "contribution",
        "remuneration",
        "statuts",
        "clientele_et_propriete_intellectuelle",
    ]


def test_a_whole_cesa_is_complete():
    reponse = controler_cesa(TOUS, on=LE)
    assert isinstance(reponse, Resultat)
    assert (len(reponse.valeur.presents), reponse.valeur.a_verifier) == (6, ())


@pytest.mark.parametrize("absent", TOUS)
def test_each_missing_block_is_named(absent):
    reponse = controler_cesa([c for c in TOUS if c != absent], on=LE)
    assert isinstance(reponse, Incomplet)
    assert [m.champ for m in reponse.manques] == [absent]
    assert [e.formule for e in reponse.etapes].count("absent") == 1


def test_an_unknown_block_is_a_named_error():
    with pytest.raises(CleInconnue, match="horaires"):
        controler_cesa(["horaires"], on=LE)


def test_the_cape_asks_more_once_the_activity_has_started():
    assert [c.article[-2:] for c in CLAUSES_CAPE] == [f"{n}°" for n in range(1, 9)]
    avant = controler_cape([], on=LE, activite_commencee=False)
    apres = controler_cape([], on=LE, activite_commencee=True)
    assert isinstance(avant, Incomplet)
    assert isinstance(apres, Incomplet)
    assert [m.champ for m in avant.manques] == [
        "programme",
        "moyens_mis_a_disposition",
        "engagements_tiers",
        "rupture_anticipee",
    ]
    assert [m.champ for m in apres.manques][2:] == [
        "engagements_tiers",
        "donnees_comptables",
        "rupture_anticipee",
        "remboursement_cotisations",
    ]


def test_conditional_clauses_are_shown_but_never_block():
    dues = ["programme", "moyens_mis_a_disposition", "engagements_tiers", "rupture_anticipee"]
    reponse = controler_cape(dues, on=LE, activite_commencee=False)
    assert isinstance(reponse, Resultat)
    assert [c.cle for c in reponse.valeur.a_verifier] == [
        "remuneration_structure",
        "donnees_comptables",
        "remuneration_beneficiaire",
        "remboursement_cotisations",
    ]


def test_no_checklist_before_the_law():
    assert isinstance(controler_cesa(TOUS, on=date(2014, 8, 1)), Refus)
    assert isinstance(controler_cape([], on=date(2005, 5, 20), activite_commencee=False), Refus)

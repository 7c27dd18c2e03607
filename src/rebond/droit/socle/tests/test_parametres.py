from datetime import date
from decimal import Decimal

import pytest

from rebond.droit.socle import (
    AvantPremiereDate,
    ParametreAbroge,
    ParametreInconnu,
    ParametreMalForme,
    noms,
    parametre,
    parametres,
)
from rebond.droit.socle.chargement import lire

ENTETE = "description: Essai\nunite: euros\nverified_on: 2026-11-23\nvaleurs:\n"
UN = "  2020-03-01: {valeur: 0.70, texte: décret A, lien: 'https://exemple.fr'}\n"
DEUX = "  2020-06-01: {valeur: 0.60, texte: décret B, source: note, marque: memoire, publie_on: 2020-06-29}\n"
FIN = "  2021-01-01: {abroge: true, texte: décret C, source: note}\n"


@pytest.fixture
def essai(tmp_path, monkeypatch):
    (tmp_path / "essai.yaml").write_text(ENTETE + UN + DEUX + FIN, encoding="utf-8")
    monkeypatch.setattr(parametres, "DOSSIER", tmp_path)
    parametre.cache_clear()
    yield parametre("essai")
    parametre.cache_clear()


def test_the_value_in_force_is_exact_and_carries_its_source(essai):
    valeur = essai.au(date(2020, 5, 31))
    assert (valeur.decimal, valeur.texte, valeur.lien) == (Decimal("0.70"), "décret A", "https://exemple.fr")
    assert essai.au(date(2020, 6, 1)).marque == "memoire"


def test_what_was_not_yet_published_is_not_known(essai):
    assert essai.au(date(2020, 6, 15), connu_le=date(2020, 6, 28)).decimal == Decimal("0.70")
    assert essai.au(date(2020, 6, 15), connu_le=date(2020, 6, 29)).decimal == Decimal("0.60")


def test_before_the_first_date_is_a_named_error(essai):
    with pytest.raises(AvantPremiereDate, match="la première date du 01/03/2020"):
        essai.au(date(2020, 2, 29))


def test_a_figure_that_no_longer_exists_is_a_named_error(essai):
    with pytest.raises(ParametreAbroge, match=r"n'existe plus depuis le 01/01/2021 \(décret C\)"):
        essai.au(date(2021, 1, 1))


def test_an_unknown_name_is_a_named_error():
    with pytest.raises(ParametreInconnu, match="n_existe_pas"):
        parametre("n_existe_pas")


@pytest.mark.parametrize(
    ("texte", "raison"),
    [
        (ENTETE + "  2020-03-01: {valeur: 1, texte: a}\n", "un lien ou une source"),
        (ENTETE + "  2020-03-01: {valeur: 1, source: a}\n", "un texte"),
        (ENTETE + "  2020-03-01: {valeur: 1, texte: a, source: b, marque: sur}\n", "chaque valeur"),
    ],
)
def test_a_value_without_proof_is_refused(texte, raison, essai):
    (parametres.DOSSIER / "autre.yaml").write_text(texte, encoding="utf-8")
    with pytest.raises(ParametreMalForme, match=raison):
        parametre("autre")


@pytest.mark.parametrize(
    ("texte", "raison"),
    [
        (ENTETE + UN + UN, "deux fois"),
        (ENTETE + "  mars: {valeur: 1, texte: a, source: b}\n", "date d'entrée en vigueur"),
        (ENTETE + "  2020-03-01: {valeurs: 1, texte: a, source: b}\n", "clés permises"),
        ("description: Essai\nunite: euros\nvaleurs: {}\n", "il faut exactement"),
    ],
)
def test_a_badly_written_file_is_refused(texte, raison, tmp_path):
    chemin = tmp_path / "faux.yaml"
    chemin.write_text(texte, encoding="utf-8")
    with pytest.raises(ParametreMalForme, match=raison):
        lire(chemin)


@pytest.mark.parametrize("nom", noms())
def test_every_figure_of_the_library_loads_with_a_past_check_date(nom):
    figure = parametre(nom)
    assert date(2026, 11, 1) <= figure.verified_on
    assert figure.valeurs[0].depuis < figure.verified_on


def test_une_page_qui_parle_du_texte_n_est_pas_montree_comme_le_texte():
    from rebond.droit.socle.etapes import OFFICIELS, Etape

    liens = set()
    for nom in noms():
        for valeur in parametre(nom).valeurs:
            etape = Etape("", "", (), None, "", valeur.texte, valeur)
            assert etape.lien in (None, valeur.lien)
            liens.add(etape.lien)
    officiels = {lien for lien in liens if lien}
    assert officiels
    assert all(lien.startswith(OFFICIELS) for lien in officiels)

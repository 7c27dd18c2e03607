"""The command: the exact keys that payroll people and checkers rely on, and errors that name their place."""

import io
import json
import subprocess
import sys

import pytest

from rebond.droit.cli import main

CLES_PARAMETRES = [
    "mois", "regime", "smic_horaire", "smic_mensuel", "taux_indemnite", "plancher_indemnite", "plafond_indemnite",
    "taux_allocation", "plancher_allocation", "plafond_allocation", "contingent_heures", "sources",
]  # fmt: skip
CLES_RESULTAT = [
    "reference_mensuelle", "duree_mensuelle", "taux_horaire", "heures_indemnisables", "indemnite_horaire", "indemnite",
    "allocation_horaire", "allocation", "reste_a_charge", "csg_deductible", "csg_non_deductible", "crds",
    "prelevement_total", "indemnite_nette", "complement_horaire", "complement_regime_remplacement",
    "complement_regime_salaire",
]  # fmt: skip
HORAIRE = {
    "id": "h",
    "mois": "2021-03",
    "regime": "commun",
    "taux_horaire_brut": "40.6",
    "heures_indemnisables": 10,
}
ESA = {
    "id": "e", "mois": "2020-04", "regime": "commun", "politique": {"heures": "H_LOSS_LEGAL", "plancher": "F_NONE"},
    "reference_mensuelle": 2000, "percu": 500, "net_activite": 390,
}  # fmt: skip


def lancer(capsys, *mots):
    code = main(mots)
    sortie = capsys.readouterr()
    return code, sortie.out, sortie.err


def calculer(capsys, monkeypatch, situations):
    texte = situations if isinstance(situations, str) else json.dumps(situations)
    monkeypatch.setattr("sys.stdin", io.StringIO(texte))
    return lancer(capsys, "calculer", "-")


def test_parameters_in_json_have_exactly_the_promised_keys(capsys):
    code, sortie, _ = lancer(capsys, "parametres", "--mois", "2024-11", "--regime", "commun", "--json")
    lu = json.loads(sortie)
    assert code == 0
    assert list(lu) == CLES_PARAMETRES
    assert [lu[c] for c in CLES_PARAMETRES[:-1]] == [
        "2024-11", "commun", "11.88", "1801.80", "0.60", "9.40", "32.08", "0.36", "8.46", "19.25", 1000,
    ]  # fmt: skip
    assert all(s["texte"] and s["verified_on"] and (s["source"] or s["lien"]) for s in lu["sources"])


def test_no_cap_is_null_and_the_leading_word_may_be_there(capsys):
    _, sortie, _ = lancer(capsys, "activite-partielle", "parametres", "--mois", "2020-04", "--json")
    assert json.loads(sortie)["plafond_indemnite"] is None


def test_parameters_as_they_were_known(capsys):
    _, sortie, _ = lancer(capsys, "parametres", "--mois", "2024-11", "--connu-le", "2024-11-30", "--json")
    assert json.loads(sortie)["plancher_allocation"] == "8.30"


def test_parameters_for_a_reader_show_marks(capsys):
    code, sortie, _ = lancer(capsys, "parametres", "--mois", "2022-08")
    assert code == 0
    assert "plancher_indemnite   8.76" in sortie
    assert "[memoire]" in sortie


def test_a_calculation_has_exactly_the_promised_keys(capsys, monkeypatch):
    code, sortie, _ = calculer(capsys, monkeypatch, [HORAIRE | {"maintien": 1}, ESA])
    horaire, esa = json.loads(sortie)
    assert code == 0
    for reponse in (horaire, esa):
        assert sorted(reponse) == ["avertissements", "etapes", "id", "motifs", "resultat", "statut"]
        assert list(reponse["resultat"]) == CLES_RESULTAT
        assert {"libelle", "formule", "parametre", "date", "article"} <= set(reponse["etapes"][0])
    assert (horaire["id"], horaire["statut"], horaire["resultat"]["complement_horaire"]) == (
        "h",
        "calcule",
        "12.18",
    )
    assert esa["resultat"]["indemnite"] == "1050.00"
    assert esa["resultat"]["complement_horaire"] is None


def test_a_refusal_and_a_gap(capsys, monkeypatch):
    sans_politique = {c: v for c, v in ESA.items() if c != "politique"}
    sans_percu = {c: v for c, v in ESA.items() if c != "percu"}
    situations = [ESA | {"contrat": "cape"}, sans_politique, sans_percu]
    code, sortie, _ = calculer(capsys, monkeypatch, situations)
    refus, methode, fait = json.loads(sortie)
    assert code == 0
    assert (refus["statut"], refus["resultat"], refus["motifs"][0]["code"]) == (
        "refuse",
        None,
        "cape_non_salarie",
    )
    assert (methode["statut"], methode["motifs"][0]["champ"]) == ("incomplet", "politique")
    assert (fait["statut"], fait["motifs"][0]["champ"]) == ("incomplet", "percu")


def test_monthly_pay_gives_the_reference(capsys, monkeypatch):
    bruts = [{"mois": f"2019-{m:02}", "montant": "1000.50"} for m in range(4, 13)]
    bruts += [{"mois": f"2020-{m:02}", "montant": 2000.5} for m in range(1, 4)]
    situation = {c: v for c, v in ESA.items() if c != "reference_mensuelle"} | {"bruts": bruts}
    _, sortie, _ = calculer(capsys, monkeypatch, [situation])
    assert json.loads(sortie)[0]["resultat"]["reference_mensuelle"] == "1250.50"


def test_a_file_is_read_too_even_with_a_byte_order_mark(capsys, tmp_path):
    fichier = tmp_path / "situations.json"
    fichier.write_text(json.dumps([HORAIRE]), encoding="utf-8-sig")
    assert lancer(capsys, "calculer", str(fichier))[0] == 0


@pytest.mark.parametrize(
    ("situations", "lieu"),
    [
        ("[{]", "ligne 1, colonne 3"),
        ("{}", "Une liste de situations"),
        ("[3]", "situation n° 1 : un objet"),
        ('[{"id": "a", "id": "b"}]', "« id » est donnée deux fois"),
        ('[{"id": "a", "percu": NaN}]', "NaN"),
        ([HORAIRE, {"id": "b"}], "situation n° 2 (id « b ») : il manque « mois », « regime »"),
        ([HORAIRE | {"taux": 3}], "situation n° 1 (id « h ») : clé inconnue « taux »"),
        ([HORAIRE | {"percu": 3}], "ensemble"),
        ([HORAIRE | {"mois": "2021-13"}], "(id « h »), « mois » : « 2021-13 »"),
        ([HORAIRE | {"regime": "x"}], "« regime » : Le régime « x »"),
        ([HORAIRE | {"heures_indemnisables": -1}], "« heures_indemnisables » : « -1 »"),
        (
            [HORAIRE | {"taux_horaire_brut": 0}],
            "« taux_horaire_brut » : ce nombre doit être plus grand que 0",
        ),
        ([HORAIRE | {"taux_horaire_brut": "douze"}], "« taux_horaire_brut » : Ce champ n'est pas un nombre"),
        ([HORAIRE | {"maintien": 2}], "« maintien »"),
        ([HORAIRE | {"contrat": "stage"}], "« contrat » : « stage »"),
        ([HORAIRE | {"alsace_moselle": "oui"}], "« alsace_moselle » : « oui »"),
        ([HORAIRE | {"id": ""}], "« id »"),
        ([ESA | {"bruts": {}}], "« bruts » : une liste"),
        (
            [ESA | {"bruts": [{"mois": "2020-01", "montant": 1}, {"mois": "2020-1"}]}],
            "« bruts » n° 2, « mois »",
        ),
        ([ESA | {"bruts": [{"mois": "2020-01"}]}], "« bruts » n° 1 : il manque « montant »"),
        (
            [ESA | {"bruts": [{"mois": "2020-01", "montant": 1, "x": 2}]}],
            "« bruts » n° 1 : clé inconnue « x »",
        ),
        ([ESA | {"bruts": [{"mois": "2020-01", "montant": 1}] * 2}], "2020-01 est donné deux fois"),
        ([ESA | {"bruts": [{"mois": "2020-01", "montant": 1, "solde_annee": 2019.5}]}], "« solde_annee »"),
        ([ESA | {"politique": {"heures": "H_VRP"}}], "« politique » : « heures » : « H_VRP » n'existe pas"),
        ([ESA | {"politique": []}], "« politique » : un objet JSON"),
        ([ESA | {"premier_jour_entreprise": "2020-02-30"}], "« premier_jour_entreprise » : « 2020-02-30 »"),
        (
            [ESA | {"contrats": [{"nature": "cesa", "debut": "2020-04-01", "fin": "2020-03-01"}]}],
            "« contrats » n° 1",
        ),
        ([ESA | {"arrondi": {"regle": "au_plus_juste"}}], "« arrondi », « regle » : « au_plus_juste »"),
    ],
)
def test_a_wrong_question_names_its_place_and_computes_nothing(capsys, monkeypatch, situations, lieu):
    code, sortie, erreur = calculer(capsys, monkeypatch, situations)
    assert (code, sortie) == (2, "")
    assert lieu in erreur
    assert "@" not in erreur


@pytest.mark.parametrize(
    ("mots", "lieu"),
    [
        (["parametres", "--mois", "2020-02"], "AvantPremiereDate"),
        (["parametres", "--mois", "2022-05", "--regime", "protege"], "ParametreAbroge"),
        (["parametres", "--mois", "2021-04", "--regime", "apld"], "ValeurIntrouvable"),
        (["parametres", "--mois", "mars"], "MoisImpossible"),
        (["parametres", "--mois", "2024-11", "--regime", "zou"], "RegimeInconnu"),
        (["parametres", "--mois", "2024-11", "--connu-le", "hier"], "« hier »"),
        (["parametres"], "--mois"),
        (["payer"], "payer"),
        ([], "ACTION"),
        (["calculer", "/il/n/y/a/rien.json"], "/il/n/y/a/rien.json"),
    ],
)
def test_a_wrong_command_says_what_is_wrong(capsys, mots, lieu):
    code, sortie, erreur = lancer(capsys, *mots)
    assert (code, sortie) == (2, "")
    assert lieu in erreur


def test_a_file_that_is_not_text_says_so(capsys, tmp_path):
    fichier = tmp_path / "binaire.json"
    fichier.write_bytes(b"\xff\xfe\x00")
    code, sortie, erreur = lancer(capsys, "calculer", str(fichier))
    assert (code, sortie) == (2, "")
    assert "FichierIllisible" in erreur
    assert "UTF-8" in erreur


@pytest.mark.parametrize("options", [["--json"], []])
def test_a_reader_that_leaves_early_is_not_a_crash(options):
    commande = [sys.executable, "-m", "rebond.droit.cli", "parametres", "--mois", "2024-11", *options]
    with subprocess.Popen(commande, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as parti:
        parti.stdout.close()
        assert parti.stderr.read() == b""
    assert parti.returncode == 1


def test_help_is_not_an_error(capsys):
    code, sortie, _ = lancer(capsys, "--help")
    assert code == 0
    assert "parametres" in sortie


def test_the_law_starts_without_django_numpy_or_network():
    sonde = (
        "import sys; import rebond.droit.cli; print(sorted({'django', 'numpy', 'socket'} & set(sys.modules)))"
    )
    lu = subprocess.run([sys.executable, "-c", sonde], capture_output=True, text=True, check=True)
    assert lu.stdout.strip() == "[]"


def test_un_mois_apres_la_derniere_verification_le_dit(capsys):
    code, sortie, _ = lancer(capsys, "parametres", "--mois", "2030-01", "--json")
    assert code == 0
    assert "2030-01 est au-delà de la dernière vérification (" in json.loads(sortie)["avertissement"]
    _, sortie, _ = lancer(capsys, "parametres", "--mois", "2030-01")
    assert sortie.startswith("ATTENTION : 2030-01 est au-delà de la dernière vérification")
    _, sortie, _ = lancer(capsys, "parametres", "--mois", "2024-11")
    assert "ATTENTION" not in sortie

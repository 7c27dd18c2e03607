"""enDI's sheets about people, in every family of file, with the oddities of the field."""

import datetime as dt
from decimal import Decimal

import pytest

from rebond.figures import writers
from rebond.figures.readers import ContractRow, ExitRow, LineError, PersonRow, StageRow, read
from rebond.figures.readers.tests import golden

ENCODINGS = [("csv", "utf-8"), ("csv", "utf-8-sig"), ("csv", "utf-16"), ("txt", "cp1252"), ("xlsx", "utf-8")]
PERSON = {
    "Identifiant interne": "P-7",
    "Code(s) analytique(s)": "AB001, CD-02",
    "Civilité": "Mme",
    "Nom": "Lœvy-d’Été",
    "Prénom": "Zoé",
    "Situation actuelle dans la CAE": "En convention",
    "Antenne de rattachement": "Saint-Nazaire",
    "Date d'entrée dans la CAE": dt.date(2019, 9, 1),
    "E-mail 1": "zoe@exemple.fr",
    "Code postal": "01000",
    "Date de naissance": dt.date(1980, 2, 29),
    "Numéro de sécurité sociale": "280029912345678",
    "Résultat de la visite médicale": "Apte",
    "Objectifs": "Vivre de son métier",
    "ID Utilisateur": 42,
    "ID Gestion sociale": 77,
}


@pytest.mark.parametrize(("suffix", "encoding"), ENCODINGS)
@pytest.mark.parametrize("with_meetings", [False, True])
def test_people_are_read_whatever_the_file(tmp_path, suffix, encoding, with_meetings):
    path = tmp_path / f"porteurs.{suffix}"
    writers.write_people(path, [PERSON], with_meetings=with_meetings, encoding=encoding)
    reading = read(path)
    assert reading.kind == ("porteurs_accompagnes" if with_meetings else "porteurs_actifs")
    assert list(reading.rows()) == [
        PersonRow(
            line=2,
            internal_id="P-7",
            analytic_codes=("AB001", "CD-02"),
            civility="Mme",
            last_name="Lœvy-d’Été",
            first_name="Zoé",
            situation="En convention",
            branch="Saint-Nazaire",
            entered_on=dt.date(2019, 9, 1),
            email="zoe@exemple.fr",
            postal_code="01000",
            born_on=dt.date(1980, 2, 29),
            endi_user_id="42",
            social_id="77",
            extra={"Objectifs": "Vivre de son métier"},
        )
    ]


def test_nothing_sensitive_is_kept_and_the_report_says_so(tmp_path):
    writers.write_people(tmp_path / "p.csv", [PERSON])
    reading = read(tmp_path / "p.csv")
    (row,) = reading.rows()
    assert "280029912345678" not in repr(row)
    assert "Apte" not in repr(row)
    assert "Numéro de sécurité sociale" in reading.notes[0]


def test_a_social_security_number_under_another_label_is_not_kept_either(tmp_path):
    lines = [
        "Nom;Prénom;Date de sortie;Matricule;SIRET;NIR",
        "Lévy;Zoé;01/01/2020;2 80 02 99 123 456 78;12345678900012;x",
    ]
    (row,) = read(golden.write_text(tmp_path / "s.csv", lines)).rows()
    assert row.extra == {"Matricule": "(numéro de sécurité sociale, non conservé)", "SIRET": "12345678900012"}


def test_labels_are_matched_whatever_their_order_case_accents_and_apostrophes(tmp_path):
    lines = [
        "\ufeffPorteurs actifs au 01/03/2020",
        "",
        "PRENOM;NOM;-----;;situation  actuelle dans la cae;Date d’entrée dans la CAE;Nom;Inconnue;Nom;",
        '"Zoé";"Lévy";;;"Ancienne\nsituation";01/09/2019;autre;x;encore;',
        ";;;;;;;;;",
        "Total : 1;;;;1 personne;;;;;",
    ]
    reading = read(golden.write_text(tmp_path / "p.csv", lines))
    assert list(reading.rows()) == [
        PersonRow(
            line=4,
            last_name="Lévy",
            first_name="Zoé",
            situation="Ancienne\nsituation",
            entered_on=dt.date(2019, 9, 1),
            extra={"Nom (2)": "autre", "Inconnue": "x", "Nom (3)": "encore"},
        )
    ]
    assert (reading.lines_read, reading.encoding) == (1, "utf-8-sig")


TERMS = {
    "ID Utilisateur": 42,
    "Nom": "Lévy",
    "Prénom": "Zoé",
    "Date d'effet": dt.date(2020, 1, 1),
    "Date d'échéance": dt.date(2020, 12, 31),
    "Taux horaire": Decimal("10.15"),
    "Nombre d'heures": Decimal("151.667"),
    "Salaire brut": Decimal("1539.45"),
    "Objectif de CA / d'activité": "2500.0 par mois",
    "Numéro d'avenant": 2,
}
READ_TERMS = {
    "line": 2,
    "endi_user_id": "42",
    "last_name": "Lévy",
    "first_name": "Zoé",
    "effective_on": dt.date(2020, 1, 1),
    "due_on": dt.date(2020, 12, 31),
    "hourly_rate": Decimal("10.15"),
    "hours": Decimal("151.667"),
    "gross_cents": 153_945,
    "goal": "2500.0 par mois",
    "goal_cents": 250_000,
    "amendment_number": 2,
}


@pytest.mark.parametrize(("suffix", "encoding"), ENCODINGS)
def test_stages_contracts_and_exits(tmp_path, suffix, encoding):
    stages, contracts, exits = (tmp_path / f"{name}.{suffix}" for name in "abc")
    writers.write_stages(stages, [TERMS | {"Étape": "Contrat CAPE", "Nature": "Entrée"}], encoding=encoding)
    writers.write_contracts(contracts, [TERMS | {"Intitulé du contrat": "CESA"}], encoding=encoding)
    leaving = {
        "Nom": "Lévy",
        "Prénom": "Zoé",
        "Date de sortie": dt.date(2021, 3, 31),
        "Motif de sortie": "Projet",
    }
    writers.write_exits(exits, [leaving], encoding=encoding)
    assert list(read(stages, "etapes_parcours").rows()) == [
        StageRow(**READ_TERMS, stage="Contrat CAPE", nature="Entrée")
    ]
    assert list(read(contracts).rows()) == [ContractRow(**READ_TERMS, title="CESA")]
    assert list(read(exits).rows()) == [
        ExitRow(
            line=2, last_name="Lévy", first_name="Zoé", left_on=dt.date(2021, 3, 31), exit_reason="Projet"
        )
    ]
    assert [read(path).kind for path in (stages, contracts, exits)] == [
        "etapes_parcours",
        "contrats_signes",
        "sorties",
    ]


def test_a_line_with_bad_cells_gives_one_error_for_each(tmp_path):
    good = {"Nom": "Lévy", "Prénom": "Zoé", "Intitulé du contrat": "CESA", "Date d'effet": "01/01/2020"}
    bad = good | {
        "Nom": "",
        "Date d'effet": "31/06/2020",
        "Salaire brut": "mille",
        "Numéro d'avenant": "1 bis",
    }
    writers.write_contracts(tmp_path / "c.csv", [bad, good, good | {"Date d'effet": ""}])
    reading = read(tmp_path / "c.csv")
    found = list(reading.rows())
    assert [(type(item), item.line, getattr(item, "column", "")) for item in found] == [
        (LineError, 2, "Date d'effet"),
        (LineError, 2, "Salaire brut"),
        (LineError, 2, "Numéro d'avenant"),
        (LineError, 2, "Nom"),
        (ContractRow, 3, ""),
        (LineError, 4, "Date d'effet"),
    ]
    assert (reading.lines_read, reading.lines_refused) == (3, 2)


def test_the_writer_refuses_a_label_that_does_not_exist(tmp_path):
    with pytest.raises(KeyError, match="Prenom"):
        writers.write_people(tmp_path / "p.csv", [{"Prenom": "Zoé"}])

"""`rebond import`: the words, the JSON to the letter, the exit status."""

import json

import pytest

from rebond.figures.cli import main
from rebond.figures.models import Figure, Import, ImportMapping
from rebond.figures.readers import KINDS
from rebond.figures.tests import files

pytestmark = pytest.mark.django_db


def test_json(boussole, capsys):
    assert main([str(boussole / "ledger_sage.csv"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "kind": "ledger_sage",
        "lines_read": 6,
        "created": 2,
        "changed": 0,
        "unchanged": 0,
        "conflicts": [],
        "errors": [],
        "totals": [
            {"analytic_code": "AIC01", "month": "2025-01", "turnover": "1200.00"},
            {"analytic_code": "ZED", "month": "2025-02", "turnover": "0.03"},
        ],
    }


def test_refused_lines(boussole, capsys):
    path = boussole / "ledger_sage.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("05/01/2025", "45/01/2025"), encoding="utf-8")
    assert main([str(path), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [(error["line"], error["value"]) for error in said["errors"]] == [(2, "45/01/2025")]
    assert set(said["errors"][0]) == {"line", "column", "value", "reason"}


@pytest.mark.parametrize("content", [b"", b"un;deux\n1;2\n", b"\x00\x01\x02"])
def test_nothing_could_be_read(tmp_path, capsys, content):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert main([str(path), "--json"]) == 2
    said = json.loads(capsys.readouterr().out)
    assert (said["kind"], said["lines_read"], len(said["errors"])) == ("", 0, 1)
    assert main([str(path)]) == 2
    assert capsys.readouterr().err.strip() == said["errors"][0]["reason"]


def test_a_file_that_is_not_there(capsys):
    assert main(["/nulle/part.csv"]) == 2
    assert "n'existe pas" in capsys.readouterr().err


def test_a_dry_run_says_the_same_and_keeps_nothing(boussole, capsys):
    path = str(boussole / "ledger_sage.csv")
    assert main([path, "--json", "--dry-run"]) == 0
    dry = capsys.readouterr().out
    assert not Figure.objects.exists()
    assert not Import.objects.exists()
    main([path, "--json"])
    assert capsys.readouterr().out == dry


def test_disagreements_keep_unless_asked(boussole, capsys):
    main([str(boussole / "ca_code_analytique.csv")])
    path = str(files.code_turnover(boussole / "b.csv", amount=1))
    assert main([path]) == 0
    assert "l'existant est gardé" in capsys.readouterr().out
    assert main([path, "--replace", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["changed"], said["conflicts"][0]["choice"]) == (1, "replace")


def test_a_saved_mapping(tmp_path, capsys):
    path = tmp_path / "a.csv"
    path.write_text("Code;Mois;Somme\nS1;2025-01;10,01\n", encoding="utf-8")
    mapping = {"mapping": {"analytic_codes": "Code", "month": "Mois", "amount": "Somme"}, "sheet": ""}
    ImportMapping.objects.create(name="Nos mois", feeds="chiffres", columns=mapping)
    assert main([str(path), "--mapping", "Nos mois", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["totals"] == [
        {"analytic_code": "S1", "month": "2025-01", "turnover": "10.01"}
    ]
    assert main([str(path), "--mapping", "Inconnue"]) == 2
    assert "Enregistrées : Nos mois" in capsys.readouterr().err


def test_kinds(capsys):
    assert main(["--kinds"]) == 0
    said = capsys.readouterr().out
    assert [line.split(" : ")[0] for line in said.splitlines()[::2]] == list(KINDS)
    assert "Code(s) analytique(s)" in said


@pytest.mark.parametrize("arguments", [[], ["a.csv", "--kind", "inconnue"]])
def test_wrong_use_is_a_sentence(arguments, capsys):
    try:
        status = main(arguments)
    except SystemExit as stop:
        status = stop.code
    assert status == 2
    assert capsys.readouterr().err

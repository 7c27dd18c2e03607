"""Any table, with the correspondence of columns a person has given."""

import datetime as dt

import pytest

from rebond.figures.readers import (
    LedgerLine,
    MissingColumns,
    MonthAmount,
    Options,
    WrongOptions,
    aggregate_turnover,
    columns,
    read,
)
from rebond.figures.readers.tests import golden

LINES = [
    "Tableau maison",
    "",
    "Activité\tMois\tVentes\tQui",
    "A1\tmars 2020\t1 200,50\tZoé",
    "A1\t30/04/2020\t0\tZoé",
]


def test_a_table_of_months(tmp_path):
    path = golden.write_text(tmp_path / "maison.csv", LINES, "cp1252")
    mapping = {"analytic_codes": "activite", "month": "Mois", "amount": "Ventes"}
    reading = read(path, "mapped", Options(target="chiffres", mapping=mapping))
    assert [(row.line, row.analytic_codes, row.months, row.extra) for row in reading.rows()] == [
        (4, ("A1",), (MonthAmount(2020, 3, 120_050),), {"Qui": "Zoé"}),
        (5, ("A1",), (MonthAmount(2020, 4, 0),), {"Qui": "Zoé"}),
    ]


def test_the_mapping_screen_has_labels_and_a_sample(tmp_path):
    preview = columns(golden.write_text(tmp_path / "maison.csv", LINES))
    assert preview.labels == ("Activité", "Mois", "Ventes", "Qui")
    assert preview.sample == (("A1", "mars 2020", "1 200,50", "Zoé"), ("A1", "30/04/2020", "0", "Zoé"))
    assert preview.header_line == 3


def test_a_ledger_with_debit_and_credit_or_amount_and_side(tmp_path):
    lines = ["Code,Cpte,Le,D,C,Montant,Sens", 'A1,706000,2020-03-01,,"12,50","12,50",C']
    path = golden.write_text(tmp_path / "l.csv", lines)
    base = {"analytic_code": "Code", "account": "Cpte", "date": "Le"}
    expected = [LedgerLine(2, "A1", "706000", dt.date(2020, 3, 1), "", 0, 1250)]
    for rest in ({"debit": "D", "credit": "C"}, {"amount": "Montant", "side": "Sens"}):
        reading = read(path, "mapped", Options(target="ecritures", mapping=base | rest))
        assert list(reading.rows()) == expected
        assert aggregate_turnover(reading.rows()) == {("A1", "2020-03"): 1250}


def test_people_by_other_names(tmp_path):
    path = golden.write_sheet(
        tmp_path / "p.xlsx", [("NOM", "Prénoms", "Arrivée"), ("Lévy", "Zoé", dt.date(2019, 9, 1))]
    )
    mapping = {"last_name": "Nom", "first_name": "Prénoms", "entered_on": "Arrivée"}
    (row,) = read(path, "mapped", Options(target="personnes", mapping=mapping)).rows()
    assert (row.last_name, row.first_name, row.entered_on) == ("Lévy", "Zoé", dt.date(2019, 9, 1))


@pytest.mark.parametrize(
    ("target", "mapping", "message"),
    [
        ("", {}, "Dites ce que contient"),
        ("chiffres", {"nom": "Qui"}, "Champs inconnus"),
        ("chiffres", {"analytic_codes": "Activité", "month": "Mois"}, "Montant du chiffre"),
        ("chiffres", {"month": "Mois", "amount": "Ventes"}, "Code analytique ou"),
    ],
)
def test_an_incomplete_mapping_is_refused_before_reading(tmp_path, target, mapping, message):
    path = golden.write_text(tmp_path / "maison.csv", LINES)
    with pytest.raises(WrongOptions, match=message):
        read(path, "mapped", Options(target=target, mapping=mapping))


def test_a_mapping_made_for_another_file_is_refused(tmp_path):
    path = golden.write_text(tmp_path / "maison.csv", LINES)
    mapping = {"analytic_codes": "Activité", "month": "Période", "amount": "Ventes"}
    with pytest.raises(MissingColumns, match="Période"):
        read(path, "mapped", Options(target="chiffres", mapping=mapping))


def test_empty_cells_are_refused_with_their_reason(tmp_path):
    path = golden.write_text(
        tmp_path / "m.csv", ["Code;Mois;CA", "A1;;10,00", "A1;03/2020;", ";03/2020;10,00"]
    )
    mapping = {"analytic_codes": "Code", "month": "Mois", "amount": "CA"}
    errors = list(read(path, "mapped", Options(target="chiffres", mapping=mapping)).rows())
    assert [(error.line, error.column) for error in errors] == [(2, "Mois"), (3, "Montant"), (4, "")]

"""Monthly turnover by entrepreneur and by analytic code."""

import datetime as dt

import pytest

from rebond.figures import writers
from rebond.figures.readers import LineError, MonthAmount, TurnoverRow, read
from rebond.figures.readers.tests import golden

MONTHS = [(2019, month) for month in range(1, 13)] + [(2020, month) for month in range(1, 13)]
AMOUNTS = {month: 100_001 * rank - 500_000 for rank, month in enumerate(MONTHS)}
ALL = tuple(MonthAmount(year, month, cents) for (year, month), cents in AMOUNTS.items())


@pytest.mark.parametrize(("suffix", "encoding"), [("csv", "utf-8-sig"), ("csv", "cp1252"), ("xlsx", "utf-8")])
def test_two_years_by_entrepreneur_come_back_to_the_cent(tmp_path, suffix, encoding):
    path = tmp_path / f"ca.{suffix}"
    person = {
        "Nom": "Été",
        "Prénom": "Zoé",
        "ID Utilisateur": 4,
        "Enseigne(s)": "Le Potager, L’Été",
        "Age": 40,
    }
    writers.write_person_turnover(path, [person | {"months": AMOUNTS}], MONTHS, encoding=encoding)
    reading = read(path)
    assert list(reading.rows()) == [
        TurnoverRow(
            line=2,
            last_name="Été",
            first_name="Zoé",
            endi_user_id="4",
            trade_names="Le Potager, L’Été",
            months=ALL,
            total_cents=sum(AMOUNTS.values()),
            extra={"Age": "40"},
        )
    ]
    assert (reading.kind, reading.notes) == ("ca_entrepreneur", [])


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_by_analytic_code_an_empty_month_is_unknown_and_zero_is_zero(tmp_path, suffix):
    path = tmp_path / f"ca.{suffix}"
    row = {"Code(s) analytique(s)": "AB001", "Entrepreneur(s)": "Zoé, Ali", "months": {(2020, 3): 0}}
    writers.write_code_turnover(path, [row], [(2020, 2), (2020, 3)])
    (found,) = read(path).rows()
    assert found.months == (MonthAmount(2020, 3, 0),)
    assert (found.analytic_codes, found.entrepreneurs, found.months[0].key) == (
        ("AB001",),
        "Zoé, Ali",
        "2020-03",
    )


def test_totals_below_comments_and_a_total_that_differs(tmp_path):
    lines = [
        "CA par code analytique",
        "Code(s) analytique(s);Enseigne(s);Entrepreneur(s);CA TOTAL;CA janv. 20;CA févr 20;CA août 2020",
        "A1;Une;Zoé;30,00;10,00;20,00;",
        "A2;Deux;Ali;31,00;10,00;20,00;",
        "TOTAL;;;61,00;20,00;40,00;",
        "Édité le 3 mars",
    ]
    reading = read(golden.write_text(tmp_path / "ca.csv", lines))
    assert [sum(amount.cents for amount in row.months) for row in reading.rows()] == [3000, 3000]
    assert reading.kind == "ca_code_analytique"
    assert reading.notes == [
        "Ligne 4 : CA TOTAL annonce 31,00\u00a0€, la somme des mois donne 30,00\u00a0€. Les mois sont retenus."
    ]
    assert dict(reading.skipped) == {
        "lignes de total": 1,
        "lignes de titre ou de commentaire (une seule case remplie)": 1,
    }


def test_bad_amounts_unknown_owners_and_double_months_are_refused(tmp_path):
    lines = [
        "Code(s) analytique(s);Enseigne(s);CA janv. 20;CA févr. 20;CA janvier 2020",
        "A1;Une;1,234;10,005;",
        ";Une;10,00;10,00;",
        "A3;Une;10,00;10,00;11,00",
        "A4;Une;10,00;10,00;10,00",
    ]
    reading = read(golden.write_text(tmp_path / "ca.csv", lines))
    found = list(reading.rows())
    assert [(item.line, item.column) for item in found if isinstance(item, LineError)] == [
        (2, "CA janv. 20"),
        (2, "CA févr. 20"),
        (3, "Code(s) analytique(s)"),
        (4, "CA janvier 2020"),
    ]
    assert found[-1].months == (MonthAmount(2020, 1, 1000), MonthAmount(2020, 2, 1000))


def test_a_spreadsheet_that_turned_its_months_into_dates(tmp_path):
    header = ("Code(s) analytique(s)", "Enseigne(s)", dt.date(2020, 1, 1), dt.date(2020, 2, 1))
    path = golden.write_sheet(tmp_path / "ca.xlsx", [header, ("A1", "Une", 10.1, 20)])
    (row,) = read(path).rows()
    assert row.months == (MonthAmount(2020, 1, 1010), MonthAmount(2020, 2, 2000))

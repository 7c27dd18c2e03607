"""Each of the seven ledgers and the FEC gives the same turnover, to the cent, from its own file."""

import datetime as dt

import pytest

from rebond.figures.readers import LedgerLine, LineError, aggregate_turnover, detect, month_end_balances, read
from rebond.figures.readers.tests import golden
from rebond.figures.readers.totals import LedgerTotals
from rebond.figures.writers import write_sage_ledger

KINDS = {
    golden.sage_csv: "ledger_sage",
    golden.sage_slk: "ledger_sage",
    golden.ebp_csv: "ledger_ebp",
    golden.cegid_xlsx: "ledger_cegid",
    golden.quadra_xlsx: "ledger_quadra",
    golden.isacompta_csv: "ledger_isacompta",
    golden.isuite_csv: "ledger_isuite",
    golden.sage_expert_txt: "ledger_sage_generation_expert",
}


@pytest.mark.parametrize(
    ("write", "kind"), KINDS.items(), ids=lambda value: getattr(value, "__name__", value)
)
def test_the_same_entries_give_the_same_turnover_whatever_the_software(tmp_path, write, kind):
    reading = read(write(tmp_path))
    rows = list(reading.rows())
    assert reading.kind == kind
    assert [row for row in rows if isinstance(row, LineError)] == []
    assert reading.lines_read == golden.LINES
    assert aggregate_turnover(rows) == golden.TURNOVER
    assert [row.label for row in rows] == [entry[3] for entry in golden.ENTRIES]
    assert [row.date for row in rows] == [entry[2] for entry in golden.ENTRIES]


@pytest.mark.parametrize(
    ("write", "kind"), KINDS.items(), ids=lambda value: getattr(value, "__name__", value)
)
def test_a_kind_asked_by_name_reads_as_when_it_is_recognised(tmp_path, write, kind):
    path = write(tmp_path)
    assert detect(path) == kind
    assert list(read(path, kind).rows()) == list(read(path).rows())


def test_decoration_around_a_ledger_is_counted_not_refused(tmp_path):
    reading = read(golden.sage_csv(tmp_path, "cp1252"))
    first = next(iter(reading.rows()))
    assert first == LedgerLine(4, "AB001", "706000", dt.date(2020, 1, 15), "Vente de légumes", 0, 120_050)
    assert len(list(reading.rows())) == golden.LINES
    assert dict(reading.skipped) == {
        "lignes de total": 1,
        "lignes de titre ou de commentaire (une seule case remplie)": 1,
    }


def test_general_lines_are_not_counted_twice(tmp_path):
    header = "Numéro de pièce;N° compte général;Date de pièce;Libellé d'écriture;Montant débit;Montant crédit"
    lines = [header + ";Type de ligne;Numéro analytique"]
    for kind, code in (("G", ""), ("A", "AB001"), ("G", "AB001"), ("A", "CD02")):
        lines.append(f"F1;706000;15/01/2020;Vente;;100,00;{kind};{code}")
    reading = read(golden.write_text(tmp_path / "g.txt", lines, "cp1252"))
    assert reading.kind == "ledger_sage"
    assert aggregate_turnover(reading.rows()) == {("AB001", "2020-01"): 10_000, ("CD02", "2020-01"): 10_000}
    assert dict(reading.skipped) == {"lignes générales (doublons des lignes analytiques)": 2}


def test_turnover_without_a_code_is_said_with_its_amount(tmp_path):
    lines = [
        ";".join(golden.SAGE),
        ";706000;15/01/2020;VE;F1;Vente;;80,40",
        "A1;706000;15/01/2020;VE;F1;Vente;;1,00",
    ]
    reading = read(golden.write_text(tmp_path / "g.csv", lines))
    assert aggregate_turnover(reading.rows()) == {("A1", "2020-01"): 100}
    assert dict(reading.skipped) == {"sans code analytique": 1}
    sentence = "80,40\u00a0€ de chiffre d’affaires (comptes 70) ne portent aucun code analytique"
    assert [note.split(" :")[0] for note in reading.notes] == [sentence]


def test_a_sage_file_without_header_is_read_by_position_when_asked(tmp_path):
    path = golden.write_text(
        tmp_path / "nu.csv", ["A1;706000;15/01/20;VE;F1;Vente;;80,40", "A1;706000;160120;;;V;1;"]
    )
    reading = read(path, "ledger_sage")
    assert aggregate_turnover(reading.rows()) == {("A1", "2020-01"): 7_940}


def test_isuite_takes_the_currency_of_the_books_for_a_foreign_invoice(tmp_path):
    line = "706000;C;CAE;A1;;S;15/01/2020;F1;VE;Vente;0,00;100,00;0,00;91,20;USD"
    path = golden.write_text(tmp_path / "i.csv", [";".join(golden.ISUITE), line], "iso-8859-15")
    assert aggregate_turnover(read(path).rows()) == {("A1", "2020-01"): 9_120}


@pytest.mark.parametrize(
    "period", ["01/03/2020", "202003", "03/2020", "mars 2020", dt.date(2020, 3, 1), 202003]
)
def test_quadra_dates_come_in_two_columns(tmp_path, period):
    path = golden.write_sheet(
        tmp_path / "q.xlsx", [golden.QUADRA, ("A1", "706000", period, 31, "V", None, 5.5)]
    )
    assert [row.date for row in read(path).rows()] == [dt.date(2020, 3, 31)]


def test_each_bad_cell_of_a_line_is_told_and_the_line_does_not_enter(tmp_path):
    lines = [
        ";".join(golden.SAGE),
        "A1;706000;31/02/2020;VE;F1;Vente;abc;1,234",
        "A1;;15/01/2020;VE;F1;Vente;;10,00",
        "A1;706000;15/01/2020;VE;F1",
        "A1;706000;15/01/2020;VE;F1;Vente; avec;;10,00",
        "A1;706000;15/01/2020;VE;F1;Vente;;10,005",
    ]
    reading = read(golden.write_text(tmp_path / "g.csv", lines))
    found = list(reading.rows())
    assert all(isinstance(item, LineError) for item in found)
    assert [(item.line, item.column, item.value) for item in found] == [
        (2, "Date de pièce", "31/02/2020"),
        (2, "Montant débit", "abc"),
        (2, "Montant crédit", "1,234"),
        (3, "N° compte général", ""),
        (4, "", "F1"),
        (5, "", "10,00"),
        (6, "Montant crédit", "10,005"),
    ]
    assert (reading.lines_read, reading.lines_refused) == (5, 5)
    assert "n’existe pas" in found[0].reason
    assert "deux façons" in found[2].reason


def test_month_end_balances_run_from_the_opening_entries():
    totals = LedgerTotals()
    for month, debit, credit in ((1, 1000, 0), (2, 0, 300), (4, 50, 0)):
        totals.add(LedgerLine(1, "A1", "512000", dt.date(2020, month, 1), "", debit, credit))
    totals.add(LedgerLine(1, "A1", "411000", dt.date(2020, 1, 1), "", 700, 0))
    assert month_end_balances(totals.cash) == {
        ("A1", "2020-01"): 1000,
        ("A1", "2020-02"): 700,
        ("A1", "2020-04"): 750,
    }
    assert totals.receivables == {("A1", "2020-01"): 700}
    assert totals.turnover == {}


def test_totals_of_every_shape_and_bare_labels_of_sage(tmp_path):
    lines = [
        "Compte analytique de l'entrepreneur;;;;;;;",
        "A1;706000;15/01/2020;VE;F1;Total du mois;;80,40",
        "Total A1;706000;;;;;;80,40",
        "Total général;;;;;Total du compte;0,00;80,40",
        "Compte analytique de l'entrepreneur;;;;;;;",
        "Sous-total;;;;;;;80,40",
    ]
    reading = read(golden.write_text(tmp_path / "l.csv", lines))
    assert aggregate_turnover(reading.rows()) == {("A1", "2020-01"): 8_040}
    assert (reading.kind, reading.lines_read, reading.lines_refused) == ("ledger_sage", 1, 0)
    assert reading.skipped["lignes de total"] == 3


@pytest.mark.parametrize(("suffix", "encoding"), [("csv", "utf-8"), ("csv", "cp1252"), ("xlsx", "utf-8")])
def test_the_ledger_we_write_is_the_ledger_we_read(tmp_path, suffix, encoding):
    rows = [
        LedgerLine(2, "A1", "706000", dt.date(2020, 2, 29), "Vente d’œufs", 0, 123_456_789),
        LedgerLine(3, "A1", "709000", dt.date(2020, 3, 1), "=1+1", 5, 0),
    ]
    path = tmp_path / f"sage.{suffix}"
    write_sage_ledger(path, [row._asdict() for row in rows], encoding=encoding)
    assert list(read(path).rows()) == rows

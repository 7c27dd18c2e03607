"""FEC: 18 columns and their variants, balanced entries, refused per person without an analytic column."""

import pytest

from rebond.figures.readers import (
    LineError,
    MissingColumns,
    NotPerPerson,
    Options,
    WrongOptions,
    aggregate_turnover,
    read,
)
from rebond.figures.readers.tests import golden


@pytest.mark.parametrize("separator", ["\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso-8859-15", "cp1252"])
@pytest.mark.parametrize(
    "analytic", ["CodeAnalytique", "Section analytique", "AXE1", "Code Activité", "AnalytiqueNum"]
)
def test_a_trailing_analytic_column_gives_the_figures(tmp_path, separator, encoding, analytic):
    reading = read(golden.fec_txt(tmp_path, separator, analytic, encoding))
    rows = list(reading.rows())
    assert reading.kind == "fec"
    assert aggregate_turnover(rows) == golden.TURNOVER
    assert rows[1].label == 'Vente d\'été 12" "'
    assert (reading.lines_read, reading.lines_refused, reading.notes) == (2 * golden.LINES, 0, [])
    assert dict(reading.skipped) == {"sans code analytique": golden.LINES}


def test_without_analytic_column_it_is_refused_with_the_reason(tmp_path):
    with pytest.raises(NotPerPerson, match="ne dit pas à quelle activité"):
        read(golden.fec_txt(tmp_path, analytic=""))
    with pytest.raises(NotPerPerson, match="indiquez-la : Projet"):
        read(golden.fec_txt(tmp_path, analytic="Projet"))
    with pytest.raises(NotPerPerson, match="LibelleAnalytique"):
        read(golden.fec_txt(tmp_path, analytic="LibelleAnalytique"))


def test_the_analytic_column_may_be_named_by_hand(tmp_path):
    path = golden.fec_txt(tmp_path, analytic="Projet")
    assert aggregate_turnover(read(path, options=Options(analytic_column="projet")).rows()) == golden.TURNOVER
    with pytest.raises(WrongOptions, match="Projet"):
        read(path, options=Options(analytic_column="Affaires"))


def test_accented_names_and_montant_with_sens(tmp_path):
    lines = ["JournalCode|ÉcritureNum|ÉcritureDate|CompteNum|ÉcritureLib|Montant|Sens|Analytique|"]
    for account, side in (("411000", "D"), ("706000", "C")):
        lines.append(f"VE|1|20200115|{account}|Vente|100,50|{side}|A1|")
    reading = read(golden.write_text(tmp_path / "fec.txt", lines))
    assert aggregate_turnover(reading.rows()) == {("A1", "2020-01"): 10_050}
    assert "il y manque : JournalLib" in reading.notes[0]


def test_an_entry_that_does_not_balance_is_refused_as_a_whole(tmp_path):
    lines = golden.fec_lines()
    lines[2] = lines[2].replace("1200,50", "1200,49")
    reading = read(golden.write_text(tmp_path / "fec.txt", lines))
    found = list(reading.rows())
    errors = [item for item in found if isinstance(item, LineError)]
    assert [(error.line, error.column, error.value) for error in errors] == [
        (2, "EcritureNum", "1"),
        (3, "EcritureNum", "1"),
    ]
    assert "débit − crédit = -0,01" in errors[0].reason
    assert aggregate_turnover(found) == {
        key: cents for key, cents in golden.TURNOVER.items() if key[1] != "2020-01"
    }
    assert (reading.lines_read, reading.lines_refused) == (12, 2)


def test_the_lines_of_an_entry_may_be_apart(tmp_path):
    header, *lines = golden.fec_lines()
    reading = read(golden.write_text(tmp_path / "fec.txt", [header, *lines[0::2], *lines[1::2]]))
    assert aggregate_turnover(reading.rows()) == golden.TURNOVER
    assert reading.lines_refused == 0


def test_a_bad_line_takes_the_rest_of_its_entry_with_it(tmp_path):
    lines = golden.fec_lines()
    lines[1] = lines[1].replace("20200115", "20200230", 1)
    lines[3] = lines[3].replace("706000", "7A6000")
    lines[5] = lines[5].replace("0,00", "zéro")
    lines[7] += "\ttrop"
    reading = read(golden.write_text(tmp_path / "fec.txt", lines))
    errors = [item for item in reading.rows() if isinstance(item, LineError)]
    assert [(error.line, error.column) for error in errors] == [
        (2, "EcritureDate"), (4, "CompteNum"), (6, "Credit"), (8, ""),
        (3, "EcritureNum"), (5, "EcritureNum"), (7, "EcritureNum"), (9, "EcritureNum"),
    ]  # fmt: skip
    assert "contient une ligne refusée" in errors[-1].reason
    assert (reading.lines_read, reading.lines_refused) == (12, 8)


def test_a_missing_essential_column_is_named(tmp_path):
    lines = [line.replace("Debit", "Debits") for line in golden.fec_lines()]
    with pytest.raises(MissingColumns, match="Debit"):
        read(golden.write_text(tmp_path / "fec.txt", lines), "fec")


def test_a_fec_saved_from_a_spreadsheet_or_with_quotes(tmp_path):
    rows = [line.split("\t") for line in golden.fec_lines()]
    assert aggregate_turnover(read(golden.write_sheet(tmp_path / "fec.xlsx", rows)).rows()) == golden.TURNOVER
    quoted = ["\t".join(f'"{cell.replace(chr(34), "")}"' for cell in row) for row in rows]
    assert aggregate_turnover(read(golden.write_text(tmp_path / "q.txt", quoted)).rows()) == golden.TURNOVER

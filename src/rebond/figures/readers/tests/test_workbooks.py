"""XLSX and ODS: what spreadsheets really write, and archives made to hurt."""

import struct
import zipfile
from time import process_time

import pytest
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from rebond.figures.readers import (
    DamagedFile,
    DisguisedFile,
    LineError,
    TooLarge,
    UnreadableFile,
    aggregate_turnover,
    guard,
    read,
)
from rebond.figures.readers.tests import golden

ROW = '<table:table-row{rows}><table:table-cell office:value-type="string"{cells}><text:p>x</text:p></table:table-cell></table:table-row>'


def ods(folder):
    """The same ledger as EBP, typed in LibreOffice: dates and amounts are typed cells."""
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="Grand livre")
    for values in (golden.EBP, *golden.ENTRIES):
        row = TableRow()
        for value in values:
            amount = golden.number(value) if isinstance(value, str) and value[-3:-2] == "," else None
            if amount is not None:
                row.addElement(TableCell(valuetype="float", value=str(amount)))
            elif hasattr(value, "isoformat"):
                row.addElement(TableCell(valuetype="date", datevalue=value.isoformat()))
            else:
                cell = TableCell(valuetype="string")
                cell.addElement(P(text=value))
                row.addElement(cell)
        sheet.addElement(row)
    book.spreadsheet.addElement(sheet)
    path = folder / "ebp.ods"
    book.save(str(path))
    return path


def rewritten(path, changes):
    """The same archive with some members changed."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name, change in changes.items():
        members[name] = change(members[name])
    return golden.zip_of(path, members)


def ods_with(folder, rows):
    """The LibreOffice ledger with more rows at its end."""
    return rewritten(
        ods(folder),
        {"content.xml": lambda xml: xml.replace(b"</table:table>", rows.encode() + b"</table:table>")},
    )


def refused(path):
    with pytest.raises(UnreadableFile) as caught:
        list(read(path).rows())
    return type(caught.value)


def test_an_ods_ledger_is_read_to_the_cent(tmp_path):
    reading = read(ods(tmp_path))
    assert aggregate_turnover(reading.rows()) == golden.TURNOVER
    assert (reading.kind, reading.sheet, reading.lines_read) == ("ledger_ebp", "Grand livre", golden.LINES)


def test_the_sheet_that_fits_is_read_and_the_others_are_said(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "b.xlsx")) as book:
        book.add_worksheet("Vide")
        book.add_worksheet("Notes").write(0, 0, "à lire")
        sheet = book.add_worksheet("Écritures")
        sheet.write_row(4, 2, golden.EBP)
        sheet.write_row(5, 2, ("A1", 706000, "01/03/2020", "Vente", 0, 12.5))
    reading = read(tmp_path / "b.xlsx")
    assert [(row.line, row.account, row.credit_cents) for row in reading.rows()] == [(6, "706000", 1250)]
    assert reading.notes == ["Feuille lue : « Écritures ». Feuilles laissées de côté : Vide, Notes."]


def test_a_cell_in_error_and_a_formula_never_computed_are_not_zeros(tmp_path):
    with xlsxwriter.Workbook(str(tmp_path / "b.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, golden.EBP)
        for row in (1, 2, 3):
            sheet.write_row(row, 0, ("A1", "706000", "01/03/2020", "Vente", 0))
        sheet.write_formula(1, 5, "=1/0", None, "#DIV/0!")
        sheet.write_formula(2, 5, "=B1*2", None, 777)
        sheet.write_formula(3, 5, "=B1*2", None, 12.5)
    path = rewritten(
        tmp_path / "b.xlsx", {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"<v>777</v>", b"<v></v>")}
    )
    error, uncomputed, sound = read(path).rows()
    assert (error.line, error.column, error.value) == (2, "Crédit", "#DIV/0!")
    assert (uncomputed.line, uncomputed.column) == (3, "Crédit")
    assert isinstance(uncomputed, LineError)
    assert "formule" in uncomputed.reason
    assert sound.credit_cents == 1250


def test_a_zip_bomb_is_refused_before_it_unfolds(tmp_path, monkeypatch):
    monkeypatch.setattr(guard, "MOST_UNPACKED_BYTES", 1_000_000)
    path = rewritten(golden.cegid_xlsx(tmp_path), {"xl/styles.xml": lambda xml: xml + b" " * 2_000_000})
    assert path.stat().st_size < 30_000
    assert refused(path) is TooLarge


def test_a_zip_bomb_that_lies_about_its_size_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(guard, "MOST_UNPACKED_BYTES", 1_000_000)
    path = rewritten(golden.cegid_xlsx(tmp_path), {"xl/styles.xml": lambda xml: xml + b" " * 2_000_000})
    with zipfile.ZipFile(path) as archive:
        true_size = struct.pack("<I", archive.getinfo("xl/styles.xml").file_size)
    path.write_bytes(path.read_bytes().replace(true_size, struct.pack("<I", 100)))
    assert refused(path) is DamagedFile


@pytest.mark.parametrize(
    "spot", [b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', b"<row r='1048576'><c><v>1</v></c></row>" * 1,
             b'<row r="9"><c s="1" r="ZZ9"><v>1</v></c><c r="Z1048576"><v>1</v></c></row>',
             b'<row r = "1048576"><c r = "XFD1048576"><v>1</v></c></row>', b'<row><c r="xfd1048576"><v>1</v></c></row>',
             b'<a-b:row xmlns:a-b="x"><a-b:c r="XFD1048576"/></a-b:row>']
)  # fmt: skip
def test_one_far_cell_does_not_reserve_the_whole_rectangle(tmp_path, monkeypatch, spot):
    monkeypatch.setattr("rebond.figures.readers.xmlscan.MOST_CELLS", 5_000_000)
    path = rewritten(
        golden.cegid_xlsx(tmp_path),
        {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"</sheetData>", spot + b"</sheetData>")},
    )
    assert refused(path) is TooLarge


@pytest.mark.parametrize(
    "spot", [b'<c t="e" r="A1"><v' * 15_000, b"<c " * 60_000, b'<c r="A1"><f/>' + b" " * 200_000]
)
def test_a_sheet_made_to_be_slow_is_answered_at_once(tmp_path, spot):
    path = rewritten(
        golden.cegid_xlsx(tmp_path),
        {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"</sheetData>", spot)},
    )
    started = process_time()
    assert refused(path) is DamagedFile
    assert process_time() - started < 2  # a pattern that looks back over what it has read takes minutes


@pytest.mark.parametrize("repeats", [("1048576", "1000"), ("1", "16384"), ("99999999", "1")])
def test_an_ods_whose_repeats_unfold_without_end_is_refused(tmp_path, repeats):
    rows, cells = repeats
    row = ROW.format(
        rows=f' table:number-rows-repeated="{rows}"', cells=f' table:number-columns-repeated="{cells}"'
    )
    path = ods_with(tmp_path, row)
    assert refused(path) is TooLarge


def test_xml_entities_are_refused(tmp_path):
    bomb = b'?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    path = rewritten(ods(tmp_path), {"content.xml": lambda xml: xml.replace(b"?>", bomb, 1)})
    with pytest.raises(DamagedFile, match="entités XML"):
        read(path)


def test_the_empty_cells_libreoffice_repeats_to_the_end_are_no_harm(tmp_path):
    cell = '<table:table-cell table:number-columns-repeated="16384"/>'
    path = ods_with(
        tmp_path, f'<table:table-row table:number-rows-repeated="1048569">{cell}</table:table-row>'
    )
    assert aggregate_turnover(read(path).rows()) == golden.TURNOVER


def test_a_cut_archive_a_text_document_and_a_false_excel(tmp_path):
    path = golden.cegid_xlsx(tmp_path)
    path.write_bytes(path.read_bytes()[:-200])
    assert refused(path) is DamagedFile
    assert refused(golden.zip_of(tmp_path / "d.docx", {"word/document.xml": b"<x/>"})) is DisguisedFile
    (tmp_path / "faux.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert refused(tmp_path / "faux.xls") is DamagedFile
    assert refused(golden.zip_of(tmp_path / "creux.xlsx", {"xl/workbook.xml": b"<x/>"})) is DamagedFile

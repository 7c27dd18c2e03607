"""The child process that reads old .xls files. It opens any workbook, which lets these tests write theirs."""

import datetime as dt

import pytest

from rebond.figures.readers import DamagedFile
from rebond.figures.readers.guard import Family
from rebond.figures.readers.tests import golden
from rebond.figures.readers.tests.test_workbooks import rewritten
from rebond.figures.readers.workbooks import Workbook
from rebond.figures.readers.xls import OldWorkbook


def test_the_child_gives_the_same_rows_as_the_library(tmp_path):
    path = golden.cegid_xlsx(tmp_path)
    book = OldWorkbook(path)
    assert book.sheets == ("Export",)
    assert list(book.rows("Export")) == list(Workbook(path, Family.XLSX).rows("Export"))
    assert next(row for number, row in book.rows("Export") if number == 4)[3] == dt.date(2020, 1, 15)


def test_a_file_that_asks_for_all_the_memory_stops_the_child_not_us(tmp_path):
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    path = rewritten(
        golden.cegid_xlsx(tmp_path),
        {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"</sheetData>", far)},
    )
    with pytest.raises(DamagedFile, match="abîmé, trop grand"):
        list(OldWorkbook(path).rows("Export"))


def test_reading_may_stop_half_way(tmp_path):
    rows = OldWorkbook(golden.cegid_xlsx(tmp_path)).rows("Export")
    assert next(rows)[0] == 1
    rows.close()

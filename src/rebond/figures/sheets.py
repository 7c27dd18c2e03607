"""Tables that leave the house: CSV for anything, XLSX for a spreadsheet. A cell is never a formula."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.http import HttpResponse

Cell = str | int | Decimal | date | None
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a spreadsheet would run; a negative number is not a formula.
_FORMULA = re.compile(r"^(?:[=@\t\r]|[+-](?![\d\s.,]*$))")


def csv_response(name: str, headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    text = io.StringIO()
    sheet = csv.writer(text, delimiter=";", lineterminator="\r\n")
    sheet.writerow(headers)
    sheet.writerows([_text(cell) for cell in row] for row in rows)
    # The mark at the start tells Excel that the file is in UTF-8.
    return _attached(
        HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8"), f"{name}.csv"
    )


def xlsx_response(name: str, headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet, bold = book.add_worksheet("Chiffres"), book.add_format({"bold": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, headers, bold)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell, day if isinstance(cell, date) else None)
    sheet.freeze_panes(1, 0)
    book.close()
    return _attached(HttpResponse(file.getvalue(), content_type=XLSX), f"{name}.xlsx")


def _text(cell: Cell) -> str:
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    text = "" if cell is None else str(cell)
    return f"'{text}" if _FORMULA.match(text) else text


def _attached(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

"""Lines as a file that a spreadsheet opens."""

import csv
import io
import re
from collections.abc import Sequence

from django.http import Http404, HttpResponse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A cell that a spreadsheet would run as a formula.
FORMULA = re.compile(r"^[=@\t\r+-]")


def sheet(form: str, name: str, headers: Sequence[str], lines: Sequence[Sequence[str]]) -> HttpResponse:
    """`form`: csv or xlsx; anything else does not exist."""
    writer = {"csv": _csv, "xlsx": _xlsx}.get(form)
    if writer is None:
        raise Http404
    response = writer(headers, lines)
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def _csv(headers: Sequence[str], lines: Sequence[Sequence[str]]) -> HttpResponse:
    text = io.StringIO()
    out = csv.writer(text, delimiter=";", lineterminator="\r\n")
    out.writerow(headers)
    out.writerows([f"'{cell}" if FORMULA.match(cell) else cell for cell in line] for line in lines)
    # The mark at the start tells Excel that the file is in UTF-8.
    return HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")


def _xlsx(headers: Sequence[str], lines: Sequence[Sequence[str]]) -> HttpResponse:
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    page = book.add_worksheet("Crise")
    page.write_row(0, 0, headers, book.add_format({"bold": True}))
    for number, line in enumerate(lines, start=1):
        for column, cell in enumerate(line):
            page.write(number, column, int(cell) if cell.isdecimal() else cell)
    page.freeze_panes(1, 0)
    book.close()
    return HttpResponse(file.getvalue(), content_type=XLSX)

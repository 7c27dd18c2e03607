"""The filtered list, in a sheet."""

import csv
import io
import re
from datetime import date

from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from rebond.accounts.public import SignedIn
from rebond.people.forms.filters import DirectoryFilterForm
from rebond.people.queries import directory, export
from rebond.people.views.answers import today
from rebond.people.views.audit import note_export

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A cell that a spreadsheet would run as a formula. A telephone number in +33 is not one.
FORMULA = re.compile(r"^(?:[=@\t\r]|[+-](?![\d\s().]*$))")


@require_GET
@permission_required("people.view_directory", raise_exception=True)
def export_list(request: SignedIn, form: str) -> HttpResponse:
    on = today()
    criteria = DirectoryFilterForm(on, request.GET).criteria(request.GET.get("tri", "nom"))
    found = directory.matching(request.user, criteria, on=on)
    writer = {"csv": _csv, "xlsx": _xlsx}.get(form)
    if writer is None:
        raise Http404
    response = writer(export.lines(found, on=on))
    response["Content-Disposition"] = f'attachment; filename="personnes-{on:%Y-%m-%d}.{form}"'
    note_export(request, request.user, found, f"export de la liste des personnes ({form})")
    return response


def _csv(lines: list[tuple[export.Cell, ...]]) -> HttpResponse:
    text = io.StringIO()
    sheet = csv.writer(text, delimiter=";", lineterminator="\r\n")
    sheet.writerow(export.HEADERS)
    sheet.writerows([_text(cell) for cell in line] for line in lines)
    # The mark at the start tells Excel that the file is in UTF-8.
    return HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")


def _text(cell: export.Cell) -> str:
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    text = "" if cell is None else str(cell)
    return f"'{text}" if FORMULA.match(text) else text


def _xlsx(lines: list[tuple[export.Cell, ...]]) -> HttpResponse:
    import xlsxwriter

    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    day, bold = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"bold": True})
    sheet = book.add_worksheet("Porteurs actifs")
    sheet.write_row(0, 0, export.HEADERS, bold)
    for number, line in enumerate(lines, start=1):
        for column, cell in enumerate(line):
            sheet.write(number, column, cell, day if isinstance(cell, date) else None)
    sheet.freeze_panes(1, 0)
    book.close()
    return HttpResponse(file.getvalue(), content_type=XLSX)

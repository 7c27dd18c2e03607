"""Without news for N days: never met comes first of all."""

import csv
import io
import re

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from rebond.accompaniment.forms.bond import SilentFilterForm
from rebond.accompaniment.queries.ledger import silent_for
from rebond.accompaniment.views.pages import today
from rebond.accounts.public import SignedIn, require
from rebond.journal.public import record_accesses
from rebond.people.public import Person, PersonQuerySet, Status, visible_persons

PER_PAGE = 50
HEADERS = ("Nom", "Prénom", "Statut", "Antenne", "Accompagnement", "Dernier contact", "Jours sans nouvelles")
# A cell that a spreadsheet would run as a formula.
FORMULA = re.compile(r"^[=@\t\r+-]")


@require_GET
def silent(request: SignedIn) -> HttpResponse:
    require(request.user, "accompaniment.view_silent")
    form = SilentFilterForm(request.GET)
    page = Paginator(_found(request, form), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": form,
        "page": page,
        "lines": [(person, _days(person), Status(person.status)) for person in page.object_list],
        "days": form.asked()[0],
    }
    return render(request, "accompaniment/silent.html", context)


@require_GET
def export_silent(request: SignedIn) -> HttpResponse:
    """The same list, taken away: one line of audit for each person in it."""
    require(request.user, "accompaniment.view_silent")
    persons = list(_found(request, SilentFilterForm(request.GET)))
    ids = [person.pk for person in persons if person.account_id != request.user.pk]
    what = "export de la liste « sans nouvelles »"
    record_accesses(by=request.user, person_ids=ids, what=what, path=request.path)
    text = io.StringIO()
    out = csv.writer(text, delimiter=";", lineterminator="\r\n")
    out.writerow(HEADERS)
    out.writerows([_safe(cell) for cell in _row(person)] for person in persons)
    # The mark at the start tells Excel that the file is in UTF-8.
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="sans-nouvelles-{today():%Y-%m-%d}.csv"'
    return response


def _found(request: SignedIn, form: SilentFilterForm) -> PersonQuerySet:
    days, branch, statuses = form.asked()
    persons = visible_persons(request.user).standing(*statuses, on=today()).with_advisor(today())
    if branch is not None:
        persons = persons.filter(branch=branch)
    return silent_for(persons.select_related("branch"), days=days, on=today())


def _days(person: Person) -> int | None:
    last = person.last_contact_at  # type: ignore[attr-defined]
    return None if last is None else (today() - timezone.localdate(last)).days


def _row(person: Person) -> tuple[str, ...]:
    days, last = _days(person), person.last_contact_at  # type: ignore[attr-defined]
    return (
        person.last_name,
        person.first_name,
        Status(person.status).label,
        person.branch.name if person.branch else "",
        person.advisor_name or "",
        f"{timezone.localdate(last):%d/%m/%Y}" if last else "aucun",
        "" if days is None else str(days),
    )


def _safe(cell: str) -> str:
    return f"'{cell}" if FORMULA.match(cell) else cell

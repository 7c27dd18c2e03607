"""A person's file, in four sheets: the same page for the support team and for the person."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from rebond.accounts.public import SignedIn, require
from rebond.journal.public import accesses_to, entries_for_person
from rebond.people.models import Person
from rebond.people.queries.files import file_of
from rebond.people.queries.history import history_of
from rebond.people.views.answers import today
from rebond.people.views.audit import note_access
from rebond.people.views.reaching import person_for

SHEETS = (
    ("file", "Situation"),
    ("file_path", "Parcours et contrats"),
    ("file_journal", "Journal"),
    ("file_history", "Historique"),
)


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    is_current: bool
    count: str = ""
    icon: str = ""


@require_GET
def situation(request: SignedIn, pk: int) -> HttpResponse:
    person = _open(request, pk, "fiche")
    context = {"file": file_of(person, on=today()), **_frame(request, person, "file")}
    return render(request, "people/file.html", context)


@require_GET
def path(request: SignedIn, pk: int) -> HttpResponse:
    person = _open(request, pk, "parcours et contrats")
    context = {"file": file_of(person, on=today()), **_frame(request, person, "file_path")}
    return render(request, "people/file_path.html", context)


@require_GET
def journal(request: SignedIn, pk: int) -> HttpResponse:
    """What happened, and who of the support team opened the file."""
    person = _open(request, pk, "journal")
    entries = Paginator(entries_for_person(person.pk), 50).get_page(request.GET.get("page"))
    accesses = Paginator(accesses_to(person.pk), 25).get_page(request.GET.get("consultations"))
    context = {"entries": entries, "accesses": accesses, **_frame(request, person, "file_journal")}
    return render(request, "people/file_journal.html", context)


@require_GET
def history(request: SignedIn, pk: int) -> HttpResponse:
    person = _open(request, pk, "historique")
    moments = Paginator(history_of(person), 50).get_page(request.GET.get("page"))
    context = {"moments": moments, **_frame(request, person, "file_history")}
    return render(request, "people/file_history.html", context)


def _open(request: SignedIn, pk: int, what: str) -> Person:
    person = person_for(request.user, pk)
    require(request.user, "people.view_file", person)
    note_access(request, request.user, person, what)
    return person


def _frame(request: SignedIn, person: Person, sheet: str) -> dict[str, object]:
    tabs = [Tab(label, reverse(f"people:{name}", args=[person.pk]), name == sheet) for name, label in SHEETS]
    return {
        "person": person,
        "tabs": tabs,
        "is_oneself": person.account_id == request.user.pk,
        "may_edit": request.user.has_perm("people.edit_person", person),
        "may_invite": request.user.has_perm("people.invite", person),
    }

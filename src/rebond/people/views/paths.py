"""Entries, exits and their undo; the entry among associates."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from rebond.accounts.public import SignedIn, require
from rebond.people.actions import associates, paths
from rebond.people.forms.paths import DayForm, LeaveForm, OpenPathForm
from rebond.people.models import Path, Person
from rebond.people.views.answers import Page, confirm_page, form_page, today
from rebond.people.views.audit import note_access
from rebond.people.views.reaching import path_for, person_for

both = require_http_methods(["GET", "POST"])


@both
def open_path(request: SignedIn, pk: int) -> HttpResponse:
    person = person_for(request.user, pk)
    require(request.user, "people.edit_person", person)
    title = f"{person} entre dans la coopérative"
    page = Page(
        title, _story(person), "Ouvrir le parcours", "Quelqu'un qui revient ouvre un nouveau parcours."
    )
    form = OpenPathForm(request.POST or None, initial={"entered_on": today()})
    return form_page(request, form, page, lambda said: paths.open_path(person, by=request.user, **said))


@both
def leave(request: SignedIn, pk: int) -> HttpResponse:
    path = _editable(request, pk)
    intro = "Les contrats en cours prennent fin ce jour-là. La sortie comptable vient ensuite. Une erreur s'annule."
    page = Page(f"Sortie contractuelle de {path.person}", _story(path.person), "Enregistrer la sortie", intro)
    form = LeaveForm(request.POST or None, initial={"on": today()})
    return form_page(request, form, page, lambda said: paths.leave(path, by=request.user, **said))


@both
def close(request: SignedIn, pk: int) -> HttpResponse:
    path = _editable(request, pk)
    intro = "Le compte analytique est clos : plus personne n'accompagne la personne à partir du lendemain."
    page = Page(f"Sortie comptable de {path.person}", _story(path.person), "Enregistrer la sortie", intro)
    form = DayForm(request.POST or None, initial={"on": today()}, label="Sortie comptable")
    return form_page(request, form, page, lambda said: paths.close(path, by=request.user, **said))


@both
def reopen(request: SignedIn, pk: int) -> HttpResponse:
    path = _editable(request, pk)
    which = "comptable" if path.closed_on else "contractuelle"
    after = (
        "Le suivi reprend." if path.closed_on else "Les contrats que cette sortie avait arrêtés reprennent."
    )
    page = Page(
        f"Annuler la sortie {which} de {path.person}", _story(path.person), "Annuler la sortie", after
    )
    return confirm_page(request, page, lambda: paths.reopen(path, by=request.user))


@both
def remove(request: SignedIn, pk: int) -> HttpResponse:
    path = _editable(request, pk)
    intro = "Pour une erreur de saisie seulement. L'historique de la base en garde la trace."
    page = Page(f"Retirer ce parcours de {path.person}", _story(path.person), "Retirer le parcours", intro)
    return confirm_page(request, page, lambda: paths.remove(path, by=request.user))


@both
def associate(request: SignedIn, pk: int) -> HttpResponse:
    path = _editable(request, pk)
    page = Page(
        f"{path.person} entre au sociétariat", _story(path.person), done="Entrée au sociétariat notée."
    )
    form = DayForm(request.POST or None, initial={"on": today()}, label="Entrée au sociétariat")
    return form_page(request, form, page, lambda said: associates.enter(path, by=request.user, **said))


@both
def withdraw(request: SignedIn, pk: int) -> HttpResponse:
    path = _editable(request, pk)
    page = Page(
        f"Annuler l'entrée au sociétariat de {path.person}", _story(path.person), "Annuler l'entrée",
        "L'échéance pour devenir associé·e compte à nouveau.",
    )  # fmt: skip
    return confirm_page(request, page, lambda: associates.withdraw(path, by=request.user))


def _editable(request: SignedIn, pk: int) -> Path:
    path = path_for(request.user, pk)
    require(request.user, "people.edit_person", path.person)
    note_access(request, request.user, path.person, "parcours")
    return path


def _story(person: Person) -> str:
    return reverse("people:file_path", args=[person.pk])

"""The list of persons, a new one, a correction."""

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from rebond.accounts.public import SignedIn, require
from rebond.people.actions import persons
from rebond.people.forms.filters import DirectoryFilterForm
from rebond.people.forms.persons import ContactForm, NewPersonForm, PersonForm
from rebond.people.models import Person
from rebond.people.queries import directory
from rebond.people.refusals import Refused
from rebond.people.views.answers import Page, form_page, tell, today
from rebond.people.views.audit import note_access
from rebond.people.views.reaching import person_for

PER_PAGE = 50


@require_GET
@permission_required("people.view_directory", raise_exception=True)
def person_list(request: SignedIn) -> HttpResponse:
    on = today()
    filters = DirectoryFilterForm(on, request.GET)
    found = directory.matching(request.user, filters.criteria(request.GET.get("tri", "nom")), on=on)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = directory.rows(page.object_list, on=on)
    context = {"filters": filters, "page": page, "rows": rows, "total": page.paginator.count}
    return render(request, "people/list.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("people.edit_person", raise_exception=True)
def create(request: SignedIn) -> HttpResponse:
    form = NewPersonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            person = persons.create(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            tell(form, refusal)
        else:
            return redirect("people:file", person.pk)
    page = Page("Nouvelle personne", back=reverse("people:list"), submit="Créer la fiche")
    context = {"form": form, "page": page}
    return render(request, "people/form.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def update(request: SignedIn, pk: int) -> HttpResponse:
    """The support team corrects the whole file; the person alone corrects how to reach them."""
    person = person_for(request.user, pk)
    require(request.user, "people.edit_contact", person)
    note_access(request, request.user, person, "correction de la fiche")
    kind = PersonForm if request.user.has_perm("people.edit_person", person) else ContactForm
    page = Page(f"Corriger la fiche de {person}", back=_file(person), done="Fiche corrigée.")
    form = kind(request.POST or None, instance=person)
    return form_page(request, form, page, lambda said: persons.update(person, by=request.user, **said))


def _file(person: Person) -> str:
    return reverse("people:file", args=[person.pk])

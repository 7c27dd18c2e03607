"""Branches and establishments: the short lists everything else points to."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from rebond.accounts.public import SignedIn
from rebond.people.actions import places
from rebond.people.forms.places import BranchForm, EstablishmentForm
from rebond.people.models import Branch, Establishment
from rebond.people.queries.places import branches, establishments
from rebond.people.views.answers import Page, confirm_page, form_page

both = require_http_methods(["GET", "POST"])
managed = permission_required("people.manage_places", raise_exception=True)


@require_GET
@permission_required("people.view_places", raise_exception=True)
def place_list(request: SignedIn) -> HttpResponse:
    context = {
        "branches": branches(),
        "establishments": establishments(),
        "may_manage": request.user.has_perm("people.manage_places"),
    }
    return render(request, "people/places.html", context)


@both
@managed
def create_branch(request: SignedIn) -> HttpResponse:
    page = Page("Nouvelle antenne", _back(), "Créer l'antenne")
    return form_page(
        request,
        BranchForm(request.POST or None),
        page,
        lambda said: places.branch_named(by=request.user, **said),
    )


@both
@managed
def update_branch(request: SignedIn, pk: int) -> HttpResponse:
    branch = get_object_or_404(Branch, pk=pk)
    form = BranchForm(request.POST or None, instance=branch)
    page = Page(f"Antenne {branch}", _back())
    return form_page(request, form, page, lambda said: places.update_branch(branch, by=request.user, **said))


@both
@managed
def remove_branch(request: SignedIn, pk: int) -> HttpResponse:
    branch = get_object_or_404(Branch, pk=pk)
    page = Page(
        f"Retirer l'antenne {branch}", _back(), "Retirer l'antenne", "Seulement si rien n'y est rattaché."
    )
    return confirm_page(request, page, lambda: places.remove(branch, by=request.user))


@both
@managed
def create_establishment(request: SignedIn) -> HttpResponse:
    form = EstablishmentForm(request.POST or None)
    page = Page("Nouvel établissement", _back(), "Créer l'établissement")
    return form_page(request, form, page, lambda said: places.create_establishment(by=request.user, **said))


@both
@managed
def update_establishment(request: SignedIn, pk: int) -> HttpResponse:
    place = get_object_or_404(Establishment, pk=pk)
    form = EstablishmentForm(request.POST or None, instance=place)
    page = Page(f"Établissement {place.name}", _back())
    return form_page(
        request, form, page, lambda said: places.update_establishment(place, by=request.user, **said)
    )


def _back() -> str:
    return reverse("people:places")

"""Activities: the list, one, its gestures."""

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from rebond.accounts.public import SignedIn, require
from rebond.people.actions import activities
from rebond.people.forms.activities import ActivityFilterForm, ActivityForm
from rebond.people.forms.paths import DayForm
from rebond.people.models import Activity
from rebond.people.queries.activities import listed, page_of
from rebond.people.refusals import Refused
from rebond.people.views.answers import Page, confirm_page, form_page, tell, today
from rebond.people.views.reaching import activity_for

both = require_http_methods(["GET", "POST"])


@require_GET
@permission_required("people.view_directory", raise_exception=True)
def activity_list(request: SignedIn) -> HttpResponse:
    filters = ActivityFilterForm(request.GET)
    filters.is_valid()
    found = listed(
        request.user,
        words=filters.cleaned_data.get("q", ""),
        state=filters.cleaned_data.get("etat", ""),
        sort=request.GET.get("tri", "nom"),
        on=today(),
    )
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    return render(
        request, "people/activities.html", {"filters": filters, "page": page, "total": page.paginator.count}
    )


@require_GET
def activity(request: SignedIn, pk: int) -> HttpResponse:
    found = activity_for(request.user, pk)
    context = {
        "activity": found,
        "sheet": page_of(found, request.user),
        "may_manage": request.user.has_perm("people.manage_activities", found),
    }
    return render(request, "people/activity.html", context)


@both
@permission_required("people.manage_activities", raise_exception=True)
def create(request: SignedIn) -> HttpResponse:
    form = ActivityForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            made = activities.create(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            tell(form, refusal)
        else:
            return redirect("people:activity", made.pk)
    page = Page("Nouvelle activité", back=reverse("people:activities"), submit="Ouvrir l'activité")
    context = {"form": form, "page": page}
    return render(request, "people/form.html", context, status=422 if form.errors else 200)


@both
def update(request: SignedIn, pk: int) -> HttpResponse:
    found = _managed(request, pk)
    page = Page(f"Corriger « {found} »", _url(found), done="Activité corrigée.")
    form = ActivityForm(request.POST or None, instance=found)
    return form_page(request, form, page, lambda said: activities.update(found, by=request.user, **said))


@both
def close(request: SignedIn, pk: int) -> HttpResponse:
    found = _managed(request, pk)
    page = Page(
        f"Fermer « {found} »", _url(found), "Fermer l'activité", "Les chiffres restent. Une erreur s'annule."
    )
    form = DayForm(request.POST or None, initial={"on": today()}, label="Fermée le")
    return form_page(request, form, page, lambda said: activities.close(found, by=request.user, **said))


@both
def reopen(request: SignedIn, pk: int) -> HttpResponse:
    found = _managed(request, pk)
    page = Page(f"Rouvrir « {found} »", _url(found), "Rouvrir l'activité", "La fermeture est annulée.")
    return confirm_page(request, page, lambda: activities.reopen(found, by=request.user))


def _managed(request: SignedIn, pk: int) -> Activity:
    found = activity_for(request.user, pk)
    require(request.user, "people.manage_activities", found)
    return found


def _url(found: Activity) -> str:
    return reverse("people:activity", args=[found.pk])

"""The protections, as data. Expired, not open or unchecked: seen, greyed, never proposed."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rebond.accounts.public import SignedIn, require
from rebond.situation.actions import protections
from rebond.situation.forms.coverage import ProtectionForm
from rebond.situation.models import Protection
from rebond.situation.queries.coverage import why_not
from rebond.situation.views.pages import Page, form_page, gesture, today


@require_GET
def protection_list(request: SignedIn) -> HttpResponse:
    require(request.user, "situation.see_coverage")
    found = Protection.objects.select_related("crisis", "checked_by").order_by("kind", "name", "pk")
    context = {
        "lines": [(each, why_not(each, today())) for each in found],
        "may_manage": request.user.has_perm("situation.manage_protections"),
    }
    return render(request, "situation/protections.html", context)


@require_http_methods(["GET", "POST"])
def add_protection(request: SignedIn) -> HttpResponse:
    require(request.user, "situation.manage_protections")
    return _edit(request, Protection(), "Nouvelle protection")


@require_http_methods(["GET", "POST"])
def edit_protection(request: SignedIn, pk: int) -> HttpResponse:
    require(request.user, "situation.manage_protections")
    found = get_object_or_404(Protection, pk=pk)
    return _edit(request, found, f"Corriger « {found} »")


@require_POST
def check_protection(request: SignedIn, pk: int) -> HttpResponse:
    require(request.user, "situation.manage_protections")
    found = get_object_or_404(Protection, pk=pk)
    done = f"« {found} » est marquée vérifiée aujourd'hui, pour 90 jours."
    back = reverse("situation:protections")
    return gesture(request, lambda: protections.check(found, by=request.user), done=done, back=back)


def _edit(request: SignedIn, protection: Protection, title: str) -> HttpResponse:
    intro = "Une protection écrite ou corrigée doit être relue à sa source, et marquée vérifiée, avant d'être proposée."
    page = Page(title, reverse("situation:protections"), intro=intro, done="Protection enregistrée.")
    form = ProtectionForm(request.POST or None, instance=protection)
    return form_page(request, form, page, lambda _: protections.save(form.ready(), by=request.user))

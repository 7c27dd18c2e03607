"""A crisis: the list of them, one of them, its declaration, its correction, its end."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from rebond.accounts.public import SignedIn, require
from rebond.people.public import person_of
from rebond.situation.actions import crises
from rebond.situation.forms.crises import ClosureForm, CrisisForm
from rebond.situation.models import Crisis
from rebond.situation.queries import bridge, triage
from rebond.situation.queries.small import told
from rebond.situation.views.pages import (
    Page,
    confirm_page,
    crisis_for,
    crisis_for_team,
    form_page,
    frame,
    today,
)

both = require_http_methods(["GET", "POST"])


@require_GET
def crisis_list(request: SignedIn) -> HttpResponse:
    found = Crisis.objects.visible_to(request.user).prefetch_related("branches", "trades")
    context = {"crises": found, "may_declare": request.user.has_perm("situation.manage_crisis")}
    return render(request, "situation/crises.html", context)


@require_GET
def crisis(request: SignedIn, pk: int) -> HttpResponse:
    """Everyone concerned reads the message; the person reads the sentence their advisor reads."""
    found = crisis_for(request.user, pk)
    me = person_of(request.user)
    member = found.roll.filter(person=me, left_roll_on=None).select_related("person").first() if me else None
    context = {
        **frame(request.user, found, "crisis"),
        "member": member,
        "why": triage.why(member, on=today()) if member else "",
        "groups": told(bridge.by_status(found)),
        "lessons": found.lessons.all() if found.lessons_published_at else [],
        "may_manage": request.user.has_perm("situation.manage_crisis"),
    }
    return render(request, "situation/crisis.html", context)


@both
def declare(request: SignedIn) -> HttpResponse:
    require(request.user, "situation.manage_crisis")
    form = CrisisForm(request.POST or None, initial=_first(today()))
    declared: list[Crisis] = []
    page = Page(
        "Déclarer une crise",
        reverse("situation:crises"),
        "Déclarer la crise",
        "Dès la déclaration, chaque personne concernée est sur la liste : personne ne peut être oublié sans qu'on le voie.",
        "Crise déclarée. La liste des personnes concernées est prête.",
    )
    answer = form_page(
        request, form, page, lambda _: declared.append(crises.declare(by=request.user, **form.facts()))
    )
    return redirect("situation:crisis", declared[0].pk) if declared else answer


@both
def correct(request: SignedIn, pk: int) -> HttpResponse:
    found = crisis_for_team(request.user, pk, "situation.manage_crisis")
    form = CrisisForm(request.POST or None, instance=found)
    intro = "Qui n'est plus concerné quitte la liste ; ce qui a été dit reste."
    page = Page(f"Corriger « {found} »", _page_of(found), intro=intro, done="Crise corrigée.")
    return form_page(request, form, page, lambda _: _correct(request, pk, form.facts()))


@both
def close(request: SignedIn, pk: int) -> HttpResponse:
    found = crisis_for_team(request.user, pk, "situation.manage_crisis")
    intro = "Les appels, les messages et les réponses s'arrêtent. Rien n'est perdu, et les leçons s'ouvrent."
    page = Page(
        f"Clore « {found} »", reverse("situation:lessons", args=[pk]), "Clore la crise", intro, "Crise close."
    )
    form = ClosureForm(request.POST or None, initial={"on": today()})
    return form_page(request, form, page, lambda said: crises.close(found, by=request.user, **said))


@both
def reopen(request: SignedIn, pk: int) -> HttpResponse:
    found = crisis_for_team(request.user, pk, "situation.manage_crisis")
    intro = "Les appels et les réponses reprennent. Les leçons publiées sont retirées de la lecture, pas effacées."
    page = Page(f"Rouvrir « {found} »", _page_of(found), "Rouvrir la crise", intro, "Crise rouverte.")
    return confirm_page(request, page, lambda: crises.reopen(found, by=request.user))


def _correct(request: SignedIn, pk: int, facts: dict[str, Any]) -> None:
    """The form wrote on its own copy: the action starts from what the base holds."""
    crises.correct(Crisis.objects.get(pk=pk), by=request.user, **facts)


def _first(on: date) -> dict[str, Any]:
    return {"starts_on": on, "quiet_from": "20:00", "quiet_until": "08:00"}


def _page_of(found: Crisis) -> str:
    return reverse("situation:crisis", args=[found.pk])

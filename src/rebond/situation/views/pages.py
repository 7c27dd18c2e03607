"""What every page of a crisis shares: who looks, the crisis within reach, forms and confirmations."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from rebond.accounts.public import SignedIn, User, require
from rebond.situation.models import Crisis
from rebond.situation.refusals import Refused


@dataclass(frozen=True)
class Page:
    """What a form page says around its form. `back`: where « Annuler » and success lead."""

    title: str
    back: str
    submit: str = "Enregistrer"
    intro: str = ""
    done: str = "C'est enregistré."


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    icon: str
    is_current: bool


TABS = (
    ("crisis", "La crise", "megaphone", None),
    ("calls", "Appels", "phone", "situation.work_calls"),
    ("triage", "Qui appeler d'abord", "list-ordered", "situation.manage_crisis"),
    ("coverage", "Couverture", "umbrella", "situation.see_coverage"),
    ("bridge", "Passerelle", "gauge", "situation.see_bridge"),
    ("reach", "Messages", "send", "situation.manage_crisis"),
    ("lessons", "Leçons", "lightbulb", "situation.see_coverage"),
)


def today() -> date:
    return timezone.localdate()


def crisis_for(user: User, pk: int) -> Crisis:
    """Outside of what the account may see, a number that exists and one that does not answer alike."""
    return get_object_or_404(Crisis.objects.visible_to(user), pk=pk)


def crisis_for_team(user: User, pk: int, permission: str) -> Crisis:
    """A member who is concerned reads the crisis page, and is told clearly that the rest is not theirs."""
    crisis = crisis_for(user, pk)
    require(user, permission)
    return crisis


def frame(user: User, crisis: Crisis, current: str) -> dict[str, Any]:
    """The crisis and its tabs, those this account may open."""
    shown = [tab for tab in TABS if tab[3] is None or user.has_perm(tab[3])]
    tabs = [
        Tab(label, reverse(f"situation:{name}", args=[crisis.pk]), icon, name == current)
        for name, label, icon, _ in shown
    ]
    return {
        "crisis": crisis,
        "tabs": tabs if len(tabs) > 1 else [],
        "on": today(),
        "calls_topic": f"calls:{crisis.pk}",
        "crisis_topic": f"crisis:{crisis.pk}",
    }


def form_page(
    request: SignedIn, form: forms.BaseForm, page: Page, act: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    """Show the form; when it is posted and right, act. A refusal comes back in the form, in its own words."""
    if form.is_bound and form.is_valid():
        try:
            act(form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, page.done)
            return redirect(page.back)
    status = 422 if form.is_bound else 200
    return render(request, "situation/form.html", {"form": form, "page": page}, status=status)


def confirm_page(request: SignedIn, page: Page, act: Callable[[], object]) -> HttpResponse:
    """Say what will happen; do it when it is posted; a refusal is said on the page one comes back to."""
    if request.method != "POST":
        return render(request, "situation/confirm.html", {"page": page})
    return gesture(request, act, done=page.done, back=page.back)


def gesture(request: SignedIn, act: Callable[[], object], *, done: str, back: str) -> HttpResponse:
    """One button: do it, say it or say why not, come back."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(back)

"""What the pages of the bond share: who looks, the person within reach, forms and gestures."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from rebond.accompaniment.refusals import Refused
from rebond.accounts.public import SignedIn, User
from rebond.people.public import Person, visible_persons


@dataclass(frozen=True)
class Page:
    """What a form page says around its form. `back`: where « Annuler » and success lead."""

    title: str
    back: str
    submit: str = "Enregistrer"
    intro: str = ""
    done: str = "C'est enregistré."


def today() -> date:
    return timezone.localdate()


def person_for(user: User, pk: int) -> Person:
    """Outside of what the account may see, a number that exists and one that does not answer alike."""
    return get_object_or_404(visible_persons(user), pk=pk)


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
    context = {"form": form, "page": page}
    return render(request, "accompaniment/form.html", context, status=422 if form.is_bound else 200)


def gesture(request: SignedIn, act: Callable[[], object], *, done: str, back: str) -> HttpResponse:
    """One button: do it, say it or say why not, come back."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(back)

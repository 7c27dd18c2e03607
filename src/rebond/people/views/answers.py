"""The two shapes of page that come back at every gesture: a form, and a confirmation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from rebond.people.queries.explanations import Explanation
from rebond.people.refusals import Refused


@dataclass(frozen=True)
class Page:
    """What a form page says around its form. `back`: where « Annuler » and success lead."""

    title: str
    back: str
    submit: str = "Enregistrer"
    intro: str = ""
    done: str = "C'est enregistré."
    explanations: tuple[Explanation, ...] = ()
    can_check: bool = False


def today() -> Any:
    return timezone.localdate()


def form_page(
    request: HttpRequest, form: forms.BaseForm, page: Page, act: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    """Show the form; when it is posted and right, act. A refusal comes back in the form, in its own words."""
    steps: tuple[Any, ...] = ()
    if form.is_bound and "verifier" not in request.POST and form.is_valid():
        try:
            act(form.cleaned_data)
        except Refused as refusal:
            tell(form, refusal)
            steps = refusal.steps
        else:
            messages.success(request, page.done)
            return redirect(page.back)
    wrong = form.is_bound and bool(form.errors)
    context = {"form": form, "page": page, "steps": steps}
    return render(request, "people/form.html", context, status=422 if wrong else 200)


def confirm_page(request: HttpRequest, page: Page, act: Callable[[], object]) -> HttpResponse:
    """Say what will happen; do it when it is posted; a refusal is said on the page one comes back to."""
    if request.method == "POST":
        try:
            act()
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, page.done)
        return redirect(page.back)
    return render(request, "people/confirm.html", {"page": page})


def tell(form: forms.BaseForm, refusal: Refused) -> None:
    for reason in refusal.reasons:
        form.add_error(None, f"{reason.texte} ({reason.article})" if reason.article else reason.texte)

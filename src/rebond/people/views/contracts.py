"""Sign and renew: the law's answer is on the page before the signature, and in its refusal."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from rebond.accounts.public import SignedIn, require
from rebond.people.actions import contracts
from rebond.people.forms.contracts import CapeForm, CesaForm
from rebond.people.models import Path, Person
from rebond.people.queries import previews
from rebond.people.queries.explanations import Explanation
from rebond.people.views.answers import Page, form_page, today
from rebond.people.views.audit import note_access
from rebond.people.views.reaching import path_for

both = require_http_methods(["GET", "POST"])


@both
def sign_cape(request: SignedIn, pk: int) -> HttpResponse:
    """A first CAPE or a renewal: the dates proposed are those of the next period."""
    path = _editable(request, pk)
    proposed = previews.suggested_cape(path, on=today())
    form = CapeForm(request.POST or None, initial=proposed)
    gesture = "Renouveler le CAPE" if path.contracts.capes().exists() else "Signer un CAPE"
    page = Page(
        f"{gesture} de {path.person}", story(path.person), gesture, done="CAPE enregistré.",
        explanations=_cape(path, asked(form, proposed)), can_check=True,
    )  # fmt: skip
    return form_page(request, form, page, lambda said: contracts.sign_cape(path, by=request.user, **said))


@both
def sign_cesa(request: SignedIn, pk: int) -> HttpResponse:
    path = _editable(request, pk)
    proposed = {"starts_on": max(today(), path.entered_on)}
    form = CesaForm(request.POST or None, initial=proposed)
    page = Page(
        f"Signer un CESA avec {path.person}", story(path.person), "Signer le CESA",
        "Un CAPE en cours prend fin la veille.", done="CESA enregistré.",
        explanations=_cesa(path, asked(form, proposed)), can_check=True,
    )  # fmt: skip
    return form_page(request, form, page, lambda said: contracts.sign_cesa(path, by=request.user, **said))


def asked(form: Any, proposed: dict[str, date]) -> dict[str, Any]:
    """What the form says so far, or what we propose when nothing has been typed."""
    if not form.is_bound:
        return dict(proposed)
    form.is_valid()
    return dict(form.cleaned_data)


def _cape(path: Path, said: dict[str, Any]) -> tuple[Explanation, ...]:
    starts_on, ends_on = said.get("starts_on"), said.get("ends_on")
    if starts_on is None or ends_on is None:
        return ()
    return previews.of_new_cape(path, starts_on=starts_on, ends_on=ends_on, on=today())


def _cesa(path: Path, said: dict[str, Any]) -> tuple[Explanation, ...]:
    starts_on = said.get("starts_on")
    if starts_on is None:
        return ()
    return previews.of_new_cesa(
        path, starts_on=starts_on, on=today(), trial_ends_on=said.get("trial_ends_on")
    )


def story(person: Person) -> str:
    return reverse("people:file_path", args=[person.pk])


def _editable(request: SignedIn, pk: int) -> Path:
    path = path_for(request.user, pk)
    require(request.user, "people.edit_person", path.person)
    note_access(request, request.user, path.person, "parcours et contrats")
    return path

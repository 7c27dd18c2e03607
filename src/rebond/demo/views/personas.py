"""The first page of the demonstration: be someone, in one click."""

from itertools import groupby

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from rebond.accounts.public import sign_in
from rebond.demo import public
from rebond.demo.guard import only_in_demo
from rebond.demo.personas import persona


@login_not_required
@only_in_demo
@never_cache
@require_safe
def personas(request: HttpRequest) -> HttpResponse:
    """The cards, by group."""
    groups = [
        (title, list(cards)) for title, cards in groupby(public.personas(), key=lambda card: card.group)
    ]
    return render(request, "demo/personas.html", {"groups": groups, "is_loaded": public.is_loaded()})


@login_not_required
@only_in_demo
@require_POST
def sign_in_as(request: HttpRequest, key: str) -> HttpResponse:
    """Sign in as someone of the cast, without any proof: `accounts` refuses it outside the demonstration."""
    found = persona(key)
    if found is None or not public.is_loaded():
        raise Http404
    sign_in(request, public.persona_account(key))
    return redirect(found.first_screen)

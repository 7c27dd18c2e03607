"""What I said I would do: late first, like anybody's."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rebond.accompaniment.actions import promises
from rebond.accompaniment.forms.bond import PromiseForm, ReleaseForm
from rebond.accompaniment.models import Promise
from rebond.accompaniment.queries.needs import settled_promises, waiting_promises
from rebond.accompaniment.views.pages import Page, form_page, gesture, person_for, today
from rebond.accounts.public import SignedIn, require


@require_GET
def own_promises(request: SignedIn) -> HttpResponse:
    require(request.user, "accompaniment.make_promise")
    context = {
        "waiting": waiting_promises(by=request.user),
        "settled": settled_promises(by=request.user),
        "on": today(),
    }
    return render(request, "accompaniment/promises.html", context)


@require_http_methods(["GET", "POST"])
def promise_new(request: SignedIn, pk: int) -> HttpResponse:
    person = person_for(request.user, pk)
    require(request.user, "accompaniment.make_promise")
    back = reverse("accompaniment:ledger", args=[pk])
    page = Page(f"Promettre à {person}", back, "Promettre", "La personne lit la promesse et sa date.")
    form = PromiseForm(request.POST or None)
    return form_page(request, form, page, lambda said: promises.make(person, by=request.user, **said))


@require_POST
def keep(request: SignedIn, pk: int) -> HttpResponse:
    promise = _promise(request, pk)
    return gesture(
        request, lambda: promises.keep(promise, by=request.user), done="Promesse tenue.", back=_list()
    )


@require_POST
def reopen(request: SignedIn, pk: int) -> HttpResponse:
    promise = _promise(request, pk)
    return gesture(
        request, lambda: promises.reopen(promise, by=request.user), done="Promesse rouverte.", back=_list()
    )


@require_http_methods(["GET", "POST"])
def release(request: SignedIn, pk: int) -> HttpResponse:
    promise = _promise(request, pk)
    page = Page("Abandonner d'un commun accord", _list(), "Abandonner", str(promise), "Promesse abandonnée.")
    form = ReleaseForm(request.POST or None)
    return form_page(request, form, page, lambda said: promises.release(promise, by=request.user, **said))


def _promise(request: SignedIn, pk: int) -> Promise:
    require(request.user, "accompaniment.make_promise")
    promise = get_object_or_404(Promise.objects.select_related("person"), pk=pk)
    require(request.user, "accompaniment.settle_promise", promise)
    return promise


def _list() -> str:
    return reverse("accompaniment:promises")

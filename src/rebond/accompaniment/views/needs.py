"""Needs that wait: taken, given back, answered; the person reads who has it and what was answered."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rebond.accompaniment.actions import needs
from rebond.accompaniment.forms.bond import AnswerForm, NeedFilterForm, NeedForm
from rebond.accompaniment.models import Need
from rebond.accompaniment.queries.needs import open_needs
from rebond.accompaniment.views.pages import Page, form_page, gesture, person_for
from rebond.accounts.public import SignedIn, require
from rebond.journal.public import record_accesses

PER_PAGE = 50


@never_cache
@require_GET
def need_list(request: SignedIn) -> HttpResponse:
    require(request.user, "accompaniment.answer_needs")
    form = NeedFilterForm(request.GET)
    found = open_needs()
    if form.is_valid():
        kind, who = form.cleaned_data["sorte"], form.cleaned_data["qui"]
        found = found.filter(kind=kind) if kind else found
        found = found.filter(taken_by=request.user) if who == "moi" else found
        found = found.filter(taken_by=None) if who == "personne" else found
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    ids = {need.person_id for need in page.object_list if need.person.account_id != request.user.pk}
    record_accesses(by=request.user, person_ids=ids, what="liste des besoins", path=request.path)
    context = {"filters": form, "page": page, "asked": request.GET.urlencode()}
    return render(request, "accompaniment/needs.html", context)


@require_http_methods(["GET", "POST"])
def need_new(request: SignedIn, pk: int) -> HttpResponse:
    """Said by the person, or written for them by the team."""
    person = person_for(request.user, pk)
    require(request.user, "accompaniment.view_ledger", person)
    back = reverse("accompaniment:ledger", args=[pk])
    page = Page("Dire un besoin", back, intro="L'équipe le voit jusqu'à ce que quelqu'un réponde.")
    form = NeedForm(request.POST or None)
    return form_page(request, form, page, lambda said: needs.express(person, by=request.user, **said))


@require_POST
def take(request: SignedIn, pk: int) -> HttpResponse:
    need = _need(request, pk)
    done = "Ce besoin est entre vos mains. La personne le lit."
    return gesture(request, lambda: needs.take(need, by=request.user), done=done, back=_list())


@require_POST
def give_back(request: SignedIn, pk: int) -> HttpResponse:
    need = _need(request, pk)
    done = "Ce besoin est rendu à l'équipe."
    return gesture(request, lambda: needs.give_back(need, by=request.user), done=done, back=_list())


@require_http_methods(["GET", "POST"])
def answer(request: SignedIn, pk: int) -> HttpResponse:
    need = _need(request, pk)
    intro = f"{need.person} : {need}. {need.text}"
    page = Page("Répondre à un besoin", _list(), "Répondre", intro, "Réponse donnée.")
    form = AnswerForm(request.POST or None)
    return form_page(request, form, page, lambda said: needs.answer(need, by=request.user, **said))


def _need(request: SignedIn, pk: int) -> Need:
    require(request.user, "accompaniment.answer_needs")
    return get_object_or_404(Need.objects.select_related("person", "kind"), pk=pk)


def _list() -> str:
    return reverse("accompaniment:needs")

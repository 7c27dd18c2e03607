"""Portfolios: one's own, another's, the list of them; who accompanies a person; the hand-over and its undo."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from rebond.accounts.public import SignedIn, require
from rebond.people.actions import hand_overs, portfolios
from rebond.people.forms.portfolios import AssignForm, HandOverForm
from rebond.people.models import HandOver, Person
from rebond.people.queries.portfolios import hand_overs_of, holders, lines
from rebond.people.views.answers import Page, confirm_page, form_page, today
from rebond.people.views.reaching import person_for

both = require_http_methods(["GET", "POST"])


@require_GET
@permission_required("people.view_directory", raise_exception=True)
def own(request: SignedIn) -> HttpResponse:
    """An advisor's own portfolio; someone of the team without one sees the list of portfolios."""
    person = Person.objects.filter(account=request.user).first()
    if person is None or not holders(today()).filter(pk=person.pk).exists():
        return redirect("people:portfolios")
    return _show(request, person)


@require_GET
@permission_required("people.view_directory", raise_exception=True)
def portfolio_of(request: SignedIn, pk: int) -> HttpResponse:
    return _show(request, person_for(request.user, pk))


@require_GET
@permission_required("people.view_directory", raise_exception=True)
def portfolio_list(request: SignedIn) -> HttpResponse:
    return render(request, "people/portfolios.html", {"holders": holders(today()), "on": today()})


@both
def assign(request: SignedIn, pk: int) -> HttpResponse:
    person = person_for(request.user, pk)
    require(request.user, "people.edit_person", person)
    back = reverse("people:file", args=[person.pk])
    page = Page(
        f"Qui accompagne {person} ?",
        back,
        intro="Le suivi en cours prend fin la veille.",
        done="Accompagnement noté.",
    )
    form = AssignForm(person, today(), request.POST or None)
    return form_page(request, form, page, lambda said: portfolios.assign(person, by=request.user, **said))


@both
def hand_over(request: SignedIn, pk: int) -> HttpResponse:
    giver = person_for(request.user, pk)
    require(request.user, "people.hand_over", giver)
    back = reverse("people:portfolio_of", args=[giver.pk])
    intro = "Décochez celles et ceux qui restent. La passation s'annule tant que rien n'a changé depuis."
    page = Page(
        f"Passer le portefeuille de {giver}", back, "Passer le portefeuille", intro, "Portefeuille passé."
    )
    taken_by = None if request.user.has_perm("people.choose_taker", giver) else request.user
    form = HandOverForm(giver, today(), request.POST or None, taken_by=taken_by)
    return form_page(request, form, page, lambda said: hand_overs.hand_over(giver, by=request.user, **said))


@both
def undo_hand_over(request: SignedIn, pk: int) -> HttpResponse:
    require(request.user, "people.view_directory")
    passing = get_object_or_404(HandOver.objects.select_related("giver", "taker"), pk=pk)
    require(request.user, "people.undo_hand_over", passing)
    back = reverse("people:portfolio_of", args=[passing.giver_id])
    intro = f"Toutes les personnes passées à {passing.taker} reviennent à {passing.giver}."
    page = Page("Annuler la passation", back, "Annuler la passation", intro, "Passation annulée.")
    return confirm_page(request, page, lambda: hand_overs.undo_hand_over(passing, by=request.user))


def _show(request: SignedIn, advisor: Person) -> HttpResponse:
    context = {
        "advisor": advisor,
        "lines": lines(advisor, on=today()),
        "passings": hand_overs_of(advisor),
        "may_hand_over": request.user.has_perm("people.hand_over", advisor),
        "is_own": advisor.account_id == request.user.pk,
    }
    return render(request, "people/portfolio.html", context)

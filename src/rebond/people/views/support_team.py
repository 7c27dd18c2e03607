"""Someone comes into the support team or leaves it; rights come from the account's roles, elsewhere."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from rebond.accounts.public import SignedIn, require
from rebond.people.actions import support_team
from rebond.people.forms.paths import DayForm
from rebond.people.models import Person
from rebond.people.views.answers import Page, confirm_page, form_page, today
from rebond.people.views.reaching import person_for

both = require_http_methods(["GET", "POST"])


@both
def join(request: SignedIn, pk: int) -> HttpResponse:
    person = _managed(request, pk)
    intro = "Un portefeuille peut lui être confié. Les droits dans l'application se donnent avec les rôles de son compte."
    page = Page(f"{person} dans l'équipe d'appui", _file(person), "Confirmer", intro)
    return confirm_page(request, page, lambda: support_team.join(person, by=request.user))


@both
def leave(request: SignedIn, pk: int) -> HttpResponse:
    person = _managed(request, pk)
    intro = "Passez ensuite son portefeuille : une alerte le rappelle pour chaque personne. Désactivez son compte à part."
    page = Page(f"{person} quitte l'équipe d'appui", _file(person), intro=intro)
    form = DayForm(request.POST or None, initial={"on": today()}, label="Dernier jour")
    return form_page(request, form, page, lambda said: support_team.leave(person, by=request.user, **said))


def _managed(request: SignedIn, pk: int) -> Person:
    person = person_for(request.user, pk)
    require(request.user, "people.manage_support_team", person)
    return person


def _file(person: Person) -> str:
    return reverse("people:file", args=[person.pk])

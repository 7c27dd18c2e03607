"""Who carries an activity: add someone, note an end, undo either."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from rebond.accounts.public import SignedIn, require
from rebond.people.actions import memberships
from rebond.people.forms.activities import JoinForm
from rebond.people.forms.paths import DayForm
from rebond.people.models import Activity, ActivityMember, Person
from rebond.people.views.answers import Page, confirm_page, form_page, today
from rebond.people.views.reaching import activity_for, membership_for

both = require_http_methods(["GET", "POST"])


@both
def join(request: SignedIn, pk: int) -> HttpResponse:
    activity = activity_for(request.user, pk)
    require(request.user, "people.manage_activities", activity)
    page = Page(f"Qui porte aussi « {activity} » ?", _url(activity), "Ajouter", done="C'est ajouté.")
    form = JoinForm(
        Person.objects.visible_to(request.user), request.POST or None, initial={"started_on": today()}
    )
    return form_page(request, form, page, lambda said: memberships.join(activity, by=request.user, **said))


@both
def leave(request: SignedIn, pk: int) -> HttpResponse:
    membership = _managed(request, pk)
    title = f"{membership.person} ne porte plus « {membership.activity} »"
    page = Page(title, _url(membership.activity), intro="Une erreur s'annule.")
    form = DayForm(request.POST or None, initial={"on": today()}, label="Dernier jour")
    return form_page(request, form, page, lambda said: memberships.leave(membership, by=request.user, **said))


@both
def undo_leave(request: SignedIn, pk: int) -> HttpResponse:
    membership = _managed(request, pk)
    title = f"{membership.person} porte toujours « {membership.activity} »"
    page = Page(title, _url(membership.activity), "Annuler la fin", "La date de fin est effacée.")
    return confirm_page(request, page, lambda: memberships.undo_leave(membership, by=request.user))


@both
def remove(request: SignedIn, pk: int) -> HttpResponse:
    membership = _managed(request, pk)
    title = f"Retirer {membership.person} de « {membership.activity} »"
    intro = "Pour une erreur de saisie seulement : si la personne a porté l'activité, notez plutôt une date de fin."
    page = Page(title, _url(membership.activity), "Retirer", intro)
    return confirm_page(request, page, lambda: memberships.remove(membership, by=request.user))


def _managed(request: SignedIn, pk: int) -> ActivityMember:
    membership = membership_for(request.user, pk)
    require(request.user, "people.manage_activities", membership.activity)
    return membership


def _url(activity: Activity) -> str:
    return reverse("people:activity", args=[activity.pk])

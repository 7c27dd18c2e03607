"""Invite the person of a file to open an account."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from rebond.accounts.public import SignedIn, require
from rebond.people.actions import invitations
from rebond.people.views.answers import Page, confirm_page
from rebond.people.views.reaching import person_for


@require_http_methods(["GET", "POST"])
def invite(request: SignedIn, pk: int) -> HttpResponse:
    person = person_for(request.user, pk)
    require(request.user, "people.invite", person)
    intro = f"Un lien part à {person.email or 'son adresse'}. La personne ouvre son compte et lit alors tout son dossier."
    back = reverse("people:file", args=[person.pk])
    page = Page(f"Inviter {person}", back, "Envoyer l'invitation", intro, "Invitation envoyée.")
    return confirm_page(request, page, lambda: invitations.invite(person, by=request.user))

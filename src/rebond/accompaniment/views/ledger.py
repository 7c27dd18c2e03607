"""The bond with one person: contacts, needs, promises. The person reads the very same page."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rebond.accompaniment.actions import contacts
from rebond.accompaniment.forms.bond import ContactForm
from rebond.accompaniment.models import Channel, Contact, Outcome
from rebond.accompaniment.queries.ledger import contacts_of, silent_days
from rebond.accompaniment.queries.needs import needs_of, promises_of
from rebond.accompaniment.views.pages import Page, form_page, gesture, person_for, today
from rebond.accounts.public import SignedIn, require
from rebond.journal.public import record_access

SHOWN = 100


@require_GET
def ledger(request: SignedIn, pk: int) -> HttpResponse:
    person = person_for(request.user, pk)
    require(request.user, "accompaniment.view_ledger", person)
    is_own = person.account_id == request.user.pk
    if not is_own:
        record_access(by=request.user, person_id=pk, what="suivi", path=request.path)
    found = list(contacts_of(person)[:SHOWN])
    context = {
        "person": person,
        "is_own": is_own,
        "may_write": request.user.has_perm("accompaniment.enter_contact"),
        "silent": silent_days([pk], on=today())[pk],
        "contacts": [(each, contacts.may_withdraw(each, by=request.user)) for each in found],
        "needs": needs_of(person),
        "promises": promises_of(person),
        "on": today(),
    }
    return render(request, "accompaniment/ledger.html", context)


@require_http_methods(["GET", "POST"])
def contact_new(request: SignedIn, pk: int) -> HttpResponse:
    person = person_for(request.user, pk)
    require(request.user, "accompaniment.enter_contact")
    page = Page(
        f"Noter un contact avec {person}",
        reverse("accompaniment:ledger", args=[pk]),
        intro="Une ligne par contact, quel que soit le canal. Elle se retire pendant un jour.",
        done="Contact noté.",
    )
    form = ContactForm(request.POST or None)

    def act(said: dict[str, object]) -> Contact:
        facts = {**said, "channel": Channel(str(said["channel"])), "outcome": Outcome(str(said["outcome"]))}
        return contacts.enter(person, by=request.user, **facts)  # type: ignore[arg-type]

    return form_page(request, form, page, act)


@require_POST
def withdraw_contact(request: SignedIn, pk: int) -> HttpResponse:
    require(request.user, "accompaniment.enter_contact")
    contact = get_object_or_404(Contact.objects.select_related("person"), pk=pk)
    back = reverse("accompaniment:ledger", args=[contact.person_id])
    return gesture(
        request, lambda: contacts.withdraw(contact, by=request.user), done="Contact retiré.", back=back
    )

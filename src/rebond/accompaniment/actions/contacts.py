"""Lines of the contact ledger."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from rebond.accompaniment.models import Channel, Contact, Outcome
from rebond.accompaniment.refusals import refuse
from rebond.journal.public import record
from rebond.live.public import announce
from rebond.people.public import Person

if TYPE_CHECKING:
    from rebond.accounts.public import User

UNDO_FOR = timedelta(days=1)


@transaction.atomic
def enter(
    person: Person,
    *,
    by: "User | None",
    channel: Channel,
    outcome: Outcome = Outcome.REACHED,
    at: datetime | None = None,
    is_from_person: bool = False,
    about: str = "",
    note: str = "",
) -> Contact:
    """Write one contact. The journal says that it took place, never what was said."""
    at = at or timezone.now()
    if at > timezone.now() + timedelta(minutes=5):
        refuse("Ce contact est daté du futur. Corrigez le jour ou l'heure.")
    contact = Contact.objects.create(
        person=person,
        at=at,
        channel=channel,
        outcome=outcome,
        is_from_person=is_from_person,
        about=about.strip()[:200],
        note=note.strip(),
        by=by,
    )
    sentence = f"{contact.get_channel_display().capitalize()} : {contact.get_outcome_display()}."
    record("contact_entered", sentence, by=by, subject=contact, person_id=person.pk)
    announce(f"contacts:{person.pk}")
    return contact


def may_withdraw(contact: Contact, *, by: "User") -> bool:
    """Its author, within a day."""
    return contact.by_id == by.pk and contact.at + UNDO_FOR >= timezone.now()


@transaction.atomic
def withdraw(contact: Contact, *, by: "User") -> None:
    """Take back a line written by mistake, by whoever wrote it, within a day."""
    if contact.by_id != by.pk:
        refuse("Seule la personne qui a noté ce contact peut le retirer.")
    if contact.at + UNDO_FOR < timezone.now():
        refuse("Ce contact a plus d'un jour : il reste au registre. Ajoutez une ligne qui le corrige.")
    record(
        "contact_withdrawn",
        "Contact noté par erreur, retiré.",
        by=by,
        subject=contact,
        person_id=contact.person_id,
    )
    announce(f"contacts:{contact.person_id}")
    contact.delete()

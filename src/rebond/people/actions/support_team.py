"""Who is of the équipe d'appui, from when to when. Rights come from the account's roles, not from here."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from rebond.journal.public import record
from rebond.people.actions.keeping import keep, lock
from rebond.people.models import Person
from rebond.people.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User


@transaction.atomic
def join(person: Person, *, by: "User | None") -> Person:
    """Come into the support team, or come back; also the undo of a departure."""
    _relock(person)
    person.is_support_team, person.support_team_left_on = True, None
    keep(person)
    record(
        "support_team_joined",
        f"{person} est dans l'équipe d'appui.",
        by=by,
        subject=person,
        person_id=person.pk,
    )
    return person


@transaction.atomic
def leave(person: Person, *, on: date, by: "User | None") -> Person:
    """`on` is the last day. The portfolio stays where it is and an alert asks for its hand-over."""
    _relock(person)
    if not person.is_support_team:
        refuse("hors_equipe", f"{person} n'est pas dans l'équipe d'appui : rien à terminer.")
    person.support_team_left_on = on
    keep(person)
    sentence = f"{person} quitte l'équipe d'appui, dernier jour le {on:%d/%m/%Y}."
    record("support_team_left", sentence, by=by, subject=person, person_id=person.pk)
    return person


def _relock(person: Person) -> None:
    lock(person.pk)
    person.refresh_from_db()

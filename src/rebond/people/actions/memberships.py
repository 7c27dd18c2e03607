"""Who carries which activity: several on one, several for one person."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from rebond.journal.public import record
from rebond.people.actions.keeping import keep, lock, relock
from rebond.people.models import Activity, ActivityMember, Person
from rebond.people.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User


@transaction.atomic
def join(
    activity: Activity, person: Person, *, by: "User | None", started_on: date | None = None
) -> ActivityMember:
    """`started_on` may stay unknown: many files only say that the person carries the activity."""
    lock(person.pk)
    if activity.closed_on is not None:
        refuse(
            "activite_fermee",
            f"« {activity} » est fermée depuis le {activity.closed_on:%d/%m/%Y} : rouvrez-la d'abord.",
        )
    membership = keep(ActivityMember(activity=activity, person=person, started_on=started_on))
    since = f" depuis le {started_on:%d/%m/%Y}" if started_on else ""
    _say("activity_joined", membership, f"{person} porte l'activité « {activity} »{since}.", by)
    return membership


@transaction.atomic
def leave(membership: ActivityMember, *, on: date, by: "User | None") -> ActivityMember:
    """`on` is the last day."""
    relock(membership)
    if membership.ended_on is not None:
        refuse(
            "deja_fini", f"Cette personne ne porte plus l'activité depuis le {membership.ended_on:%d/%m/%Y}."
        )
    membership.ended_on = on
    keep(membership)
    sentence = (
        f"{membership.person} ne porte plus l'activité « {membership.activity} » après le {on:%d/%m/%Y}."
    )
    _say("activity_left", membership, sentence, by)
    return membership


@transaction.atomic
def undo_leave(membership: ActivityMember, *, by: "User | None") -> ActivityMember:
    """Undo of `leave`."""
    relock(membership)
    if membership.ended_on is None:
        refuse("rien_a_annuler", "Cette personne porte toujours l'activité : il n'y a rien à annuler.")
    membership.ended_on = None
    keep(membership)
    _say(
        "activity_leave_undone",
        membership,
        f"{membership.person} porte à nouveau « {membership.activity} ».",
        by,
    )
    return membership


@transaction.atomic
def remove(membership: ActivityMember, *, by: "User | None") -> None:
    """Take back a line written by mistake."""
    relock(membership)
    sentence = f"{membership.person} retiré·e de l'activité « {membership.activity} » (erreur de saisie)."
    _say("activity_join_undone", membership, sentence, by)
    membership.delete()


def _say(verb: str, membership: ActivityMember, sentence: str, by: "User | None") -> None:
    record(verb, sentence, by=by, subject=membership.activity, person_id=membership.person_id)

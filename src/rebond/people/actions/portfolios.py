"""Who accompanies whom: one advisor at a time, whose line ends the day before the next one begins."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from rebond.journal.public import record
from rebond.people.actions.keeping import keep, lock
from rebond.people.models import Follow, HandOver, Person
from rebond.people.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User

A_DAY = timedelta(days=1)


@transaction.atomic
def assign(person: Person, advisor: Person, *, on: date, by: "User | None", note: str = "") -> Follow:
    """`advisor` accompanies the person from the day; the note is read by both of them."""
    follow = move(person, advisor, on=on, note=note)
    sentence = f"{person} est accompagné·e par {advisor} à partir du {on:%d/%m/%Y}."
    record("advisor_assigned", sentence, by=by, subject=follow, person_id=person.pk)
    return follow


@transaction.atomic
def release(person: Person, *, on: date, by: "User | None") -> Follow:
    """Nobody accompanies the person after the day; an alert will say so."""
    lock(person.pk)
    follow = person.follows.current(on).select_related("advisor").first()
    if follow is None:
        refuse("pas_suivi", f"{person} n'est dans aucun portefeuille ce jour-là : rien à terminer.")
    follow.ended_on = on
    keep(follow)
    sentence = f"{follow.advisor} n'accompagne plus {person} après le {on:%d/%m/%Y}."
    record("advisor_released", sentence, by=by, subject=follow, person_id=person.pk)
    return follow


@transaction.atomic
def remove(follow: Follow, *, by: "User | None") -> None:
    """Take back a portfolio line written by mistake; the line before it, if it touched this one, starts again."""
    lock(follow.person_id)
    sentence = f"Suivi de {follow.person} par {follow.advisor} retiré (erreur de saisie)."
    record("advisor_undone", sentence, by=by, subject=follow, person_id=follow.person_id)
    before = Follow.objects.filter(person_id=follow.person_id, ended_on=follow.started_on - A_DAY).first()
    ended_on = follow.ended_on
    follow.delete()
    if before is not None:
        before.ended_on = ended_on
        keep(before)


def move(
    person: Person, advisor: Person, *, on: date, note: str = "", hand_over: HandOver | None = None
) -> Follow:
    """End the current line the day before, open the new one. Says nothing: the gesture that calls it speaks."""
    lock(person.pk)
    require_advisor(advisor, on)
    if later := person.follows.after(on).select_related("advisor").last():
        refuse(
            "suivi_plus_tard",
            f"{person} passe déjà à {later.advisor} le {later.started_on:%d/%m/%Y}. Annulez ce passage d'abord.",
        )
    current = person.follows.current(on).select_related("advisor").first()
    if current is not None:
        if current.advisor_id == advisor.pk:
            refuse("deja_suivi", f"{person} est déjà dans le portefeuille de {advisor}.")
        _end_before(current, on)
    return keep(Follow(person=person, advisor=advisor, started_on=on, note=note, hand_over=hand_over))


def require_advisor(advisor: Person, on: date) -> None:
    """A portfolio is given to someone who is there: support team, present on the day, account that opens files."""
    if not Person.objects.advising(on).filter(pk=advisor.pk).exists():
        refuse(
            "pas_charge",
            f"{advisor} n'est pas dans l'équipe d'appui au {on:%d/%m/%Y}, ou son compte n'ouvre pas les dossiers "
            "suivis. Choisissez quelqu'un qui accompagne.",
        )


def _end_before(follow: Follow, on: date) -> None:
    """A line that began the same day never lasted a day: it goes away, the database history keeps it."""
    if follow.started_on == on:
        follow.delete()
        return
    follow.ended_on = on - A_DAY
    keep(follow)

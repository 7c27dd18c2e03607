"""A portfolio, or a part of it, passes to another advisor with a note; and the undo of that."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from rebond.journal.public import record
from rebond.people.actions.keeping import keep, lock
from rebond.people.actions.portfolios import move, require_advisor
from rebond.people.models import Follow, HandOver, Person
from rebond.people.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User

A_DAY = timedelta(days=1)


@transaction.atomic
def hand_over(
    giver: Person,
    taker: Person,
    *,
    on: date,
    by: "User | None",
    note: str,
    persons: Collection[Person] | None = None,
) -> HandOver:
    """All of the giver's portfolio (or `persons` of it) goes to the taker from the day.

    Refused on nobody, on persons of another portfolio, towards someone who is not there. All or nothing.
    """
    if giver.pk == taker.pk:
        refuse(
            "meme_personne",
            "Le portefeuille passe à quelqu'un d'autre : choisissez une autre personne de l'équipe.",
        )
    require_advisor(taker, on)
    moving = _moving(giver, on, persons)
    passing = keep(HandOver(giver=giver, taker=taker, starts_on=on, note=note, by=by))
    for person in moving:
        follow = move(person, taker, on=on, hand_over=passing)
        sentence = f"{person} passe de {giver} à {taker} le {on:%d/%m/%Y}."
        record("advisor_handed_over", sentence, by=by, subject=follow, person_id=person.pk)
    count = f"{len(moving)} personne{'s' if len(moving) > 1 else ''}"
    record("hand_over_done", f"{giver} passe {count} à {taker} le {on:%d/%m/%Y}.", by=by, subject=passing)
    return passing


@transaction.atomic
def undo_hand_over(passing: HandOver, *, by: "User | None") -> HandOver:
    """Everyone goes back to the giver. Refused as soon as one of the lines has changed since."""
    HandOver.objects.select_for_update(of=("self",)).order_by().get(pk=passing.pk)
    passing.refresh_from_db()
    if passing.undone_at is not None:
        refuse("deja_annulee", f"Cette passation a déjà été annulée le {passing.undone_at:%d/%m/%Y}.")
    follows = list(passing.follows.select_related("person").order_by("person_id"))
    _unchanged(follows)
    for follow in follows:
        _give_back(follow, passing)
        sentence = f"Passation annulée : {follow.person} reste avec {passing.giver}."
        record("hand_over_line_undone", sentence, by=by, subject=follow.person, person_id=follow.person_id)
    passing.undone_at = timezone.now()
    passing.save()
    record(
        "hand_over_undone", f"Passation de {passing.giver} à {passing.taker} annulée.", by=by, subject=passing
    )
    return passing


def _moving(giver: Person, on: date, persons: Collection[Person] | None) -> list[Person]:
    """In the order of their numbers, so that two hand-overs at once never wait for each other in a circle."""
    held = {person.pk: person for person in Person.objects.in_portfolio_of(giver, on).order_by("pk")}
    if persons is None:
        chosen = list(held.values())
    else:
        strangers = [str(person) for person in persons if person.pk not in held]
        if strangers:
            refuse(
                "autre_portefeuille",
                f"Pas dans le portefeuille de {giver} : {', '.join(strangers)}. Rechargez la page.",
            )
        chosen = [held[pk] for pk in sorted({person.pk for person in persons})]
    if not chosen:
        refuse(
            "personne_a_passer",
            f"Il n'y a personne à passer : choisissez au moins une personne suivie par {giver}.",
        )
    return chosen


def _unchanged(follows: list[Follow]) -> None:
    changed = [str(follow.person) for follow in follows if follow.ended_on is not None]
    if changed or not follows:
        refuse(
            "passation_depassee",
            f"Le suivi a changé depuis pour {', '.join(changed) or 'toutes ces personnes'}. "
            "Faites une nouvelle passation dans l'autre sens.",
        )


def _give_back(follow: Follow, passing: HandOver) -> None:
    lock(follow.person_id)
    follow.delete()
    eve = passing.starts_on - A_DAY
    before = Follow.objects.filter(person_id=follow.person_id, advisor=passing.giver, ended_on=eve).first()
    if before is None:
        # The giver's line began the very day of the hand-over: it was removed, so it is written again.
        before = Follow(person_id=follow.person_id, advisor=passing.giver, started_on=passing.starts_on)
    before.ended_on = None
    keep(before)

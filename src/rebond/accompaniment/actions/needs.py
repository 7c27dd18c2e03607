"""What people ask for, until somebody answers."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from rebond.accompaniment.models import Need, NeedKind
from rebond.accompaniment.refusals import refuse
from rebond.journal.public import record
from rebond.live.public import announce
from rebond.people.public import Person

if TYPE_CHECKING:
    from rebond.accounts.public import User


@transaction.atomic
def express(
    person: Person, *, by: "User | None", kind: NeedKind | None = None, text: str = "", origin: str = ""
) -> Need:
    """Write a need. Said twice from the same `origin` ("report:12"), it stays one need with the last words."""
    text = text.strip()
    if kind is None and not text:
        refuse("Dites ce dont vous avez besoin, en choisissant dans la liste ou en quelques mots.")
    if origin:
        need, is_new = Need.objects.select_for_update().get_or_create(
            person=person, kind=kind, origin=origin, defaults={"text": text}
        )
        if not is_new:
            need.text, need.withdrawn_at = text, None
            need.save(update_fields=["text", "withdrawn_at"])
            return need
    else:
        need = Need.objects.create(person=person, kind=kind, text=text)
    record("need_expressed", f"Besoin exprimé : {need}.", by=by, subject=need, person_id=person.pk)
    announce("needs")
    return need


@transaction.atomic
def withdraw(need: Need, *, by: "User | None") -> Need:
    """The person no longer needs it; an answered need stays as it is."""
    need = Need.objects.select_for_update().get(pk=need.pk)
    if need.answered_at is None and need.withdrawn_at is None:
        need.withdrawn_at = timezone.now()
        need.save(update_fields=["withdrawn_at"])
        record("need_withdrawn", f"Besoin retiré : {need}.", by=by, subject=need, person_id=need.person_id)
        announce("needs")
    return need


@transaction.atomic
def take(need: Need, *, by: "User") -> Need:
    """I take care of it. Two people taking at once: the first one has it, the second is told who."""
    need = Need.objects.select_for_update(of=("self",)).select_related("taken_by").get(pk=need.pk)
    if need.taken_by_id == by.pk:
        return need
    if need.taken_by is not None:
        refuse(f"{need.taken_by} s'en occupe déjà. Voyez ensemble qui continue.")
    need.taken_by, need.taken_at = by, timezone.now()
    need.save(update_fields=["taken_by", "taken_at"])
    record(
        "need_taken", f"{by} s'occupe du besoin « {need} ».", by=by, subject=need, person_id=need.person_id
    )
    announce("needs")
    return need


@transaction.atomic
def give_back(need: Need, *, by: "User") -> Need:
    """I no longer take care of it: it returns to the list."""
    need = Need.objects.select_for_update().get(pk=need.pk)
    if need.taken_by_id != by.pk:
        refuse("Ce besoin n'est pas entre vos mains.")
    need.taken_by = need.taken_at = None
    need.save(update_fields=["taken_by", "taken_at"])
    record(
        "need_given_back", f"Besoin rendu à l'équipe : {need}.", by=by, subject=need, person_id=need.person_id
    )
    announce("needs")
    return need


@transaction.atomic
def answer(need: Need, *, answer: str, by: "User") -> Need:
    """What was answered, in words the person reads."""
    if not answer.strip():
        refuse("Écrivez en une phrase ce qui a été répondu : la personne la lira.")
    need = Need.objects.select_for_update().get(pk=need.pk)
    if need.answered_at is not None:
        refuse("Ce besoin a déjà reçu une réponse. Rechargez la page pour la lire.")
    need.answer, need.answered_at = answer.strip(), timezone.now()
    if need.taken_by_id is None:
        need.taken_by, need.taken_at = by, need.answered_at
    need.save()
    record(
        "need_answered",
        f"Réponse donnée au besoin « {need} ».",
        by=by,
        subject=need,
        person_id=need.person_id,
    )
    announce("needs")
    return need

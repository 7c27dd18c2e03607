"""What the team said it would do, by when."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from rebond.accompaniment.models import Promise
from rebond.accompaniment.refusals import refuse
from rebond.journal.public import record
from rebond.people.public import Person

if TYPE_CHECKING:
    from rebond.accounts.public import User


@transaction.atomic
def make(person: Person, *, text: str, due_on: date, by: "User") -> Promise:
    """A promise to a person, with its day; the person reads it."""
    if not text.strip():
        refuse("Dites en quelques mots ce qui est promis.")
    if due_on < timezone.localdate():
        refuse("Une promesse se fait pour aujourd'hui ou plus tard. Corrigez la date.")
    promise = Promise.objects.create(person=person, text=text.strip()[:300], due_on=due_on, made_by=by)
    sentence = f"{by} promet pour le {due_on:%d/%m/%Y} : {promise.text}."
    record("promise_made", sentence, by=by, subject=promise, person_id=person.pk)
    return promise


@transaction.atomic
def keep(promise: Promise, *, by: "User") -> Promise:
    promise = Promise.objects.select_for_update().get(pk=promise.pk)
    if promise.released_at is not None:
        refuse("Cette promesse a été abandonnée d'un commun accord.")
    if promise.kept_at is None:
        promise.kept_at = timezone.now()
        promise.save(update_fields=["kept_at"])
        record(
            "promise_kept",
            f"Promesse tenue : {promise}.",
            by=by,
            subject=promise,
            person_id=promise.person_id,
        )
    return promise


@transaction.atomic
def reopen(promise: Promise, *, by: "User") -> Promise:
    """Undo a promise marked as kept or released by mistake."""
    promise = Promise.objects.select_for_update().get(pk=promise.pk)
    promise.kept_at = promise.released_at = None
    promise.release_reason = ""
    promise.save(update_fields=["kept_at", "released_at", "release_reason"])
    record(
        "promise_reopened",
        f"Promesse rouverte : {promise}.",
        by=by,
        subject=promise,
        person_id=promise.person_id,
    )
    return promise


@transaction.atomic
def release(promise: Promise, *, reason: str, by: "User") -> Promise:
    """Given up with the person's agreement; the reason stays."""
    if not reason.strip():
        refuse("Dites pourquoi la promesse est abandonnée : la personne le lira.")
    promise = Promise.objects.select_for_update().get(pk=promise.pk)
    promise.released_at, promise.release_reason = timezone.now(), reason.strip()[:300]
    promise.save(update_fields=["released_at", "release_reason"])
    sentence = f"Promesse abandonnée d'un commun accord : {promise}."
    record("promise_released", sentence, by=by, subject=promise, person_id=promise.person_id)
    return promise

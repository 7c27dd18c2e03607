"""Declare a crisis, correct it, close it, keep what was learnt."""

from collections.abc import Collection
from datetime import date, time
from typing import TYPE_CHECKING, TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from rebond.journal.public import record
from rebond.live.public import announce
from rebond.people.public import Branch, Trade
from rebond.situation.actions.roll import rebuild
from rebond.situation.models import Crisis, Lesson
from rebond.situation.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User


class CrisisFields(TypedDict, total=False):
    """What a declaration says; `branches` and `trades` empty means the whole cooperative."""

    name: str
    cause: str
    starts_on: date
    message: str
    asks: str
    asked_until: date | None
    report_days_kept: int
    evidence_days_kept: int
    quiet_from: time
    quiet_until: time


@transaction.atomic
def declare(
    *,
    by: "User | None",
    branches: Collection[Branch] = (),
    trades: Collection[Trade] = (),
    **fields: Unpack[CrisisFields],
) -> Crisis:
    """The crisis exists and its roll is drawn: from now on nobody concerned can be forgotten unseen."""
    crisis = Crisis(**fields, is_for_all=not branches and not trades, declared_by=by)
    _check(crisis)
    crisis.save()
    crisis.branches.set(branches)
    crisis.trades.set(trades)
    concerned = rebuild(crisis, on=max(crisis.starts_on, timezone.localdate()))
    sentence = f"Crise déclarée : {crisis.name}. {concerned} personnes concernées."
    record("crisis_declared", sentence, by=by, subject=crisis)
    announce("crises")
    return crisis


@transaction.atomic
def correct(
    crisis: Crisis,
    *,
    by: "User | None",
    branches: Collection[Branch] = (),
    trades: Collection[Trade] = (),
    **fields: Unpack[CrisisFields],
) -> Crisis:
    """Change what was declared. People who are no longer concerned leave the roll, with what they said kept."""
    crisis = Crisis.objects.select_for_update().get(pk=crisis.pk)
    for name, value in fields.items():
        setattr(crisis, name, value)
    crisis.is_for_all = not branches and not trades
    _check(crisis)
    crisis.save()
    crisis.branches.set(branches)
    crisis.trades.set(trades)
    rebuild(crisis, on=timezone.localdate())
    record("crisis_corrected", f"Crise corrigée : {crisis.name}.", by=by, subject=crisis)
    announce(f"crisis:{crisis.pk}")
    return crisis


@transaction.atomic
def close(crisis: Crisis, *, on: date, by: "User") -> Crisis:
    """Nothing is lost; reports stop, reminders too, and the page of lessons opens."""
    crisis = Crisis.objects.select_for_update().get(pk=crisis.pk)
    if crisis.closed_on is not None:
        refuse("Cette crise est déjà close.")
    if on < crisis.starts_on:
        refuse(f"La crise a commencé le {crisis.starts_on:%d/%m/%Y} : sa clôture ne peut pas la précéder.")
    if on > timezone.localdate():
        refuse("La clôture se fait aujourd'hui ou à une date passée.")
    crisis.closed_on = on
    crisis.save(update_fields=["closed_on"])
    record("crisis_closed", f"Crise close : {crisis.name}. Les leçons sont ouvertes.", by=by, subject=crisis)
    announce(f"crisis:{crisis.pk}")
    return crisis


@transaction.atomic
def reopen(crisis: Crisis, *, by: "User") -> Crisis:
    """Undo a closure made too early."""
    crisis = Crisis.objects.select_for_update().get(pk=crisis.pk)
    if crisis.closed_on is None:
        refuse("Cette crise n'est pas close.")
    crisis.closed_on = None
    crisis.lessons_published_at = None
    crisis.save(update_fields=["closed_on", "lessons_published_at"])
    record("crisis_reopened", f"Crise rouverte : {crisis.name}.", by=by, subject=crisis)
    announce(f"crisis:{crisis.pk}")
    return crisis


@transaction.atomic
def write_lesson(crisis: Crisis, *, kind: str, text: str, by: "User") -> Lesson:
    """One thing tried, one that helped, one to keep; written by the team once the crisis is closed."""
    if crisis.closed_on is None:
        refuse("Les leçons s'écrivent une fois la crise close.")
    if not text.strip():
        refuse("Écrivez la leçon en une phrase ou deux.")
    lesson = Lesson.objects.create(crisis=crisis, kind=kind, text=text.strip(), by=by)
    record("lesson_written", f"Leçon de « {crisis.name} » : {lesson}.", by=by, subject=lesson)
    return lesson


@transaction.atomic
def remove_lesson(lesson: Lesson, *, by: "User") -> None:
    record("lesson_removed", f"Leçon retirée : {lesson}.", by=by, subject=lesson)
    lesson.delete()


@transaction.atomic
def publish_lessons(crisis: Crisis, *, by: "User") -> Crisis:
    """Members read them from now on."""
    crisis = Crisis.objects.select_for_update().get(pk=crisis.pk)
    if not crisis.lessons.exists():
        refuse("Il n'y a encore aucune leçon à publier.")
    crisis.lessons_published_at = timezone.now()
    crisis.save(update_fields=["lessons_published_at"])
    record("lessons_published", f"Leçons publiées : {crisis.name}.", by=by, subject=crisis)
    announce("crises")
    return crisis


@transaction.atomic
def unpublish_lessons(crisis: Crisis, *, by: "User") -> Crisis:
    """Undo a publication: members no longer read them."""
    crisis = Crisis.objects.select_for_update().get(pk=crisis.pk)
    crisis.lessons_published_at = None
    crisis.save(update_fields=["lessons_published_at"])
    record("lessons_unpublished", f"Leçons retirées de la lecture : {crisis.name}.", by=by, subject=crisis)
    return crisis


def _check(crisis: Crisis) -> None:
    if crisis.asked_until is not None and crisis.asked_until < crisis.starts_on:
        refuse("La date de réponse attendue précède le début de la crise. Corrigez l'une des deux.")
    try:
        crisis.full_clean(exclude=["declared_by"])
    except ValidationError as error:
        refuse(" ".join(error.messages))

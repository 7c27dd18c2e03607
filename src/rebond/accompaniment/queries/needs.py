"""Needs and promises that wait."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, QuerySet

from rebond.accompaniment.models import Need, Promise
from rebond.people.public import Person, PersonQuerySet

if TYPE_CHECKING:
    from rebond.accounts.public import User


def open_needs(persons: PersonQuerySet | None = None) -> QuerySet[Need]:
    """Neither answered nor withdrawn; those nobody took come first, then the oldest."""
    found = Need.objects.filter(answered_at=None, withdrawn_at=None)
    if persons is not None:
        found = found.filter(person__in=persons)
    return found.select_related("person", "kind", "taken_by").order_by(
        F("taken_at").asc(nulls_first=True), "expressed_at", "pk"
    )


def waiting_promises(*, by: "User | None" = None) -> QuerySet[Promise]:
    """Neither kept nor released, the most urgent first."""
    found = Promise.objects.filter(kept_at=None, released_at=None)
    if by is not None:
        found = found.filter(made_by=by)
    return found.select_related("person", "made_by")


def late_promises(*, on: date, by: "User | None" = None) -> QuerySet[Promise]:
    """Promises whose day has passed."""
    return waiting_promises(by=by).filter(due_on__lt=on)


def needs_of(person: Person) -> QuerySet[Need]:
    """Everything the person asked for, newest first, with who has it and what was answered."""
    found = Need.objects.filter(person=person, withdrawn_at=None).select_related("kind", "taken_by")
    return found.order_by("-expressed_at", "-pk")


def promises_of(person: Person) -> QuerySet[Promise]:
    """What was promised to the person: what waits first, by day."""
    found = Promise.objects.filter(person=person).select_related("made_by")
    return found.order_by(
        F("kept_at").asc(nulls_first=True), F("released_at").asc(nulls_first=True), "due_on", "pk"
    )


def settled_promises(*, by: "User", count: int = 20) -> QuerySet[Promise]:
    """Kept or released, the last ones: what can be reopened."""
    found = Promise.objects.filter(made_by=by).exclude(kept_at=None, released_at=None)
    return found.select_related("person").order_by("-due_on", "-pk")[:count]

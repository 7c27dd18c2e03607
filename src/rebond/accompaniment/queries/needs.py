"""Needs and promises that wait."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, QuerySet

from rebond.accompaniment.models import Need, Promise
from rebond.people.public import PersonQuerySet

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

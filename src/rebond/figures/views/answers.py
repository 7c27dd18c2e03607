"""What every page of figures shares: who is signed in, the day, the line of audit."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from rebond.accounts.public import SignedIn
from rebond.journal.public import record_accesses
from rebond.people.public import Person


def today() -> date:
    return timezone.localdate()


def note_reading(request: SignedIn, persons: Iterable[Person], what: str) -> None:
    """Someone of the support team opened the figures of others: each of them can read it."""
    if request.user.is_support_team:
        others = [person.pk for person in persons if person.account_id != request.user.pk]
        record_accesses(by=request.user, person_ids=others, what=what, path=request.path)

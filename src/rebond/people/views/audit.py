"""The audit line: someone of the support team opened the file of someone else, and that person can read it."""

from collections.abc import Iterable

from django.http import HttpRequest

from rebond.accounts.public import User
from rebond.journal.public import record_access, record_accesses
from rebond.people.models import Person


def note_access(request: HttpRequest, user: User, person: Person, what: str) -> None:
    """Nothing is written when one opens one's own file."""
    if person.account_id != user.pk:
        record_access(by=user, person_id=person.pk, what=what, path=request.path)


def note_export(request: HttpRequest, user: User, persons: Iterable[Person], what: str) -> None:
    others = [person.pk for person in persons if person.account_id != user.pk]
    record_accesses(by=user, person_ids=others, what=what, path=request.path)

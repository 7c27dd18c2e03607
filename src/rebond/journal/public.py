"""The door of the journal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import QuerySet

from rebond.journal.models import Access, Entry

if TYPE_CHECKING:
    from rebond.accounts.models import User

__all__ = ["accesses_to", "entries_about", "entries_for_person", "record", "record_access", "record_accesses"]


def record(
    verb: str,
    sentence: str,
    *,
    by: "User | None",
    subject: models.Model,
    person_id: int | None = None,
) -> Entry:
    """Write one sentence about `subject`, in the caller's transaction.

    `by` is None for the machine (an import run from the command line, a schedule).
    Raises `TransactionManagementError` outside a transaction: a sentence about a
    change that could be rolled back alone would be a lie.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("journal.record must run in the action's transaction")
    return Entry.objects.create(
        verb=verb,
        sentence=sentence,
        by=by,
        subject_kind=subject._meta.label_lower,
        subject_id=subject.pk,
        person_id_hint=person_id,
    )


def record_access(*, by: "User", person_id: int, what: str, path: str) -> None:
    """Note that `by` opened `what` of the person; called by the view, once per page shown."""
    Access.objects.create(by=by, person_id_hint=person_id, what=what[:120], path=path[:300])


def record_accesses(*, by: "User", person_ids: Iterable[int], what: str, path: str) -> None:
    """The same for a list taken away in one file: one line for each person in it."""
    Access.objects.bulk_create(
        Access(by=by, person_id_hint=person_id, what=what[:120], path=path[:300]) for person_id in person_ids
    )


def entries_about(subject: models.Model) -> QuerySet[Entry]:
    """The sentences about one thing, newest first."""
    return Entry.objects.filter(subject_kind=subject._meta.label_lower, subject_id=subject.pk).select_related(
        "by"
    )


def entries_for_person(person_id: int) -> QuerySet[Entry]:
    """The sentences that concern one person, newest first."""
    return Entry.objects.filter(person_id_hint=person_id).select_related("by")


def accesses_to(person_id: int) -> QuerySet[Access]:
    """Who of the support team opened this person's file, newest first."""
    return Access.objects.filter(person_id_hint=person_id).select_related("by")

"""One run of one file: the rehearsal that makes the preview, and the real one. The same code for both."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import pghistory
from django.db import transaction
from django.utils import timezone

from rebond.figures import feeds, progress
from rebond.figures.entry.book import Book
from rebond.figures.entry.enter import enter
from rebond.figures.entry.summary import Summary, summarise
from rebond.figures.models import Import, ImportConflict, ImportProblem

if TYPE_CHECKING:
    from rebond.accounts.public import User

Tick = Callable[[int], None]
KEEP = ImportConflict.Choice.KEEP


@dataclass(frozen=True)
class Run:
    kind: str
    book: Book
    summary: Summary


def _silent(_: int) -> None:
    """Nobody is looking."""


def rehearse(
    source: Import, path: Path, *, by: "User | None", otherwise: str = KEEP, tick: Tick = _silent
) -> Run:
    """What entering would do: it is done, looked at, and rolled back."""
    with transaction.atomic():
        done = _enter(source, path, by=by, otherwise=otherwise, tick=tick)
        transaction.set_rollback(True)
    return done


def enter_for_good(
    source: Import,
    path: Path,
    *,
    by: "User | None",
    finish: Callable[[Run], None],
    otherwise: str = KEEP,
    tick: Tick = _silent,
) -> Run:
    """Enter the file at `path`, whole or not at all. Raises `UnreadableFile` with nothing entered.

    `finish` writes the report in the same transaction: what is entered is always said to be.
    """
    with transaction.atomic():
        done = _enter(source, path, by=by, otherwise=otherwise, tick=tick)
        finish(done)
    return done


def _enter(source: Import, path: Path, *, by: "User | None", otherwise: str, tick: Tick) -> Run:
    started = monotonic()
    progress.wait_for_my_turn()
    choices = dict(source.conflicts.values_list("key", "choice"))
    book = Book(source, by=by, choices=choices, otherwise=source.options.get("otherwise", otherwise))
    opened = feeds.open_file(path, source.kind, source.options)
    with pghistory.context(import_id=source.pk):
        for reading, wish in opened.passes:
            enter(reading.rows(), book, on=timezone.localdate(), wish=wish, tick=tick)
    readings = [reading for reading, _ in opened.passes]
    return Run(opened.kind, book, summarise(readings, book, monotonic() - started))


def keep_findings(source: Import, book: Book) -> None:
    """Replace the bad lines and the disagreements noted by an earlier run; choices already made stay."""
    made = dict(source.conflicts.values_list("key", "choice"))
    source.problems.all().delete()
    source.conflicts.all().delete()
    for finding in (*book.problems, *book.conflicts):
        finding.pk = None
    for conflict in book.conflicts:
        conflict.choice = made.get(conflict.key, conflict.choice)
    ImportProblem.objects.bulk_create(book.problems, batch_size=1000)
    ImportConflict.objects.bulk_create(book.conflicts, batch_size=1000, ignore_conflicts=True)

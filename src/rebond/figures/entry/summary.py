"""The counts and sentences of a preview or a report, as kept in the import's JSON."""

from collections import Counter
from collections.abc import Sequence
from typing import TypedDict

from rebond.figures.entry.book import Book
from rebond.figures.readers import Reading


class Summary(TypedDict):
    """`tables`: model label → {"created": n, "changed": n}; `months`: "2020-03" → cents of turnover of the file."""

    lines_read: int
    created: int
    changed: int
    unchanged: int
    refused: int
    problems: int
    conflicts: int
    tables: dict[str, dict[str, int]]
    skipped: dict[str, int]
    notes: list[str]
    unknown_codes: list[str]
    unknown_stages: list[str]
    months: dict[str, int]
    seconds: float


MOST_SAID = 200


def summarise(readings: Sequence[Reading], book: Book, seconds: float) -> Summary:
    """The counters of the first reading stand for all: the others read the same lines for another amount."""
    reading = readings[0]
    months: Counter[str] = Counter()
    for (_, month), cents in book.totals.items():
        months[month] += cents
    tables: dict[str, dict[str, int]] = {}
    for (kind, what), count in sorted(book.tables.items()):
        tables.setdefault(kind, {"created": 0, "changed": 0})[what] = count
    return Summary(
        lines_read=reading.lines_read,
        created=book.created,
        changed=book.changed,
        unchanged=book.unchanged,
        refused=book.refused,
        problems=book.problem_count,
        conflicts=book.conflict_count,
        tables=tables,
        skipped=dict(reading.skipped),
        notes=[
            *_left_out(book),
            *dict.fromkeys(note for each in readings for note in each.notes),
            *book.notes,
        ][:MOST_SAID],
        unknown_codes=sorted(book.unknown_codes)[:MOST_SAID],
        unknown_stages=sorted(book.unknown_stages)[:MOST_SAID],
        months=dict(sorted(months.items())),
        seconds=round(seconds, 2),
    )


def _left_out(book: Book) -> list[str]:
    """What is too long to list is said, not hidden."""
    lists = (
        (book.problem_count, len(book.problems), "cases refusées"),
        (book.conflict_count, len(book.conflicts), "désaccords"),
    )
    return [
        f"{kept} {what} sont détaillés ici, sur {total} : les autres suivent le choix fait pour tous."
        if what == "désaccords"
        else f"{kept} {what} sont détaillées ici, sur {total} : corrigez celles-ci d'abord, puis importez de nouveau."
        for total, kept, what in lists
        if total > kept
    ]

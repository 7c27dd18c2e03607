"""Import a file here and now, without the queue: the command line and the demonstration."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from rebond.figures import progress
from rebond.figures.actions.files import chunks_of, store
from rebond.figures.actions.imports import finish
from rebond.figures.actions.runs import KEEP, Run, enter_for_good, rehearse
from rebond.figures.actions.states import S, settle
from rebond.figures.entry.book import REPLACE
from rebond.figures.models import Import, ImportConflict, ImportProblem
from rebond.figures.readers import UnreadableFile, euros

if TYPE_CHECKING:
    from rebond.accounts.public import User


@dataclass(frozen=True)
class Outcome:
    """What the file did. `totals`: (analytic code, "2020-03") → cents of turnover in the file."""

    source: Import | None
    kind: str
    lines_read: int
    created: int
    changed: int
    unchanged: int
    refused: int
    conflicts: list[ImportConflict]
    errors: list[ImportProblem]
    totals: dict[tuple[str, str], int]
    notes: list[str]

    @property
    def exit_status(self) -> int:
        """0, 1 when lines were refused, 2 when nothing could be read."""
        if not self.lines_read:
            return 2
        return 1 if self.refused else 0

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "lines_read": self.lines_read,
            "created": self.created,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "conflicts": [
                {
                    "line": conflict.line,
                    "subject": conflict.subject,
                    "column": conflict.column,
                    "existing": conflict.existing,
                    "existing_from": conflict.existing_from,
                    "proposed": conflict.proposed,
                    "choice": conflict.choice,
                }
                for conflict in self.conflicts
            ],
            "errors": [
                {"line": error.line, "column": error.column, "value": error.value, "reason": error.reason}
                for error in self.errors
            ],
            "totals": [
                {"analytic_code": code, "month": month, "turnover": euros(cents)}
                for (code, month), cents in sorted(self.totals.items())
            ],
        }


def import_file(
    path: Path | str,
    *,
    by: "User | None" = None,
    kind: str = "auto",
    settings: Mapping[str, Any] | None = None,
    replace: bool = False,
    dry_run: bool = False,
    name: str = "",
) -> Outcome:
    """Read and enter a file, whole or not at all. Disagreements keep what exists unless `replace`.

    Raises `UnreadableFile` or `NotAccepted`, with nothing entered. A dry run leaves no trace.
    """
    path = Path(path)
    source = Import(
        kind=kind,
        file_name=(name or path.name)[-255:],
        size=0,
        options=dict(settings or {}),
        by=by,
        state=S.RUNNING,
    )
    source.started_at = timezone.now()
    otherwise = REPLACE if replace else KEEP
    if dry_run:
        return _dry(source, path, otherwise)
    store(source, chunks_of(path), limit=None)
    source.save()
    try:
        with progress.watch(source.pk) as watch:
            run = enter_for_good(
                source,
                path,
                by=by,
                otherwise=otherwise,
                tick=watch.tick,
                finish=lambda run: finish(source, run),
            )
    except UnreadableFile as error:
        source.failure = str(error)
        settle(source, S.REFUSED)
        raise
    return _outcome(source, run)


def _dry(source: Import, path: Path, otherwise: str) -> Outcome:
    with transaction.atomic():
        source.save()
        run = rehearse(source, path, by=source.by, otherwise=otherwise)
        transaction.set_rollback(True)
    return _outcome(None, run)


def _outcome(source: Import | None, run: Run) -> Outcome:
    book = run.book
    return Outcome(
        source=source,
        kind=run.kind,
        lines_read=run.summary["lines_read"],
        created=book.created,
        changed=book.changed,
        unchanged=book.unchanged,
        refused=book.refused,
        conflicts=book.conflicts,
        errors=book.problems,
        totals=book.totals,
        notes=run.summary["notes"],
    )

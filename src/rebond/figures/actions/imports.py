"""The life of an import, as gestures: receive, look, choose, confirm, enter, stop, start again."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from rebond.figures import progress
from rebond.figures.actions.files import erase_stored, local_path, store
from rebond.figures.actions.runs import Run, enter_for_good, keep_findings, rehearse
from rebond.figures.actions.states import DIED, S, locked, require, send, settle, work_on
from rebond.figures.feeds import Settings
from rebond.figures.models import Import, ImportConflict
from rebond.figures.models.imports import AT_WORK
from rebond.journal.public import record

if TYPE_CHECKING:
    from rebond.accounts.public import User


@transaction.atomic
def receive(*, name: str, chunks: Iterable[bytes], kind: str, options: Settings, by: "User | None") -> Import:
    """Keep the file and ask for its preview. Raises `NotAccepted`."""
    from rebond.figures import tasks

    source = Import(kind=kind, file_name=name[-255:], size=0, options=options, by=by)
    store(source, chunks, limit=settings.IMPORT_MAX_BYTES)
    source.save()
    record("import_received", f"Fichier « {source.file_name} » déposé.", by=by, subject=source)
    tasks.look.defer(import_id=source.pk)
    return source


@transaction.atomic
def describe(source: Import, *, kind: str, options: Settings, by: "User") -> Import:
    """Say what the file is (kind, columns), and ask for its preview again."""
    from rebond.figures import tasks

    source = locked(source)
    require(source, {S.READY, S.UNKNOWN, S.FAILED})
    source.kind, source.options = kind, options
    send(source, S.READING)
    record(
        "import_described", f"« {source.file_name} » : sorte et colonnes précisées.", by=by, subject=source
    )
    tasks.look.defer(import_id=source.pk)
    return source


def look(import_id: int) -> None:
    """Make the preview. Delivered twice, it is made once."""

    def work(source: Import, watch: progress.Watch) -> None:
        with local_path(source) as path:
            found = rehearse(source, path, by=source.by, tick=watch.tick)
        with transaction.atomic():
            keep_findings(source, found.book)
            source.kind, source.preview = found.kind, dict(found.summary)
            source.lines_total, source.lines_done = found.summary["lines_read"], 0
            settle(source, S.READY)

    work_on(import_id, S.READING, S.READING, work)


@transaction.atomic
def choose(source: Import, *, choice: str, by: "User", conflicts: Iterable[int] | None = None) -> int:
    """Keep or replace, for some disagreements or for all. Returns how many changed."""
    require(locked(source), {S.READY})
    if conflicts is None:
        # Beyond those the preview lists, and those that will appear meanwhile: the answer was « all ».
        source.options["otherwise"] = choice
        source.save(update_fields=["options"])
    asked = source.conflicts.filter(is_identity=False).exclude(choice=choice)
    if conflicts is not None:
        asked = asked.filter(pk__in=list(conflicts))
    count = asked.update(choice=choice)
    if count:
        label = ImportConflict.Choice(choice).label
        record(
            "import_chosen",
            f"{count} désaccord(s) de « {source.file_name} » : {label}.",
            by=by,
            subject=source,
        )
    return count


@transaction.atomic
def confirm(source: Import, *, by: "User") -> Import:
    """The preview was read and agreed: the file enters in the background."""
    from rebond.figures import tasks

    source = locked(source)
    require(source, {S.READY})
    send(source, S.QUEUED)
    record("import_confirmed", f"Import de « {source.file_name} » confirmé.", by=by, subject=source)
    tasks.enter.defer(import_id=source.pk)
    return source


def enter(import_id: int) -> None:
    """Enter the file. Delivered twice, it enters once; a crash leaves nothing."""

    def work(source: Import, watch: progress.Watch) -> None:
        with local_path(source) as path:
            enter_for_good(
                source, path, by=source.by, finish=lambda run: finish(source, run), tick=watch.tick
            )

    work_on(import_id, S.QUEUED, S.RUNNING, work)


def finish(source: Import, run: Run) -> None:
    """The report, in the transaction of the figures themselves."""
    keep_findings(source, run.book)
    source.kind, source.report, source.lines_total = run.kind, dict(run.summary), run.summary["lines_read"]
    source.lines_done = source.lines_total
    settle(source, S.DONE)
    said = f"{run.book.created} créés, {run.book.changed} changés, {run.book.unchanged} inchangés"
    record("import_done", f"Fichier « {source.file_name} » importé : {said}.", by=source.by, subject=source)


@transaction.atomic
def cancel(source: Import, *, by: "User") -> Import:
    """Stop. What waits stops at once; what is at work rolls back within a second. The file is not kept."""
    source = locked(source)
    require(source, {S.READING, S.READY, S.UNKNOWN, S.QUEUED, S.RUNNING, S.FAILED})
    if source.state in AT_WORK and source.started_at:
        source.cancel_asked_at = timezone.now()
        source.save(update_fields=["cancel_asked_at"])
    else:
        settle(source, S.CANCELLED)
    record("import_cancelled", f"Import de « {source.file_name} » abandonné.", by=by, subject=source)
    return source


@transaction.atomic
def erase(source: Import, *, by: "User") -> Import:
    """Delete the kept file before its day. What it brought and its report stay; so does the way to undo."""
    source = locked(source)
    require(source, {S.DONE, S.UNDONE})
    if source.file:
        erase_stored(source)
        source.save(update_fields=["file"])
        record(
            "import_file_erased", f"Fichier « {source.file_name} » effacé de Rebond.", by=by, subject=source
        )
    return source


@transaction.atomic
def relaunch(source: Import, *, by: "User") -> Import:
    """After a crash: the same file, with the same choices."""
    from rebond.figures import tasks

    source = locked(source)
    require(source, {S.FAILED})
    again = bool(source.preview)
    send(source, S.QUEUED if again else S.READING)
    record("import_relaunched", f"Import de « {source.file_name} » relancé.", by=by, subject=source)
    (tasks.enter if again else tasks.look).defer(import_id=source.pk)
    return source


def bury(source: Import) -> Import:
    """An import said to be at work that no process holds is dead: say so. Undoing rolled back too."""
    if source.state not in AT_WORK or source.started_at is None or progress.is_held(source.pk):
        return source
    with transaction.atomic():
        source = locked(source)
        if source.state in AT_WORK and not progress.is_held(source.pk):
            source.failure = DIED
            settle(source, S.DONE if source.state == S.UNDOING else S.FAILED)
    return source


def bury_the_dead() -> int:
    """For the schedule and the start of a worker. Returns how many were found."""
    found = [bury(source) for source in Import.objects.filter(state__in=AT_WORK, started_at__isnull=False)]
    return sum(source.state not in AT_WORK for source in found)

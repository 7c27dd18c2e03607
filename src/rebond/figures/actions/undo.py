"""Take an import back: what it created goes away, what it changed returns, piece by piece, newest first.

A piece that something else changed since is left as it is, and the report says which and why.
Rows are put back, not gestures: the gestures of `people` would say today what happened then.
"""

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.utils import timezone

from rebond.figures import progress
from rebond.figures.actions.states import S, locked, require, send, work_on
from rebond.figures.entry import figures
from rebond.figures.entry.lines import field_of
from rebond.figures.entry.snapshots import all_of, kept_fields, state_of
from rebond.figures.models import Figure, Import, ImportChange
from rebond.journal.public import record

if TYPE_CHECKING:
    from rebond.accounts.public import User

MOST_SAID = 1_000


@dataclass
class UndoReport:
    restored: int = 0
    refused: list[str] = field(default_factory=list)

    def refuse(self, what: str, why: str) -> None:
        self.refused.append(f"{what} : {why}")


@transaction.atomic
def ask(source: Import, *, by: "User") -> Import:
    """Queue the undo."""
    from rebond.figures import tasks

    source = locked(source)
    require(source, {S.DONE})
    send(source, S.UNDOING)
    record(
        "import_undo_asked",
        f"Annulation de l'import de « {source.file_name} » demandée.",
        by=by,
        subject=source,
    )
    tasks.take_back.defer(import_id=source.pk, by_id=by.pk)
    return source


def take_back(import_id: int, by: "User | None") -> None:
    """The undo itself, in the background; a crash leaves the import entered."""

    def work(source: Import, watch: progress.Watch) -> None:
        undo(source, by=by, tick=watch.tick)

    work_on(import_id, S.UNDOING, S.UNDOING, work)


@transaction.atomic
def undo(source: Import, *, by: "User | None", tick: Any = None) -> UndoReport:
    """Everything in one transaction. Returns what came back and what could not."""
    progress.wait_for_my_turn()
    report, count = UndoReport(), 0
    changes = source.changes.order_by("-id")
    for is_figures, group in groupby(
        _chunks(changes), key=lambda chunk: chunk[0].target_kind == figures.KIND
    ):
        for chunk in group:
            if is_figures:
                _undo_figures(chunk, report)
            else:
                for change in chunk:
                    _undo_one(change, report)
            count += len(chunk)
            if tick:
                tick(count)
    source.report["undo"] = {
        "restored": report.restored,
        "refused": report.refused[:MOST_SAID],
        "at": timezone.now().isoformat(),
    }
    source.state, source.finished_at = S.UNDONE, timezone.now()
    source.save()
    left = f" ; {len(report.refused)} laissés, changés depuis" if report.refused else ""
    record(
        "import_undone",
        f"Import de « {source.file_name} » annulé : {report.restored} remis{left}.",
        by=by,
        subject=source,
    )
    return report


def _chunks(changes: "models.QuerySet[ImportChange]") -> Any:
    """Runs of figures and runs of others, at most a thousand at once."""
    chunk: list[ImportChange] = []
    for change in changes.iterator(chunk_size=1_000):
        is_figure = change.target_kind == figures.KIND
        if chunk and (len(chunk) == 1_000 or is_figure != (chunk[0].target_kind == figures.KIND)):  # noqa: PLR2004
            yield chunk
            chunk = []
        chunk.append(change)
    if chunk:
        yield chunk


def _undo_figures(chunk: list[ImportChange], report: UndoReport) -> None:
    found = Figure.objects.select_related("source", "activity", "person").in_bulk(
        [change.target_id for change in chunk]
    )
    gone, back = [], []
    for change in chunk:
        figure = found.get(change.target_id)
        if figure is None:
            continue
        if figures.state(figure) != change.after:
            report.refuse(
                _named(figure), f"changé depuis par « {figure.source.file_name} », ligne {figure.line}"
            )
        elif change.before is None:
            gone.append(figure.pk)
        else:
            was = change.before
            figure.cents, figure.pieces, figure.source_id, figure.line = (
                was["cents"],
                was["pieces"],
                was["source"],
                was["line"],
            )
            back.append(figure)
    Figure.objects.filter(pk__in=gone).delete()
    Figure.objects.bulk_update(back, ["cents", "pieces", "source", "line"])
    report.restored += len(gone) + len(back)


def _named(figure: Figure) -> str:
    return f"{figure.get_kind_display()} {figure.month:%m/%Y} de {figure.activity or figure.person}"


def _undo_one(change: ImportChange, report: UndoReport) -> None:
    model = apps.get_model(change.target_kind)
    thing = all_of(model).filter(pk=change.target_id).first()
    name = f"{model._meta.verbose_name} « {thing or change.target_id} » (ligne {change.line})"
    try:
        with transaction.atomic():
            why = _put_back(model, thing, change)
    except DatabaseError:
        why = "l'état d'avant ne peut plus revenir, d'autres dates l'occupent maintenant"
    if why:
        report.refuse(name, why)
    else:
        report.restored += 1


def _put_back(model: type[models.Model], thing: models.Model | None, change: ImportChange) -> str:
    """Do it, or answer why not."""
    if change.after == {"deleted": True}:
        model(pk=change.target_id, **_values(model, change.before or {})).save(force_insert=True)
        return ""
    if thing is None:
        return "" if change.before is None else "supprimé depuis"
    now = state_of(thing)
    if touched := [name for name, value in change.after.items() if now.get(name) != value]:
        labels = ", ".join(str(field_of(model, name).verbose_name) for name in touched)
        return f"changé depuis ({labels})"
    if change.before is not None:
        for name, value in _values(model, change.before).items():
            setattr(thing, name, value)
        thing.save()
        return ""
    if held := _held_by(thing):
        return f"{held} s'y rattache désormais"
    thing.delete()
    return ""


def _values(model: type[models.Model], state: dict[str, Any]) -> dict[str, Any]:
    """Values read back from JSON, each by its own field."""
    fields = {field.attname: field for field in kept_fields(model)}
    return {
        name: value if fields[name].is_relation else fields[name].to_python(value)
        for name, value in state.items()
        if name in fields
    }


def _held_by(thing: models.Model) -> str:
    """The first thing that hangs on this one: nothing entered by hand since may leave with it."""
    for relation in thing._meta.related_objects:
        other = relation.related_model
        if hasattr(other, "pgh_tracked_model"):
            continue  # the database history points at everything, for ever
        if all_of(other).filter(**{relation.field.name: thing.pk}).exists():
            return str(other._meta.verbose_name)
    return ""

"""Where an import stands, who may move it, and the guard around the work done on it."""

import logging
from collections.abc import Callable

from django.utils import timezone

from rebond.figures import progress
from rebond.figures.actions.files import erase_stored
from rebond.figures.models import Import
from rebond.figures.models.imports import OVER, ImportState
from rebond.figures.readers import MissingColumns, UnknownKind, UnreadableFile, WrongOptions

logger = logging.getLogger(__name__)
S = ImportState
UNEXPECTED = (
    "Une erreur inattendue a arrêté la lecture. Rien n'est entré. "
    "Relancez ; si cela recommence, donnez ce fichier à votre administrateur·rice."
)
DIED = "Le programme s'est arrêté pendant le travail (panne ou redémarrage). Rien n'est entré : vous pouvez relancer."


class NotNow(Exception):
    """The gesture does not fit the state of the import; the text says why and what to do."""


Work = Callable[[Import, progress.Watch], None]


def work_on(import_id: int, awaited: ImportState, during: ImportState, work: Work) -> None:
    """Run `work` if the import still awaits it and nobody else holds it."""
    try:
        with progress.watch(import_id) as watch:
            source = Import.objects.select_related("by").get(pk=import_id)
            if source.state != awaited:
                return
            source.state, source.started_at = during, timezone.now()
            source.save(update_fields=["state", "started_at"])
            _guarded(source, watch, work)
    except progress.AlreadyAtWork:
        return


def _guarded(source: Import, watch: progress.Watch, work: Work) -> None:
    back = S.DONE if source.state == S.UNDOING else None
    try:
        work(source, watch)
    except progress.Cancelled:
        settle(source, back or S.CANCELLED)
    except (UnknownKind, MissingColumns, WrongOptions) as error:
        # A sound table that nobody has described yet: it waits for someone to say what it holds.
        source.failure = str(error)
        settle(source, back or S.UNKNOWN)
    except UnreadableFile as error:
        source.failure = str(error)
        settle(source, back or S.REFUSED)
    except Exception:
        logger.exception("import %s stopped", source.pk)
        source.failure = UNEXPECTED
        settle(source, back or S.FAILED)


def locked(source: Import) -> Import:
    """Read again, in a row lock: two gestures at once wait for each other."""
    return Import.objects.select_for_update(of=("self",)).get(pk=source.pk)


def require(source: Import, states: set[ImportState]) -> None:
    """Raises `NotNow` when the import has moved on."""
    if source.state not in states:
        raise NotNow(
            f"« {source.file_name} » est maintenant « {source.get_state_display()} » : "
            "quelqu'un a agi entre-temps. Rechargez la page pour voir où il en est."
        )


def send(source: Import, state: ImportState) -> None:
    """Back in the queue: whoever takes it will say when they start."""
    source.state, source.started_at, source.cancel_asked_at = state, None, None
    source.failure, source.lines_done, source.finished_at = "", 0, None
    source.save()


def settle(source: Import, state: ImportState) -> None:
    """Where it stops for now. A file refused or abandoned is not kept."""
    if state in OVER:
        erase_stored(source)
    source.state, source.finished_at, source.cancel_asked_at = state, timezone.now(), None
    source.save()

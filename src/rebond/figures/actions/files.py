"""A file received: copied to the data folder under a name of ours, with its fingerprint. Never served as it is."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path, PurePath
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING
from uuid import uuid4

from django.core.files import File
from django.db import transaction
from django.db.models import Q, QuerySet

from rebond.figures.models import Import
from rebond.figures.models.imports import OVER
from rebond.figures.readers import MissingFile, UnreadableFile
from rebond.journal.public import record

if TYPE_CHECKING:
    from rebond.accounts.public import User

SUFFIXES = (".csv", ".txt", ".slk", ".xlsx", ".xls", ".ods")
CHUNK = 1024 * 1024


class NotAccepted(Exception):
    """The file is not one we take; the text says why and what to do."""


def store(source: Import, chunks: Iterable[bytes], *, limit: int | None) -> None:
    """Fill `file`, `size` and `sha256` of an import not saved yet. Raises `NotAccepted`.

    Without a `limit` the file is already on the server: its name is not a reason to refuse it.
    """
    suffix = PurePath(source.file_name).suffix.lower()
    if limit is not None and suffix not in SUFFIXES:
        raise NotAccepted(
            f"« {source.file_name} » n'est pas un fichier que l'on sait lire : choisissez un {', '.join(SUFFIXES)}."
        )
    digest = hashlib.sha256()
    with NamedTemporaryFile(prefix="rebond-import-") as copy:
        for chunk in chunks:
            digest.update(chunk)
            source.size += len(chunk)
            if limit is not None and source.size > limit:
                raise NotAccepted(
                    f"« {source.file_name} » dépasse {limit // CHUNK} Mo : découpez-le par année, "
                    "ou demandez à l'administrateur·rice d'utiliser « rebond import »."
                )
            copy.write(chunk)
        if not source.size:
            raise NotAccepted(f"« {source.file_name} » est vide : refaites l'export.")
        copy.flush()
        copy.seek(0)
        # The stored name owes nothing to the sender: no path, no length, no character to fear.
        source.file.save(f"{uuid4().hex}{suffix if suffix in SUFFIXES else '.txt'}", File(copy), save=False)
    source.sha256 = digest.hexdigest()


def chunks_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            yield chunk


@contextmanager
def local_path(source: Import) -> Iterator[Path]:
    """The stored file as a path; copied for the time of the body when the storage is not this disk."""
    if not source.file:
        raise MissingFile(
            f"« {source.file_name} » a été effacé de Rebond, il n'est plus lisible ici : déposez-le de nouveau."
        )
    try:
        with _path(source) as path:
            yield path
    except UnreadableFile as error:
        # The readers know the stored name; the person knows the one they sent.
        raise type(error)(
            str(error).replace(PurePath(str(source.file.name)).name, source.file_name)
        ) from error


@contextmanager
def _path(source: Import) -> Iterator[Path]:
    try:
        path = Path(source.file.path)
    except NotImplementedError:
        with (
            NamedTemporaryFile(suffix=PurePath(str(source.file.name)).suffix) as copy,
            source.file.open("rb") as stored,
        ):
            for chunk in stored.chunks():
                copy.write(chunk)
            copy.flush()
            yield Path(copy.name)
    else:
        yield path


def twins(source: Import) -> "QuerySet[Import]":
    """The same content, entered earlier and still there: allowed, and said."""
    return Import.objects.filter(sha256=source.sha256, state=Import.State.DONE, pk__lt=source.pk).order_by(
        "-created_at"
    )


def erase_stored(source: Import) -> None:
    """Empty the field of a row the caller saves; the disk is cleared once that is certain."""
    storage, name = source.file.storage, str(source.file.name or "")
    if not name:
        return
    source.file = ""
    transaction.on_commit(lambda: storage.delete(name))


def forget_old(*, on: date, days: int) -> int:
    """Delete the stored files of imports settled for more than `days`; what they brought and their report stay.

    Returns how many. A file to be confirmed or at work is never touched; one of an import refused or
    abandoned goes whatever its age (an older version of this program kept them).
    """
    settled = (Import.State.DONE, Import.State.UNDONE, Import.State.UNKNOWN)
    is_old = Q(state__in=settled, created_at__date__lt=on - timedelta(days=days))
    old = Import.objects.filter(is_old | Q(state__in=OVER)).exclude(file="")
    for source in old:
        source.file.delete(save=False)
        Import.objects.filter(pk=source.pk).update(file="")
    return len(old)


@transaction.atomic
def take_out(source: Import, *, by: "User") -> None:
    """Say in the journal that someone took the file out; the download itself is the view's."""
    record("import_file_taken", f"{by} a téléchargé « {source.file_name} ».", by=by, subject=source)

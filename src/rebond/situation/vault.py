"""Evidence at rest: AES-256-GCM, one key per instance kept in a file of the data folder, never in the base.

Each file has its own nonce and is bound to its row: moved under another row, it no longer opens.
`rebond backup` takes the key with the files it opens (docs/decisions/0010-evidence.md says why).
"""

import os
import secrets
import tempfile
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

NONCE = 12
FOLDER = "evidence"


class Unreadable(Exception):
    """The file, or the key that opens it, is missing or damaged."""


def key_file() -> Path:
    return Path(settings.DATA) / "files" / "keys" / "evidence.key"


def put(name: str, content: bytes, *, row: int) -> None:
    """Write `content` encrypted, bound to the evidence number `row`."""
    nonce = secrets.token_bytes(NONCE)
    sealed = nonce + AESGCM(_key(key_file())).encrypt(nonce, content, _bound_to(row))
    default_storage.save(_path(name), ContentFile(sealed))


def get(name: str, *, row: int) -> bytes:
    """Raises `Unreadable`."""
    try:
        with default_storage.open(_path(name)) as stream:
            sealed = stream.read()
        return AESGCM(_key(key_file(), create=False)).decrypt(sealed[:NONCE], sealed[NONCE:], _bound_to(row))
    except (OSError, InvalidTag, ValueError) as error:
        raise Unreadable(name) from error


def erase(name: str) -> None:
    """Nothing happens the second time."""
    default_storage.delete(_path(name))


def names() -> list[str]:
    """Every encrypted file there is."""
    if not default_storage.exists(FOLDER):
        return []
    return default_storage.listdir(FOLDER)[1]


def _path(name: str) -> str:
    return f"{FOLDER}/{name}"


def _bound_to(row: int) -> bytes:
    return f"rebond.situation.evidence:{row}".encode()


@lru_cache(maxsize=4)
def _key(path: Path, *, create: bool = True) -> bytes:
    if not path.exists():
        if not create:
            raise Unreadable(path.name)
        _draw(path)
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)  # a restored archive gives the rights of the machine's habits
    return path.read_bytes()


def _draw(path: Path) -> None:
    """A new key, whole and on the disk before it has its name; two processes at once agree on one."""
    if names():
        raise Unreadable(path.name)  # files wait for a key that was lost: a new one would never open them
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent)  # created readable by its owner only
    with os.fdopen(handle, "wb") as stream:
        stream.write(AESGCM.generate_key(bit_length=256))
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()


def is_settled(name: str) -> bool:
    """Written long enough ago for its deposit to be over."""
    return default_storage.get_modified_time(_path(name)) < timezone.now() - timedelta(days=1)

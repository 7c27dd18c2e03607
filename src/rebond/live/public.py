"""The door of the live mechanism."""

from collections.abc import Iterable

from django.core import signing
from django.db import close_old_connections, connection
from django.http import HttpRequest
from django.urls import reverse

from rebond.live.hub import CHANNEL

__all__ = ["announce", "give_connection_back", "stream_address", "topics_of"]

_SALT = "rebond.live"
_MAX_AGE = 60 * 60 * 24


def announce(topic: str) -> None:
    """Say that the thing named `topic` ("import:42") changed.

    Called by actions inside their transaction: PostgreSQL delivers it at commit and
    forgets it on rollback. Nothing but the name travels.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, topic])


def give_connection_back() -> None:
    """Before a long answer: the database connection returns to the pool instead of waiting for the last byte.

    Not inside a transaction, which would lose it.
    """
    if not connection.in_atomic_block:
        close_old_connections()


def stream_address(request: HttpRequest, topics: Iterable[str]) -> str:
    """The address a page listens to for `topics`, signed for this account only.

    The page was allowed to name these things; nobody can listen to others by guessing.
    """
    names = sorted(set(topics))
    token = signing.dumps([request.user.pk, names], salt=_SALT, compress=True)
    return reverse("live:stream", args=[token])


def topics_of(request: HttpRequest, token: str) -> list[str] | None:
    """The topics of a signed address, or None when it is forged, old or someone else's."""
    try:
        account, names = signing.loads(token, salt=_SALT, max_age=_MAX_AGE)
    except (signing.BadSignature, ValueError):
        return None
    return list(names) if account == request.user.pk else None

"""How far an import is, told from outside its transaction; and how a dead one is recognised.

The work of an import is one transaction: nothing it writes is seen before the end. Progress
therefore goes through a second connection, which also holds a lock of the session: when the
process dies, PostgreSQL releases the lock, and an import at work without a lock is a dead one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

FAMILY = 0x1A7  # the first half of our advisory locks, to stay clear of others
ONE_AT_A_TIME = 0  # locked by the transaction that writes: two files never enter together
PACE = 0.5  # seconds between two writings of the progress


class Cancelled(Exception):
    """Someone asked to stop; the transaction is rolled back and nothing has entered."""


class AlreadyAtWork(Exception):
    """Another process holds this import: a task delivered twice does nothing the second time."""


class Watch:
    """The second connection of one import at work."""

    def __init__(self, import_id: int, wrapper: BaseDatabaseWrapper) -> None:
        self.import_id = import_id
        self._wrapper = wrapper
        self._last = monotonic()

    def tick(self, lines: int) -> None:
        """Write the progress, not more than twice a second. Raises `Cancelled` when asked to stop."""
        if monotonic() - self._last < PACE:
            return
        self._last = monotonic()
        with self._wrapper.cursor() as cursor:
            cursor.execute(
                "UPDATE figures_import SET lines_done = %s WHERE id = %s RETURNING cancel_asked_at",
                [lines, self.import_id],
            )
            found = cursor.fetchone()
        if found and found[0] is not None:
            raise Cancelled


@contextmanager
def watch(import_id: int) -> Iterator[Watch]:
    """Hold the import for the time of the body. Raises `AlreadyAtWork`."""
    wrapper = connection.copy()
    # Never a pooled one: closing it must end its session, and its lock with it.
    wrapper.settings_dict["OPTIONS"].pop("pool", None)
    try:
        with wrapper.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [FAMILY, import_id])
            if not cursor.fetchone()[0]:
                raise AlreadyAtWork
        yield Watch(import_id, wrapper)
        with wrapper.cursor() as cursor:
            # Said rather than left to the end of the connection, which the server notices a moment later.
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [FAMILY, import_id])
    finally:
        wrapper.close()


def is_held(import_id: int) -> bool:
    """Whether a living process is at work on this import.

    Read, not tried: taking the lock for an instant would make the worker that arrives at that
    instant believe that someone else is at work, and the import would wait for ever.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database "
            "WHERE locktype = 'advisory' AND granted AND objsubid = 2 AND classid = %s AND objid = %s "
            "AND datname = current_database())",
            [FAMILY, import_id],
        )
        found = cursor.fetchone()
    return bool(found and found[0])


def wait_for_my_turn() -> None:
    """Inside the transaction that writes: released by its end, whatever the end."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [FAMILY, ONE_AT_A_TIME])

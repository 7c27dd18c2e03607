"""One listener per process: a PostgreSQL connection that LISTENs, and the streams it wakes."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Iterable
from weakref import WeakKeyDictionary

import psycopg
from django.db import connections

CHANNEL = "rebond_live"
RESYNC = "*"  # what a stream receives when the listener had lost the database for a moment
HEARTBEAT_SECONDS = 15.0
logger = logging.getLogger(__name__)


class Subscriber:
    """What one open page waits for. Several changes of one thing between two reads count once."""

    def __init__(self, topics: Iterable[str]) -> None:
        self.topics = frozenset(topics)
        self.pending: set[str] = set()
        self.woken = asyncio.Event()

    def tell(self, topic: str) -> None:
        if topic == RESYNC or topic in self.topics:
            self.pending.add(topic)
            self.woken.set()

    def take(self) -> list[str]:
        taken, self.pending = sorted(self.pending), set()
        self.woken.clear()
        return taken


class Hub:
    """Holds the process's listening connection while at least one page is open."""

    def __init__(self) -> None:
        self.subscribers: set[Subscriber] = set()
        self.ready = asyncio.Event()
        self.task: asyncio.Task[None] | None = None

    def enter(self, subscriber: Subscriber) -> None:
        self.subscribers.add(subscriber)
        if self.ready.is_set():  # what changed between the page and its stream is looked at again
            subscriber.tell(RESYNC)
        if self.task is None or self.task.done():
            self.task = asyncio.create_task(self.listen())

    def leave(self, subscriber: Subscriber) -> None:
        self.subscribers.discard(subscriber)
        if not self.subscribers and self.task is not None:
            self.task.cancel()
            self.task = None
            self.ready.clear()

    async def listen(self) -> None:
        """Listen for ever; when the database goes away, come back and tell every page to look again."""
        pause = 0.2
        while True:
            try:
                async with await connect() as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    self.ready.set()
                    pause = 0.2
                    self.tell(RESYNC)
                    async for notify in connection.notifies():
                        self.tell(notify.payload)
            except (psycopg.Error, OSError) as error:
                self.ready.clear()
                logger.warning("live listener lost the database, retrying: %s", error)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 5.0)

    def tell(self, topic: str) -> None:
        for subscriber in self.subscribers:
            subscriber.tell(topic)


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def hub() -> Hub:
    """The hub of the running loop: one per process in production, one per loop in tests."""
    return _hubs.setdefault(asyncio.get_running_loop(), Hub())


async def connect() -> "psycopg.AsyncConnection[tuple[object, ...]]":
    parameters = connections["default"].get_connection_params()
    for name in ("context", "cursor_factory", "prepare_threshold"):
        parameters.pop(name, None)
    return await psycopg.AsyncConnection.connect(**parameters, autocommit=True)


async def changes(topics: Iterable[str]) -> AsyncIterator[list[str]]:
    """The names of what changed, as it changes; an empty list is a heartbeat."""
    subscriber, here = Subscriber(topics), hub()
    here.enter(subscriber)
    try:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(subscriber.woken.wait(), HEARTBEAT_SECONDS)
            yield subscriber.take()
    finally:
        here.leave(subscriber)

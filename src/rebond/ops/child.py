"""The processes under the supervisor: `python -m rebond.ops.child web|worker|prepare|demo`. Django lives here."""

import os
import socket
import sys
from collections.abc import Callable

import django

from rebond.ops import instance, leash
from rebond.site import env

GRACE_SECONDS = 5


def web() -> None:
    """Serves on the socket that the supervisor opened: a restart never refuses anyone."""
    import uvicorn
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018 (a page that cannot be loaded says so now, not to the first visitor)
    config = uvicorn.Config(
        "rebond.site.asgi:application",
        access_log=False,
        date_header=True,
        lifespan="off",
        log_level="warning",
        proxy_headers=env.boolean("REBOND_BEHIND_PROXY"),
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    with socket.socket(fileno=int(os.environ.pop("REBOND_SOCKET"))) as listener:
        uvicorn.Server(config).run(sockets=[listener])


def worker() -> None:
    """Imports, exports, reminders: one after the other, retried by the queue."""
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    assert isinstance(app.connector, DjangoConnector)
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(shutdown_graceful_timeout=GRACE_SECONDS)


def prepare() -> None:
    from rebond.ops.upgrade import bring_up_to_date

    bring_up_to_date()


def demo() -> None:
    """Fills the demonstration the first time, counting aloud."""
    from rebond.demo import public

    if public.is_loaded():
        return

    public.load(_counter())


def _counter() -> Callable[[str, int, int], None]:
    """On a screen one line that changes; in a log one line per subject."""
    is_screen, told = sys.stdout.isatty(), set[str]()

    def show(what: str, done: int, total: int) -> None:
        if is_screen:
            print(f"\r\033[K    [{done}/{total}] {what}", end="", flush=True)
        elif what not in told:
            told.add(what)
            print(f"    [{done}/{total}] {what}", flush=True)

    return show


CHILDREN: dict[str, Callable[[], None]] = {"web": web, "worker": worker, "prepare": prepare, "demo": demo}


def main() -> int:
    leash.attach()
    os.umask(instance.MASK)
    try:
        django.setup()
        for name in sys.argv[1:]:
            CHILDREN[name]()
    except env.WrongSetting as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())

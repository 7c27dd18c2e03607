"""A PostgreSQL of our own, in a folder: no port, no system service, nothing to install."""

import errno
import fcntl
import os
import shutil
import signal
import subprocess
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import psycopg
from psycopg import sql

from rebond.ops.postgres import creation, places, process, programs
from rebond.ops.postgres.errors import AlreadyInUse, DatabaseUnavailable

APPLICATION = "rebond"
DURABLE = {
    "logging_collector": "on",
    "log_directory": "../log",
    "log_filename": "postgresql-%a.log",  # one file per weekday, rewritten each week
    "log_rotation_age": "1d",
    "log_truncate_on_rotation": "on",
}
THROWAWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "256MB",
}


class Cluster:
    """`start`, `url`, `stop`; or a `with`. Raises DatabaseUnavailable with a sentence to show.

    `durable=False` is for tests: quick, unsafe, and removed by `stop`.
    """

    def __init__(self, folder: Path, *, durable: bool = True) -> None:
        self.folder = folder.absolute()
        self.durable = durable
        self._lock: int | None = None
        self._leash: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @cached_property
    def places(self) -> places.Places:
        return places.prepare(self.folder, durable=self.durable)

    def start(self) -> None:
        """Creates the database on first use, starts it, returns when it answers (about a second)."""
        try:
            self._take_lock()
            self._start()
        except OSError as error:
            self.stop()
            raise DatabaseUnavailable(self._explained(error)) from error
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stops the server, if this object started it."""
        if self._lock is None:
            return
        if self._leash:
            process.untie(self._leash)
            self._leash = None
        process.stop(self.places.data, signal.SIGINT if self.durable else signal.SIGQUIT)
        if not self.durable:
            shutil.rmtree(self.places.home, ignore_errors=True)
            shutil.rmtree(self.places.sockets, ignore_errors=True)
        os.close(self._lock)
        self._lock = None

    def is_running(self) -> bool:
        """Whether a server answers for this folder, started by us or by another command."""
        return process.running_pid(self.places.data) is not None

    def url(self, database: str) -> str:
        """The address of a database, for the application's account."""
        return self._url(APPLICATION, creation.passwords(self.folder).application, database)

    def create_database(self, name: str) -> None:
        """A database owned by the application's account; nothing happens when it exists."""
        with psycopg.connect(self._admin_url(), autocommit=True) as connection:
            if not connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone():
                owner = sql.Identifier(APPLICATION)
                connection.execute(sql.SQL("create database {} owner {}").format(sql.Identifier(name), owner))

    def drop_database(self, name: str) -> None:
        with psycopg.connect(self._admin_url(), autocommit=True) as connection:
            connection.execute(
                sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))
            )

    def _take_lock(self) -> None:
        """Held as long as this process lives: the system releases it even after a crash."""
        where = self.places.folder / "postgresql.lock"
        lock = os.open(where, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise AlreadyInUse(
                f"Une autre commande rebond utilise déjà {self.folder}. "
                "Arrêtez-la (Ctrl-C dans sa fenêtre), ou choisissez un autre dossier avec REBOND_DATA."
            ) from None
        self._lock = lock

    def _start(self) -> None:
        here = self.places
        binaries = programs.runnable_by(here.who)
        if not here.data.exists():
            creation.create(binaries, here, durable=self.durable)
        creation.check_version(binaries, here.data, here.who)
        creation.check_room(here.home, creation.ROOM_TO_START)
        if not self.is_running():  # left by a crash of ours: it is simply used
            process.start(binaries, here, self._settings())
        self._leash = process.tie(binaries, here.data, here.who, "fast" if self.durable else "immediate")
        self._create_account()

    def _settings(self) -> dict[str, str]:
        own = DURABLE if self.durable else THROWAWAY
        return {"listen_addresses": "", "unix_socket_directories": str(self.places.sockets), **own}

    def _create_account(self) -> None:
        """The application is not the owner of the cluster: a hole in it must not open the machine."""
        with psycopg.connect(self._admin_url(), autocommit=True) as connection:
            if connection.execute("select 1 from pg_roles where rolname = %s", [APPLICATION]).fetchone():
                return
            password = sql.Literal(creation.passwords(self.folder).application)
            right = sql.SQL("" if self.durable else "createdb")  # the test runner creates its own databases
            name = sql.Identifier(APPLICATION)
            connection.execute(sql.SQL("create role {} login {} password {}").format(name, right, password))

    def _admin_url(self) -> str:
        return self._url(creation.ADMIN, creation.passwords(self.folder).admin, "postgres")

    def _url(self, user: str, password: str, database: str) -> str:
        host = quote(str(self.places.sockets), safe="")
        return f"postgresql://{user}:{quote(password)}@/{quote(database)}?host={host}"

    def _explained(self, error: OSError) -> str:
        if error.errno == errno.ENOSPC:
            return creation.full_disk(self.folder)
        return (
            f"Impossible d'écrire dans {error.filename or self.folder} ({error.strerror}). "
            "Donnez ce dossier à votre compte, ou choisissez-en un autre avec REBOND_DATA."
        )


def start_temporary(folder: Path) -> Cluster:
    """A throwaway cluster, already started; `stop` removes it."""
    cluster = Cluster(folder, durable=False)
    cluster.start()
    return cluster

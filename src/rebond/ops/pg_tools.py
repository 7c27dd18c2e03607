"""The programs of PostgreSQL that save and restore, on the base that DATABASE_URL names."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import psycopg
from psycopg import sql

from rebond.ops.postgres import programs
from rebond.ops.stop import Stop
from rebond.site import env

# Rows that a new instance has by itself: they are no reason to protect it.
OWN_ROWS = ("django_migrations", "django_content_type", "auth_permission", "django_session", "rebond_cache")


def run(
    program: str, *options: str | Path, feed: IO[bytes] | None = None, into: IO[bytes] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Runs a PostgreSQL program; its complaint becomes ours. The password travels by the environment, not by `ps`."""
    command = [str(programs.installed() / program), *(str(option) for option in options)]
    done = subprocess.run(
        command,
        stdin=feed or subprocess.DEVNULL,
        stdout=into or subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=_environment(),
        check=False,
    )
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        if "No space left on device" in said:
            raise Stop("Le disque est plein. Libérez de la place puis recommencez : rien n'a été changé.")
        raise Stop(f"PostgreSQL ({program}) a refusé ; rien n'a été changé. Il a répondu :\n{said[-2000:]}")
    return done


def _environment() -> dict[str, str]:
    database = env.database()
    given = {
        "PGHOST": database.host,
        "PGPORT": database.port,
        "PGUSER": database.user,
        "PGPASSWORD": database.password,
        "PGDATABASE": database.name,
        "PGSSLMODE": database.options.get("sslmode", ""),
        "PGSSLROOTCERT": database.options.get("sslrootcert", ""),
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {name: value for name, value in given.items() if value}


def connect() -> "psycopg.Connection[tuple[object, ...]]":
    try:
        return psycopg.connect(env.text("DATABASE_URL"))
    except psycopg.OperationalError as error:
        raise Stop(f"La base ne répond pas : {error}. Vérifiez DATABASE_URL.") from None


def rows_by_table(connection: "psycopg.Connection[tuple[object, ...]]") -> dict[str, int]:
    """How many rows each table holds, counted, in the snapshot of this connection."""
    tables = connection.execute(
        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname"
    ).fetchall()
    counts = {}
    for (table,) in tables:
        counted = connection.execute(
            sql.SQL("select count(*) from {}").format(sql.Identifier(str(table)))
        ).fetchone()
        counts[str(table)] = int(str(counted[0])) if counted else 0
    return counts


def rows_of_people(counts: dict[str, int]) -> int:
    """The rows that somebody entered."""
    own: Sequence[str] = OWN_ROWS
    return sum(
        count
        for table, count in counts.items()
        if table not in own and not table.startswith("procrastinate_")
    )

"""The first start: a new cluster, its two accounts and their passwords."""

import json
import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

from rebond.ops.postgres.errors import DatabaseUnavailable
from rebond.ops.postgres.identity import Identity
from rebond.ops.postgres.places import Places

ADMIN = "rebond_admin"
MEGABYTE = 1024 * 1024
ROOM_TO_CREATE, ROOM_TO_START = 300 * MEGABYTE, 50 * MEGABYTE
INITDB = (
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--auth=scram-sha-256",
    f"--username={ADMIN}",
)


@dataclass(frozen=True)
class Passwords:
    """Of the account that owns the cluster, and of the one the application uses, which owns only its database."""

    admin: str
    application: str


def passwords(folder: Path) -> Passwords:
    """Read from the instance's folder; drawn the first time. Only the owner of the folder opens the file."""
    file = folder / "postgresql-passwords.json"
    if not file.exists():
        drawn = {"admin": secrets.token_urlsafe(32), "application": secrets.token_urlsafe(32)}
        partial = file.with_suffix(".partial")
        _write_private(partial, json.dumps(drawn))
        owner = folder.stat()
        if owner.st_uid != os.geteuid():
            os.chown(partial, owner.st_uid, owner.st_gid)
        partial.rename(file)
    return Passwords(**json.loads(file.read_text(encoding="utf-8")))


def create(programs: Path, places: Places, *, durable: bool) -> None:
    """Make it beside, then one rename: an interrupted creation is never mistaken for a database."""
    check_room(places.home, ROOM_TO_CREATE)
    partial, secret = places.home / "data.partial", places.home / "password.partial"
    shutil.rmtree(partial, ignore_errors=True)
    try:
        _write_private(secret, passwords(places.folder).admin)
        places.who.give(secret)
        sync = () if durable else ("--no-sync",)
        done = places.who.run([programs / "initdb", "-D", partial, f"--pwfile={secret}", *INITDB, *sync])
        if done.returncode:
            raise DatabaseUnavailable(_explained(done.stdout.decode(errors="replace"), places.home))
        partial.rename(places.data)
    finally:
        secret.unlink(missing_ok=True)
        shutil.rmtree(partial, ignore_errors=True)


def _explained(said: str, home: Path) -> str:
    if "No space left on device" in said:
        return full_disk(home)
    return f"La base n'a pas pu être créée dans {home}. PostgreSQL a répondu :\n{said.strip()}"


def check_room(home: Path, needed: int) -> None:
    if shutil.disk_usage(home).free < needed:
        raise DatabaseUnavailable(full_disk(home))


def full_disk(home: Path) -> str:
    return f"Le disque de {home} est plein. Libérez au moins {ROOM_TO_CREATE // MEGABYTE} Mo puis relancez."


def check_version(programs: Path, data: Path, who: Identity) -> None:
    """PostgreSQL opens only the folders of its own major version."""
    ours = who.run([programs / "postgres", "--version"]).stdout.decode().split()[-1].split(".")[0]
    theirs = (data / "PG_VERSION").read_text(encoding="utf-8").strip()
    if ours != theirs:
        raise DatabaseUnavailable(
            f"Les données de {data.parent} viennent de PostgreSQL {theirs} et cette version de Rebond apporte "
            f"PostgreSQL {ours}. Sauvegardez avec l'ancienne version (« rebond backup »), "
            "puis restaurez avec celle-ci (« rebond restore ») : voir UPGRADE.md."
        )


def _write_private(path: Path, content: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as stream:
        stream.write(content)

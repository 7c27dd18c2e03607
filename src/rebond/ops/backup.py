"""`rebond backup`: the base and the files in one archive, checked before it is said to exist."""

import argparse
import hashlib
import json
import os
import tarfile
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import rebond
from rebond.ops import instance, pg_tools
from rebond.ops.stop import Stop

MANIFEST, DUMP, FILES = "manifest.json", "database.dump", "files"


def add_to(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "archive",
        type=Path,
        nargs="?",
        metavar="ARCHIVE",
        help="fichier à créer (sinon rebond-DATE.tar, ici)",
    )


def command(arguments: argparse.Namespace) -> int:
    folder = instance.choose(demo=arguments.demo, data=arguments.data)
    instance.lend_a_secret()
    archive = arguments.archive or Path(time.strftime("rebond-%Y-%m-%d-%H%M%S.tar"))
    if archive.exists():
        raise Stop(f"{archive} existe déjà : donnez un autre nom, une sauvegarde ne s'écrase pas.")
    try:
        with instance.database(folder):
            rows, files = create(archive, folder / FILES)
    except OSError as error:
        raise Stop(
            f"La sauvegarde n'a pas pu être écrite ({error.strerror}) : {error.filename or archive}."
        ) from None
    size = f"{archive.stat().st_size / 1024 / 1024:.1f}".replace(".", ",")
    print(
        f"{archive} : {rows} lignes, fichiers joints : {files}, {size} Mo. L'archive a été relue, elle est bonne."
    )
    print("La clé secrète n'y est pas : gardez-la ailleurs, avec les autres mots de passe.")
    return 0


def create(archive: Path, files: Path) -> tuple[int, int]:
    """Writes beside, checks, then gives its name to the archive: a half-written one never has it."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".rebond-backup-", dir=archive.parent) as temporary:
        dump = Path(temporary) / DUMP
        rows = _dump(dump)
        found = sorted(path for path in files.rglob("*") if path.is_file()) if files.is_dir() else []
        manifest = {
            "rebond": rebond.__version__,
            "created_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "sha256": digest(dump),
            "rows": rows,
            "files": len(found),
        }
        partial = Path(temporary) / "archive.tar"
        _pack(
            partial,
            json.dumps(manifest, indent=1).encode(),
            dump,
            {f"{FILES}/{p.relative_to(files)}": p for p in found},
        )
        os.link(partial, archive)  # refuses to replace, where a rename would
    return sum(rows.values()), len(found)


def _dump(dump: Path) -> dict[str, int]:
    """The rows are counted in the very snapshot that is saved, so that a restoration can compare."""
    with pg_tools.connect() as connection:
        connection.execute("set transaction isolation level repeatable read, read only")
        snapshot = connection.execute("select pg_export_snapshot()").fetchone()
        assert snapshot
        rows = pg_tools.rows_by_table(connection)
        if not rows:
            raise Stop(
                "Cette instance est vide : il n'y a rien à sauvegarder. Vérifiez REBOND_DATA ou --data."
            )
        pg_tools.run(
            "pg_dump", "--format=custom", f"--snapshot={snapshot[0]}", f"--file={dump}", "--no-password"
        )
    pg_tools.run("pg_restore", "--file=/dev/null", dump)
    return rows


def _pack(partial: Path, manifest: bytes, dump: Path, files: dict[str, Path]) -> None:
    staged = dump.with_name(MANIFEST)
    staged.write_bytes(manifest)
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        with tarfile.open(fileobj=stream, mode="w") as tar:
            for name, path in {MANIFEST: staged, DUMP: dump, **files}.items():
                tar.add(path, name, recursive=False, filter=_anonymous)
        stream.flush()
        os.fsync(stream.fileno())


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the names of the machine's accounts."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


def digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()

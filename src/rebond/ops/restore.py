"""`rebond restore`: an archive takes the place of the instance, entirely or not at all."""

import argparse
import json
import shutil
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import rebond
from rebond.ops import instance, pg_tools
from rebond.ops.backup import DUMP, FILES, MANIFEST, digest
from rebond.ops.stop import Stop

# Everything of ours goes, then the archive comes, in one transaction: a refusal leaves the base as it was.
CLEAR = b"drop owned by current_user cascade;\n"


def add_to(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("archive", type=Path, metavar="ARCHIVE", help="archive écrite par « rebond backup »")
    parser.add_argument(
        "--force", action="store_true", help="remplace une instance qui contient déjà des données"
    )


def command(arguments: argparse.Namespace) -> int:
    folder = instance.choose(demo=arguments.demo, data=arguments.data)
    instance.lend_a_secret()
    instance.make_folder(folder)
    try:
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=folder) as temporary:
            manifest = _unpack(arguments.archive, Path(temporary))
            with instance.database(folder):
                _refuse_company()
                _refuse_to_lose(folder, force=arguments.force)
                _replace(Path(temporary), folder, manifest)
                _bring_up_to_date()
    except OSError as error:
        raise Stop(f"La restauration s'arrête ({error.strerror}) : {error.filename or folder}.") from None
    rows = sum(manifest["rows"].values())
    print(
        f"Restauré : {rows} lignes et {manifest['files']} fichiers de la sauvegarde du {manifest['created_at']}."
    )
    return 0


def _unpack(archive: Path, target: Path) -> dict[str, Any]:
    """Only what a backup contains, only under `target`, and only if nothing is damaged."""
    try:
        with tarfile.open(archive) as tar:
            for member in tar:
                _extract(tar, member, target)
        manifest: dict[str, Any] = json.loads((target / MANIFEST).read_text(encoding="utf-8"))
        is_whole = (
            digest(target / DUMP) == manifest["sha256"] and _files_in(target / FILES) == manifest["files"]
        )
    except (tarfile.TarError, EOFError, KeyError, ValueError, FileNotFoundError):
        raise Stop(f"{archive} n'est pas une sauvegarde de Rebond, ou elle est incomplète.") from None
    if not is_whole:
        raise Stop(f"{archive} est abîmée : son contenu ne correspond pas à ce qui a été sauvegardé.")
    if _numbers(manifest["rebond"]) > _numbers(rebond.__version__):
        raise Stop(
            f"Cette sauvegarde vient de Rebond {manifest['rebond']}, plus récent que celui-ci "
            f"({rebond.__version__}). Installez d'abord cette version."
        )
    return manifest


def _extract(tar: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    destination = (target / member.name).resolve()
    content = tar.extractfile(member) if member.isreg() else None
    if content is None or not destination.is_relative_to(target.resolve()):
        raise tarfile.TarError
    destination.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with content, destination.open("xb") as stream:
        shutil.copyfileobj(content, stream)


def _files_in(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*")) if folder.is_dir() else 0


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


def _refuse_company() -> None:
    with pg_tools.connect() as connection:
        others = connection.execute(
            "select count(*) from pg_stat_activity where datname = current_database()"
            " and pid <> pg_backend_pid() and backend_type = 'client backend'"
        ).fetchone()
    if others and others[0]:
        raise Stop("L'instance est en marche : arrêtez « rebond serve » (Ctrl-C), puis restaurez.")


def _refuse_to_lose(folder: Path, *, force: bool) -> None:
    with pg_tools.connect() as connection:
        rows = pg_tools.rows_of_people(pg_tools.rows_by_table(connection))
    if (rows or _files_in(folder / FILES)) and not force:
        raise Stop(
            f"Cette instance contient déjà {rows} lignes : la restauration les remplacerait. "
            "Sauvegardez-la (« rebond backup »), puis ajoutez --force."
        )


def _replace(unpacked: Path, folder: Path, manifest: dict[str, Any]) -> None:
    _replace_rows(unpacked / DUMP)
    with pg_tools.connect() as connection:
        found = pg_tools.rows_by_table(connection)
    if found != manifest["rows"]:
        differing = sorted(
            table for table in found | manifest["rows"] if found.get(table) != manifest["rows"].get(table)
        )
        raise Stop(
            f"Le compte des lignes diffère de la sauvegarde ({', '.join(differing)}) : gardez l'archive et signalez-le."
        )
    files, before = folder / FILES, unpacked / "before"
    if files.exists():
        files.rename(before)
    if (unpacked / FILES).exists():
        (unpacked / FILES).rename(files)


def _replace_rows(dump: Path) -> None:
    with tempfile.TemporaryFile(dir=dump.parent) as script:
        script.write(CLEAR)
        script.flush()
        pg_tools.run("pg_restore", "--no-owner", "--no-privileges", "--file=-", dump, into=script)
        script.seek(0)
        pg_tools.run(
            "psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", feed=script
        )


def _bring_up_to_date() -> None:
    """The archive may come from an older version."""
    import django

    django.setup()
    from rebond.ops.upgrade import bring_up_to_date

    bring_up_to_date()

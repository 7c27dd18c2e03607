"""Where the data and the socket of the embedded PostgreSQL live."""

import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rebond.ops.postgres.errors import DatabaseUnavailable
from rebond.ops.postgres.identity import Identity, identity_for

SYSTEM_FOLDER = Path("/var/lib/rebond")
LONGEST_SOCKET_PATH = 107
SOCKET_NAME = ".s.PGSQL.5432"


@dataclass(frozen=True)
class Places:
    """`folder` is the instance's, `home` is PostgreSQL's own; often one inside the other."""

    folder: Path
    home: Path
    sockets: Path
    who: Identity

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def start_log(self) -> Path:
        return self.home / "start.log"


def prepare(folder: Path, *, durable: bool) -> Places:
    """Decides the places and creates the folders that are missing."""
    is_root = os.geteuid() == 0
    # Root's PostgreSQL runs as somebody else, who must pass through without looking around.
    make_folder(folder, 0o711 if is_root else 0o700)
    who = identity_for(folder)
    home = _home(folder, who, durable=durable)
    _make_private(home, who)
    return Places(folder, home, _sockets(home, who), who)


def make_folder(folder: Path, mode: int) -> None:
    """The folder and those missing above it, with this mode whatever our mask: what is there already stays."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for place in missing:
        place.chmod(mode)


def _home(folder: Path, who: Identity, *, durable: bool) -> Path:
    """Inside the instance's folder; a link to another place when `who` cannot go there (a folder under /root)."""
    ours = folder / "postgresql"
    if ours.exists() or ours.is_symlink():
        return ours.resolve()
    if who.reaches(folder):
        return ours
    if not durable:
        return Path(tempfile.gettempdir()) / f"rebond-{_short(folder)}"
    make_folder(SYSTEM_FOLDER, 0o755)
    elsewhere = SYSTEM_FOLDER / _short(folder)
    ours.symlink_to(elsewhere)
    return elsewhere


def _sockets(home: Path, who: Identity) -> Path:
    """A private folder whose socket path is short enough for the system."""
    inside = home / "socket"
    if len(os.fsencode(inside / SOCKET_NAME)) <= LONGEST_SOCKET_PATH:
        _make_private(inside, who)
        return inside
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    parent = runtime if runtime.is_absolute() and runtime.is_dir() and not who.is_borrowed else Path("/tmp")  # noqa: S108
    outside = parent / f"rebond-{_short(home)}"
    _make_private(outside, who)
    return outside


def _make_private(path: Path, who: Identity) -> None:
    """A folder that only `who` opens. In /tmp anyone may have taken the name first: then it is refused."""
    if not path.exists():
        path.mkdir(mode=0o700)
        who.give(path)
    found = path.lstat()
    if found.st_uid != who.uid or not stat.S_ISDIR(found.st_mode) or found.st_mode & 0o077:
        raise DatabaseUnavailable(
            f"{path} n'est pas un dossier privé du compte qui fait tourner la base (numéro {who.uid}). "
            "Rendez-le-lui (chown, chmod 700), ou choisissez un autre dossier de données avec REBOND_DATA."
        )


def _short(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]

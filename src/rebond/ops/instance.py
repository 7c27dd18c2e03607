"""The instance a command works on: its folder, its secret, its database. No Django here."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rebond.ops.postgres import AlreadyInUse, Cluster, places
from rebond.ops.stop import Stop
from rebond.site import env

DATABASE = "rebond"
MASK = 0o077  # nothing we write is for another account of the machine
PRIVATE = ("files", "mail", "sms", "demo-files")
CHECKOUT = Path(__file__).resolve().parents[3]


def choose(*, demo: bool, data: Path | None) -> Path:
    """Says to the settings, through the environment, which instance is meant; returns its folder."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rebond.site.settings")
    if demo:
        os.environ["REBOND_DEMO"] = "1"
    if data or demo:
        os.environ["REBOND_DATA"] = str((data or _demo_folder()).expanduser().absolute())
    folder = env.data_folder()
    if demo:
        # The demonstration opens every door: it must never touch the base of a real cooperative.
        os.environ.pop("DATABASE_URL", None)
        if not env.text("REBOND_SECRET_KEY"):
            os.environ["REBOND_SECRET_KEY_FILE"] = str(_kept_secret(folder))
    return folder


def _demo_folder() -> Path:
    """Inside the checkout when there is one, otherwise where the system keeps a person's data."""
    if given := env.text("REBOND_DATA"):
        return Path(given)
    if (CHECKOUT / "pyproject.toml").is_file() and (CHECKOUT / "Makefile").is_file():
        return CHECKOUT / "var" / "demo"
    return Path(env.text("XDG_DATA_HOME") or "~/.local/share") / "rebond" / "demo"


def make_folder(folder: Path) -> None:
    """Closed to others; root's is only passed through by the account that runs PostgreSQL."""
    try:
        places.make_folder(folder, 0o711 if os.geteuid() == 0 else 0o700)
    except OSError as error:
        raise Stop(
            f"Le dossier {folder} ne peut pas être créé ({error.strerror}). "
            "Donnez à votre compte le droit d'y écrire, ou choisissez-en un autre avec --data."
        ) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Stop(
            f"Votre compte ne peut pas écrire dans {folder}. "
            "Donnez-lui ce dossier, ou choisissez-en un autre avec --data."
        )
    _close_rooms(folder)


def _close_rooms(folder: Path) -> None:
    """Files, messages and keys are for our account alone, also those an older version left open to others."""
    for name in PRIVATE:
        room = folder / name
        if room.is_dir() and not room.is_symlink() and room.stat().st_uid == os.geteuid():
            room.chmod(0o700)


def _kept_secret(folder: Path) -> Path:
    """Drawn once, so that a restart signs nobody out and every process has the same."""
    file = folder / "secret-key"
    make_folder(folder)
    if not file.exists():
        write_secret(file)
    return file


def write_secret(file: Path) -> None:
    """A new secret in a file that only its owner opens; an existing file is never replaced."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise Stop(f"Le secret ne peut pas être écrit dans {file} : {error.strerror}.") from None
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(new_secret() + "\n")


def new_secret() -> str:
    return secrets.token_urlsafe(50)


def require_existing(folder: Path) -> None:
    """For a command that makes no sense on a new instance: nobody wants an empty one where they happen to stand."""
    is_named = env.text("REBOND_DATA") or env.text("DATABASE_URL")
    if not is_named and not (folder / "postgresql").exists():
        raise Stop(
            "Aucune instance ici. Dites laquelle : --data DOSSIER (ou REBOND_DATA), "
            "ou --demo pour la coopérative de démonstration."
        )


def lend_a_secret() -> None:
    """For a command that signs nothing (import, backup): the settings want one, this one lasts a moment."""
    if not env.text("REBOND_SECRET_KEY") and not env.text("REBOND_SECRET_KEY_FILE"):
        os.environ["REBOND_SECRET_KEY"] = new_secret()


@contextmanager
def database(folder: Path) -> Iterator[Cluster | None]:
    """DATABASE_URL is right inside: the server given, or our own, started for the time of the command.

    Gives the cluster when it is ours to stop or drop, None when somebody else holds the server.
    """
    if env.text("DATABASE_URL"):
        yield None
        return
    make_folder(folder)
    cluster = Cluster(folder)
    try:
        cluster.start()
    except AlreadyInUse:
        if not cluster.is_running():
            raise
        os.environ["DATABASE_URL"] = cluster.url(DATABASE)
        yield None
        return
    try:
        cluster.create_database(DATABASE)
        os.environ["DATABASE_URL"] = cluster.url(DATABASE)
        yield cluster
    finally:
        os.environ.pop("DATABASE_URL", None)
        cluster.stop()

"""Typed readers of the environment. Each variable is read once, here, at start.

A wrong value stops the start with one French sentence: the person who reads it is
the administrator of a small cooperative, not a developer.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

SHORTEST_SECRET = 40


class WrongSetting(Exception):
    """A variable is missing or cannot be understood; its text is shown as it is."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def boolean(name: str, *, default: bool = False) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "oui", "on"}:
        return True
    if value in {"0", "false", "no", "non", "off"}:
        return False
    raise WrongSetting(f"{name} vaut « {value} » : écrivez oui ou non.")


def integer(name: str, default: int, *, least: int, most: int) -> int:
    value = text(name)
    if not value:
        return default
    try:
        number = int(value)
    except ValueError:
        raise WrongSetting(f"{name} vaut « {value} » : écrivez un nombre entier.") from None
    if not least <= number <= most:
        raise WrongSetting(f"{name} vaut {number} : écrivez un nombre entre {least} et {most}.")
    return number


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = text(name, default).upper()
    if value not in allowed:
        raise WrongSetting(f"{name} vaut « {value} » : écrivez {', '.join(allowed[:-1])} ou {allowed[-1]}.")
    return value


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def address(name: str, url: str) -> SplitResult:
    """The pieces of an address; an impossible port or bracket is one sentence, never a crash."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise WrongSetting(f"{name} vaut « {url} » : cette adresse ne se lit pas, vérifiez-la.") from None
    return parts


def data_folder() -> Path:
    """REBOND_DATA: where the instance keeps its database, its files and its secret."""
    try:
        folder = Path(text("REBOND_DATA", "data")).expanduser().absolute()
    except RuntimeError:
        raise WrongSetting(
            "REBOND_DATA désigne le dossier d'un compte qui n'existe pas sur cette machine."
        ) from None
    if folder.exists() and not folder.is_dir():
        raise WrongSetting(f"REBOND_DATA désigne {folder}, qui n'est pas un dossier.")
    return folder


def public_url() -> str:
    """REBOND_URL: the address people type, used in e-mails and passkeys."""
    url = text("REBOND_URL", "http://localhost:8000").rstrip("/")
    parts = address("REBOND_URL", url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        raise WrongSetting(
            f"REBOND_URL vaut « {url} » : écrivez une adresse comme https://rebond.ma-cae.coop, sans chemin."
        )
    return url


def secret_key(*, demo: bool) -> str:
    """REBOND_SECRET_KEY, or the content of the file named by REBOND_SECRET_KEY_FILE.

    The demonstration draws a new one at each start; anything else must be given one,
    because a guessable key gives away every session.
    """
    value = text("REBOND_SECRET_KEY")
    if path := text("REBOND_SECRET_KEY_FILE"):
        try:
            value = Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise WrongSetting(f"REBOND_SECRET_KEY_FILE ({path}) ne se lit pas : {error.strerror}.") from None
    if not value and demo:
        return secrets.token_urlsafe(50)
    if len(value) < SHORTEST_SECRET:
        raise WrongSetting(
            f"REBOND_SECRET_KEY manque ou compte moins de {SHORTEST_SECRET} caractères. "
            "Créez-en une avec « rebond secret » et donnez-la à chaque démarrage."
        )
    return value


@dataclass(frozen=True)
class Database:
    """The pieces of DATABASE_URL that Django wants."""

    name: str
    user: str
    password: str
    host: str
    port: str
    options: dict[str, str]


def database() -> Database:
    """DATABASE_URL. The `rebond` command fills it in when it starts the embedded PostgreSQL."""
    from urllib.parse import parse_qsl, unquote

    url = text("DATABASE_URL")
    if not url:
        raise WrongSetting(
            "DATABASE_URL manque. Lancez l'application avec « rebond serve », qui démarre sa propre base, "
            "ou donnez l'adresse d'un serveur : postgresql://utilisateur:motdepasse@machine:5432/rebond."
        )
    try:
        parts = urlsplit(url)
        port = str(parts.port or "")
    except ValueError:
        raise WrongSetting("DATABASE_URL ne se lit pas : vérifiez le numéro de port.") from None
    if parts.scheme not in {"postgres", "postgresql"} or parts.path in {"", "/"}:
        raise WrongSetting(
            "DATABASE_URL doit désigner une base PostgreSQL : postgresql://utilisateur:motdepasse@machine:5432/rebond."
        )
    query = dict(parse_qsl(parts.query))
    host = query.pop("host", "") or unquote(parts.hostname or "")
    port = query.pop("port", "") or port
    return Database(
        name=unquote(parts.path[1:]),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=host,
        port=port,
        options=query,
    )


@dataclass(frozen=True)
class Mail:
    backend: str
    host: str
    port: int
    user: str
    password: str
    use_tls: bool
    use_ssl: bool
    folder: str


def mail(data: Path) -> Mail:
    """REBOND_MAIL_URL: smtp://, smtps:// or file:// (the default writes each message in the data folder)."""
    from urllib.parse import unquote

    url = text("REBOND_MAIL_URL", "file:")
    parts = address("REBOND_MAIL_URL", url)
    if parts.scheme == "file":
        folder = unquote(parts.path) or str(data / "mail")
        return Mail("django.core.mail.backends.filebased.EmailBackend", "", 25, "", "", False, False, folder)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise WrongSetting(
            f"REBOND_MAIL_URL vaut « {url} » : écrivez smtp://utilisateur:motdepasse@machine:587 ou file:///dossier."
        )
    use_ssl = parts.scheme == "smtps"
    return Mail(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or (465 if use_ssl else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_tls=not use_ssl and parts.hostname not in {"localhost", "127.0.0.1"},
        use_ssl=use_ssl,
        folder="",
    )


def sms_folder(data: Path) -> str:
    """REBOND_SMS: file: writes each SMS in the data folder. No provider is built in: none is chosen for anyone."""
    from urllib.parse import unquote

    url = text("REBOND_SMS", "file:")
    parts = address("REBOND_SMS", url)
    if parts.scheme != "file":
        raise WrongSetting(f"REBOND_SMS vaut « {url} » : écrivez file: ou file:///dossier.")
    return unquote(parts.path) or str(data / "sms")


@dataclass(frozen=True)
class Oidc:
    name: str
    server: str
    client_id: str
    secret: str


def oidc(default_name: str) -> Oidc | None:
    """REBOND_OIDC_SERVER, _CLIENT_ID, _SECRET, _NAME: the cooperative's own sign-on, when it has one."""
    server = text("REBOND_OIDC_SERVER").rstrip("/")
    client_id, secret = text("REBOND_OIDC_CLIENT_ID"), text("REBOND_OIDC_SECRET")
    if not server:
        return None
    parts = address("REBOND_OIDC_SERVER", server)
    if not parts.hostname or (parts.scheme != "https" and parts.hostname not in {"localhost", "127.0.0.1"}):
        raise WrongSetting(f"REBOND_OIDC_SERVER vaut « {server} » : écrivez une adresse en https://.")
    if not client_id or not secret:
        raise WrongSetting(
            "REBOND_OIDC_SERVER est donné mais REBOND_OIDC_CLIENT_ID ou REBOND_OIDC_SECRET manque : "
            "recopiez les deux depuis le service de connexion de la coopérative."
        )
    return Oidc(text("REBOND_OIDC_NAME", default_name), server, client_id, secret)

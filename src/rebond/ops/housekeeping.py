"""The small commands: tables, secret, first administrator, health, and those that belong to other rooms."""

import argparse
import importlib
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path

from rebond.ops import instance
from rebond.ops.stop import Stop

Adder = Callable[..., argparse.ArgumentParser]


def add_to(commands: object, add: Adder) -> None:
    add(commands, "migrate", migrate, "met les tables à jour, sans rien ouvrir")
    secret_parser = add(commands, "secret", secret, "crée une clé secrète et l'affiche")
    secret_parser.add_argument(
        "--file", type=Path, metavar="FICHIER", help="l'écrit dans ce fichier, lisible de vous seul·e"
    )
    invitation = add(
        commands, "invite", invite, "ouvre un compte, celui du premier ou de la première administrateur·rice"
    )
    invitation.add_argument("email", metavar="ADRESSE", help="adresse électronique")
    invitation.add_argument("--name", metavar="NOM", default="", help="nom affiché (sinon l'adresse)")
    invitation.add_argument(
        "--role", action="append", metavar="RÔLE", help="rôle donné, répétable (administrator si aucun)"
    )
    invitation.add_argument(
        "--password", action="store_true", help="demande un mot de passe (sinon : code par courriel)"
    )
    add(commands, "health", health, "dit si l'instance répond, pour la surveillance")
    add(commands, "version", version, "affiche la version")


def delegate(name: str, rest: list[str], options: argparse.Namespace) -> int:
    """The law needs nothing; an import needs tables; Django's own commands need a base."""
    if name == "activite-partielle":
        return _main_of("rebond.droit.cli", rest)
    wants_nothing = {"-h", "--help", "--kinds"} & set(rest)
    if name == "import" and wants_nothing:
        instance.choose(demo=options.demo, data=options.data)
        return _main_of("rebond.figures.cli", rest)
    folder = instance.choose(demo=options.demo, data=options.data)
    if name == "import":
        instance.require_existing(folder)
    instance.lend_a_secret()
    with instance.database(folder):
        _set_up_django()
        if name == "manage":
            return _manage(rest)
        _bring_up_to_date()
        return _main_of("rebond.figures.cli", rest)


def _main_of(module: str, argv: list[str]) -> int:
    status: int = importlib.import_module(module).main(argv)
    return status


def _manage(argv: list[str]) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["rebond manage", *argv])
    return 0


def _set_up_django() -> None:
    import django

    django.setup()


def _bring_up_to_date() -> None:
    from rebond.ops.upgrade import bring_up_to_date

    bring_up_to_date()


def migrate(arguments: argparse.Namespace) -> int:
    folder = instance.choose(demo=arguments.demo, data=arguments.data)
    instance.lend_a_secret()
    with instance.database(folder):
        _set_up_django()
        _bring_up_to_date()
    print("Les tables sont à jour.")
    return 0


def secret(arguments: argparse.Namespace) -> int:
    if arguments.file:
        instance.write_secret(arguments.file)
        print(f"Écrit dans {arguments.file}. Donnez ce chemin dans REBOND_SECRET_KEY_FILE.")
    else:
        print(instance.new_secret())
    return 0


def invite(arguments: argparse.Namespace) -> int:
    folder = instance.choose(demo=arguments.demo, data=arguments.data)
    instance.lend_a_secret()
    password = _ask_password() if arguments.password else None
    with instance.database(folder):
        _set_up_django()
        _bring_up_to_date()
        return _open_account(arguments, password)


def _ask_password() -> str:
    first = getpass("Mot de passe : ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if sys.stdin.isatty() and getpass("Encore une fois : ") != first:
        raise Stop("Les deux mots de passe diffèrent : recommencez.")
    return first


def _open_account(arguments: argparse.Namespace, password: str | None) -> int:
    from django.conf import settings
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from rebond.accounts.public import Refused, Role, create_account

    names = arguments.role or [Role.ADMINISTRATOR.value]
    if unknown := sorted(set(names) - set(Role.values)):
        raise Stop(f"Rôle inconnu : {', '.join(unknown)}. Les rôles sont : {', '.join(Role.values)}.")
    try:
        if password is not None:
            validate_password(password)
        name = arguments.name or arguments.email
        create_account(
            email=arguments.email, name=name, roles=[Role(role) for role in names], by=None, password=password
        )
    except Refused as refusal:
        raise Stop(str(refusal)) from None
    except ValidationError as error:
        raise Stop(" ".join(error.messages)) from None
    print(f"Le compte de {arguments.email} est ouvert. Connexion : {settings.URL}/connexion/")
    if password is None:
        print("La personne demande un code par courriel sur cette page.")
        if settings.EMAIL_FILE_PATH:
            print(
                f"Aucun serveur de courriel n'est donné : les messages s'écrivent dans {settings.EMAIL_FILE_PATH}."
            )
    return 0


def health(arguments: argparse.Namespace) -> int:
    """Through the same door as everybody: what the visitor would get."""
    import urllib.error
    import urllib.request

    from rebond.site import env

    instance.choose(demo=arguments.demo, data=arguments.data)
    address = f"{env.public_url()}/etat/sante"
    try:
        with urllib.request.urlopen(address, timeout=10):  # noqa: S310 (public_url accepts http and https only)
            print(f"{address} répond.")
            return 0
    except (urllib.error.URLError, OSError) as error:
        reason = getattr(error, "reason", error)
        raise Stop(
            f"{address} ne répond pas ({reason}). Lancez « rebond serve », ou vérifiez REBOND_URL."
        ) from None


def version(arguments: argparse.Namespace) -> int:  # noqa: ARG001 (every command has this shape)
    import rebond

    print(rebond.__version__)
    return 0

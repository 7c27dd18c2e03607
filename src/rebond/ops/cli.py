"""The `rebond` command. Django is loaded only by the commands that need it."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import rebond
from rebond.ops import backup, french, housekeeping, instance, restore, serving
from rebond.ops.postgres import DatabaseUnavailable
from rebond.ops.stop import Stop
from rebond.site import env

# What follows these names is theirs, options and help included.
DELEGATED = {
    "import": "importe un fichier de la coopérative (enDI, grand livre, FEC, tableur)",
    "activite-partielle": "calcule les droits d'un salarié entrepreneur à l'activité partielle",
    "manage": "passe la main aux commandes de Django",
}


def main(argv: Sequence[str] | None = None) -> int:
    given = list(sys.argv[1:] if argv is None else argv)
    french.speak_french()
    os.umask(instance.MASK)
    try:
        before, name, rest = _split(given)
        if name:
            options = _globals().parse_args(before)
            if name == "import":
                # Ours alone has no --demo nor --data: said after its name, they mean what they mean before it.
                options, rest = _globals().parse_known_args(rest, options)
            return housekeeping.delegate(name, rest, options)
        arguments = _parser().parse_args(given)
        status: int = arguments.command(arguments)
    except (Stop, env.WrongSetting, DatabaseUnavailable) as stop:
        print(stop, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader (head, less) is gone: nothing more to say, and nowhere to say it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _split(given: list[str]) -> tuple[list[str], str, list[str]]:
    """What stands before a delegated command, its name, and what is for it alone."""
    index = 0
    while index < len(given) and given[index].startswith("-"):
        index += 2 if given[index] == "--data" else 1
    if index < len(given) and given[index] in DELEGATED:
        return given[:index], given[index], given[index + 1 :]
    return [], "", []


def _globals() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="rebond", add_help=False, allow_abbrev=False)
    parser.add_argument(
        "--data", type=Path, metavar="DOSSIER", help="dossier de l'instance (sinon REBOND_DATA)"
    )
    parser.add_argument("--demo", action="store_true", help="travaille sur la démonstration")
    return parser


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rebond",
        description="La plateforme avec laquelle une coopérative d'activités et d'emploi garde le lien.",
        parents=[_globals()],
    )
    parser.add_argument("--version", action="version", version=rebond.__version__, help="affiche la version")
    commands = parser.add_subparsers(title="commandes", metavar="COMMANDE", required=True, dest="name")
    demo = _add(commands, "demo", serving.demo, "ouvre la coopérative de démonstration, sans rien configurer")
    demo.add_argument("--reset", action="store_true", help="remet la démonstration à neuf avant de l'ouvrir")
    serve = _add(commands, "serve", serving.serve, "ouvre l'instance de la coopérative")
    for server in (demo, serve):
        _add_server_options(server)
    for name, description in DELEGATED.items():
        commands.add_parser(name, help=description)
    backup.add_to(
        _add(commands, "backup", backup.command, "sauvegarde la base et les fichiers dans une archive")
    )
    restore.add_to(_add(commands, "restore", restore.command, "remet une sauvegarde en place"))
    housekeeping.add_to(commands, _add)
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: object,
    description: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name, help=description, description=f"{description[0].upper()}{description[1:]}."
    )
    parser.set_defaults(command=command)
    return parser


def _add_server_options(parser: argparse.ArgumentParser) -> None:
    # SUPPRESS: `rebond --data X serve` and `rebond serve --data X` say the same thing.
    parser.add_argument(
        "--data", type=Path, metavar="DOSSIER", default=argparse.SUPPRESS, help="dossier de l'instance"
    )
    parser.add_argument("--host", default="127.0.0.1", metavar="ADRESSE", help="adresse d'écoute (127.0.0.1)")
    parser.add_argument("--port", type=_port, default=8000, metavar="PORT", help="port d'écoute (8000)")
    parser.add_argument(
        "--processes", type=_processes, default=1, metavar="N", help="processus qui servent les pages (1)"
    )


def _port(given: str) -> int:
    return _between(given, 1, 65535)


def _processes(given: str) -> int:
    return _between(given, 1, 64)


def _between(given: str, least: int, most: int) -> int:
    if not given.isdecimal() or not least <= int(given) <= most:
        raise argparse.ArgumentTypeError(f"écrivez un nombre entre {least} et {most}")
    return int(given)


if __name__ == "__main__":
    sys.exit(main())

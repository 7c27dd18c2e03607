"""`rebond import FICHIER`: the same import as on the pages, here and now. Django must be set up."""

import argparse
import json
import sys
from time import monotonic
from typing import Any, NoReturn

from rebond.figures.readers import AUTO, KINDS, UnreadableFile
from rebond.figures.words import plural

NOTHING_READ = 2
MOST_SHOWN = 20


def main(argv: list[str]) -> int:
    """Exit status: 0, 1 when lines were refused, 2 when nothing could be read."""
    arguments = _parser().parse_args(argv)
    if arguments.kinds:
        return _kinds()
    if not arguments.file:
        return _refuse(
            "Dites quel fichier importer : rebond import FICHIER (ou --kinds pour la liste des sortes).",
            arguments,
        )
    from rebond.figures.actions.files import NotAccepted

    try:
        return _import(arguments)
    except (UnreadableFile, NotAccepted) as error:
        return _refuse(str(error), arguments)
    except FileNotFoundError:
        return _refuse(f"« {arguments.file} » n'existe pas : vérifiez le nom et le dossier.", arguments)
    except (IsADirectoryError, PermissionError) as error:
        return _refuse(
            f"« {arguments.file} » ne se lit pas ({error.strerror}) : donnez un fichier lisible.", arguments
        )


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(NOTHING_READ, f"rebond import : {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="rebond import", description="Importe un fichier de la coopérative.")
    parser.add_argument("file", nargs="?", metavar="FICHIER")
    parser.add_argument(
        "--kind",
        default=AUTO,
        choices=[AUTO, *KINDS],
        metavar="SORTE",
        help="sorte de fichier (auto : reconnue)",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="dire ce que ferait l'import, sans rien garder"
    )
    parser.add_argument("--json", action="store_true", help="répondre en JSON")
    parser.add_argument(
        "--replace", action="store_true", help="en cas de désaccord, prendre la valeur du fichier"
    )
    parser.add_argument(
        "--mapping", default="", metavar="NOM", help="association de colonnes enregistrée (sorte mapped)"
    )
    parser.add_argument(
        "--analytic-column", default="", metavar="COLONNE", help="FEC : la colonne du code analytique"
    )
    parser.add_argument(
        "--balances", action="store_true", help="grand livre avec à-nouveaux : aussi trésorerie et créances"
    )
    parser.add_argument(
        "--kinds", action="store_true", help="lister les sortes de fichiers et leurs colonnes"
    )
    return parser


def _kinds() -> int:
    for kind in KINDS.values():
        print(f"{kind.name} : {kind.label}")
        print(f"    {' ; '.join(kind.columns) or 'les vôtres, avec --mapping NOM'}")
    return 0


def _import(arguments: argparse.Namespace) -> int:
    from rebond.figures.actions.at_once import import_file

    kind, settings = arguments.kind, _settings(arguments)
    started = monotonic()
    outcome = import_file(
        arguments.file,
        kind="mapped" if arguments.mapping else kind,
        settings=settings,
        replace=arguments.replace,
        dry_run=arguments.dry_run,
    )
    if arguments.json:
        print(json.dumps(outcome.as_json(), ensure_ascii=False, indent=2))
    else:
        _say(outcome, monotonic() - started, is_dry=arguments.dry_run)
    return outcome.exit_status


def _settings(arguments: argparse.Namespace) -> dict[str, Any]:
    from rebond.figures.models import ImportMapping
    from rebond.figures.readers import WrongOptions

    settings: dict[str, Any] = {"analytic_column": arguments.analytic_column, "balances": arguments.balances}
    if not arguments.mapping:
        return settings
    saved = ImportMapping.objects.filter(name=arguments.mapping).first()
    if saved is None:
        names = ", ".join(ImportMapping.objects.values_list("name", flat=True)) or "aucune pour l'instant"
        raise WrongOptions(
            f"Aucune association ne s'appelle « {arguments.mapping} ». Enregistrées : {names}."
        )
    return {**settings, **saved.columns, "feed": saved.feeds, "mapping_name": saved.name}


def _say(outcome: Any, seconds: float, *, is_dry: bool) -> None:
    speed = round(outcome.lines_read / seconds) if seconds else outcome.lines_read
    print(
        f"{KINDS[outcome.kind].label} : {plural(outcome.lines_read, 'ligne lue', 'lignes lues')} en {seconds:.1f} s ({speed} lignes/s)"
    )
    print(
        f"  {outcome.created} créés, {outcome.changed} changés, {outcome.unchanged} inchangés, {len(outcome.conflicts)} désaccords"
    )
    for sentence in outcome.notes[:MOST_SHOWN]:
        print(f"  · {sentence}")
    for conflict in outcome.conflicts[:MOST_SHOWN]:
        kept = "le fichier est pris" if conflict.choice == "replace" else "l'existant est gardé"
        print(
            f"  ligne {conflict.line}, {conflict.subject}, {conflict.column} : {conflict.existing} ≠ {conflict.proposed} ({kept})"
        )
    for error in outcome.errors[:MOST_SHOWN]:
        print(f"  ligne {error.line}, {error.column or 'ligne entière'} « {error.value} » : {error.reason}")
    rest = len(outcome.errors) - MOST_SHOWN
    if rest > 0:
        print(f"  … et {rest} autres lignes refusées (--json les donne toutes)")
    if is_dry:
        print("  Rien n'a été gardé (--dry-run).")


def _refuse(sentence: str, arguments: argparse.Namespace) -> int:
    if arguments.json:
        nothing = {"kind": "", "lines_read": 0, "created": 0, "changed": 0, "unchanged": 0, "conflicts": []}
        error = {"line": 0, "column": "", "value": "", "reason": sentence}
        print(json.dumps({**nothing, "errors": [error], "totals": []}, ensure_ascii=False, indent=2))
    else:
        print(sentence, file=sys.stderr)
    return NOTHING_READ

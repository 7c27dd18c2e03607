"""The law on the command line, for payroll people and for those who check us.

    rebond activite-partielle parametres --mois 2024-11 --regime commun --json
    rebond activite-partielle calculer FICHIER.json        (- reads standard input)

Exit status: 0, or 2 when the question itself is wrong (the message says where).
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rebond.droit.activite_partielle.bareme import bareme
from rebond.droit.activite_partielle.calcul import calculer
from rebond.droit.activite_partielle.entrees import lire_situations
from rebond.droit.activite_partielle.mois import lire_mois
from rebond.droit.activite_partielle.regimes import LIBELLES, lire_regime
from rebond.droit.activite_partielle.sorties import ecrire_bareme, ecrire_reponse
from rebond.droit.socle import ErreurDroit, Incomplet

SUJET = "activite-partielle"
MAUVAISE_QUESTION = 2
LECTEUR_PARTI = 1


class FichierIllisible(ErreurDroit):
    """A file that does not exist, is not allowed, or is not UTF-8."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run `parametres` or `calculer`. The leading word `activite-partielle` may be there or not."""
    mots = list(sys.argv[1:] if argv is None else argv)
    if mots[:1] == [SUJET]:
        del mots[0]
    try:
        demande = _parseur().parse_args(mots)
        demande.action(demande)
        sys.stdout.flush()
    except SystemExit as sortie:
        return sortie.code if isinstance(sortie.code, int) else MAUVAISE_QUESTION
    except BrokenPipeError:
        # the reader left (`| head`): nothing to say, and nothing left to flush
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return LECTEUR_PARTI
    except ErreurDroit as erreur:
        print(f"Erreur ({type(erreur).__name__}) : {erreur}", file=sys.stderr)
        return MAUVAISE_QUESTION
    return 0


def _parseur() -> argparse.ArgumentParser:
    parseur = argparse.ArgumentParser(
        prog=f"rebond {SUJET}", description="Activité partielle : paramètres et calculs."
    )
    actions = parseur.add_subparsers(required=True, metavar="ACTION")
    parametres = actions.add_parser("parametres", help="les paramètres d'un mois et d'un régime")
    parametres.add_argument("--mois", required=True, help="mois des heures, par exemple 2024-11")
    parametres.add_argument("--regime", default="commun", help=f"{', '.join(LIBELLES)} (par défaut : commun)")
    parametres.add_argument(
        "--connu-le", help="les paramètres tels que publiés ce jour-là, par exemple 2024-11-30"
    )
    parametres.add_argument("--json", action="store_true", help="en JSON, avec les sources")
    parametres.set_defaults(action=_parametres)
    calcul = actions.add_parser("calculer", help="les situations d'un fichier JSON ; la réponse est en JSON")
    calcul.add_argument("fichier", metavar="FICHIER", help="un fichier JSON, ou - pour l'entrée standard")
    calcul.set_defaults(action=_calculer)
    return parseur


def _parametres(demande: argparse.Namespace) -> None:
    connu_le = _jour(demande.connu_le) if demande.connu_le else None
    table = ecrire_bareme(bareme(lire_mois(demande.mois), lire_regime(demande.regime), connu_le=connu_le))
    if demande.json:
        _imprimer(table)
        return
    sources = table.pop("sources")
    if alerte := table.pop("avertissement", ""):
        print(f"ATTENTION : {alerte}")
    for nom, valeur in table.items():
        print(f"{nom:<20} {'aucun' if valeur is None else valeur}")
    for s in sources:
        marque = f" [{s['marque']}]" if s["marque"] else ""
        print(
            f"- {s['parametre']} = {s['valeur']} depuis {s['depuis']} : {s['texte']} ({s['source']}){marque}"
        )


def _calculer(demande: argparse.Namespace) -> None:
    texte = _lire(demande.fichier)
    situations = lire_situations(texte)
    _imprimer([ecrire_reponse(nom, s if isinstance(s, Incomplet) else calculer(s)) for nom, s in situations])


def _lire(fichier: str) -> str:
    try:
        return sys.stdin.read() if fichier == "-" else Path(fichier).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as erreur:
        msg = f"« {fichier} » ne se lit pas : {erreur}. Donnez un fichier JSON écrit en UTF-8."
        raise FichierIllisible(msg) from erreur


def _jour(texte: str) -> date:
    try:
        return date.fromisoformat(texte)
    except ValueError:
        msg = f"--connu-le : « {texte} » n'est pas une date possible (par exemple 2024-11-30)."
        raise ErreurDroit(msg) from None


def _imprimer(table: Any) -> None:
    print(json.dumps(table, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    sys.exit(main())

"""Read one field of a situation, or say where it is wrong and what was expected."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from rebond.droit.activite_partielle.erreurs import EntreeInvalide
from rebond.droit.activite_partielle.mois import lire_mois
from rebond.droit.activite_partielle.politiques import Politique, lire_politique
from rebond.droit.activite_partielle.regimes import lire_regime
from rebond.droit.contrats import Nature
from rebond.droit.socle import ErreurDroit, exact

PLAFOND = Decimal(10_000_000)
DECIMALES = 6
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Lecteur = Callable[[Any], Any]


def champs(table: Mapping[str, Any], lecteurs: Mapping[str, Lecteur], ou: str) -> dict[str, Any]:
    """Every field read by its reader. Raises EntreeInvalide naming `ou`, the key and the reason. Null is "not given"."""
    inconnues = sorted(set(table) - set(lecteurs))
    if inconnues:
        cles = ", ".join(f"« {c} »" for c in inconnues)
        msg = f"{ou} : clé inconnue {cles}. Clés possibles : {', '.join(sorted(lecteurs))}."
        raise EntreeInvalide(msg)
    return {
        cle: _lire(brut, lecteurs[cle], f"{ou}, « {cle} »") for cle, brut in table.items() if brut is not None
    }


def _lire(brut: Any, lecteur: Lecteur, ou: str) -> Any:
    try:
        return lecteur(brut)
    except EntreeInvalide as erreur:
        msg = str(erreur).replace("@", ou, 1)
        raise EntreeInvalide(msg) from erreur
    except ErreurDroit as erreur:
        msg = f"{ou} : {erreur}"
        raise EntreeInvalide(msg) from erreur


def refuser(raison: str) -> EntreeInvalide:
    """An error whose place is filled in by the caller (`@`)."""
    return EntreeInvalide(f"@ : {raison}")


def nombre(brut: Any) -> Decimal:
    """An exact number, zero or more, of six decimals at most."""
    valeur = exact(brut, "Ce champ")
    exposant = valeur.as_tuple().exponent
    if valeur < 0 or valeur > PLAFOND or (isinstance(exposant, int) and exposant < -DECIMALES):
        raise refuser(f"« {brut} » doit être compris entre 0 et {PLAFOND}, avec six décimales au plus.")
    return valeur


def positif(brut: Any) -> Decimal:
    """A number above zero."""
    if not (valeur := nombre(brut)):
        raise refuser("ce nombre doit être plus grand que 0.")
    return valeur


def fraction(brut: Any) -> Decimal:
    """A share between 0 and 1."""
    if (valeur := nombre(brut)) > 1:
        raise refuser(f"« {brut} » est une part : entre 0 et 1.")
    return valeur


def jour(brut: Any) -> date:
    """A day written 2024-11-30."""
    try:
        if isinstance(brut, str):
            return date.fromisoformat(brut)
    except ValueError:
        pass
    raise refuser(f"« {brut} » n'est pas une date possible : elle s'écrit par exemple 2024-11-30.")


def booleen(brut: Any) -> bool:
    """True or false, written as such."""
    if not isinstance(brut, bool):
        raise refuser(f"« {brut} » : true ou false.")
    return brut


def annee(brut: Any) -> int:
    """A year."""
    valeur = nombre(brut)
    if valeur != int(valeur) or not date.min.year <= valeur <= date.max.year:
        raise refuser(f"« {brut} » n'est pas une année.")
    return int(valeur)


def nom(brut: Any) -> str:
    """A text, or a whole number, that names the situation."""
    if isinstance(brut, str) and brut:
        return brut
    if isinstance(brut, int) and not isinstance(brut, bool):
        return str(brut)
    raise refuser("un texte qui désigne la situation est attendu.")


def choix(famille: type[E]) -> Callable[[Any], E]:
    """One value of a family of choices."""

    def lire(brut: Any) -> E:
        if not isinstance(brut, str) or brut not in set(famille):
            raise refuser(f"« {brut} » n'existe pas. Choix possibles : {', '.join(famille)}.")
        return famille(brut)

    return lire


def liste(lecteur: Callable[[Any, str], T]) -> Callable[[Any], tuple[T, ...]]:
    """A list, each item read by `lecteur(item, place)`."""

    def lire(brut: Any) -> tuple[T, ...]:
        if not isinstance(brut, list):
            raise refuser("une liste est attendue.")
        return tuple(lecteur(item, f"@ n° {rang}") for rang, item in enumerate(brut, 1))

    return lire


def table(brut: Any, ou: str) -> Mapping[str, Any]:
    """An object."""
    if not isinstance(brut, dict):
        msg = f"{ou} : un objet JSON est attendu."
        raise EntreeInvalide(msg)
    return brut


def politique(brut: Any) -> Politique:
    """A policy: an object of named choices."""
    return lire_politique(table(brut, "@"))


NATURE = choix(Nature)
MOIS: Lecteur = lire_mois
REGIME: Lecteur = lire_regime

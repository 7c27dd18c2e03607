"""Civil months, written 2024-11 and held as their first day."""

import re
from datetime import date

from rebond.droit.activite_partielle.erreurs import MoisImpossible
from rebond.droit.socle import ajouter_mois

FORME = re.compile(r"(\d{4})-(\d{2})")


def lire_mois(texte: object) -> date:
    """First day of the month written "2024-11". Raises MoisImpossible."""
    forme = FORME.fullmatch(texte) if isinstance(texte, str) else None
    try:
        if forme is not None:
            return date(int(forme[1]), int(forme[2]), 1)
    except ValueError:
        pass
    msg = f"« {texte} » n'est pas un mois : il s'écrit par exemple 2024-11."
    raise MoisImpossible(msg)


def ecrire_mois(mois: date) -> str:
    """Write 2024-11."""
    return f"{mois:%Y-%m}"


def fenetre(avant: date, nombre: int) -> tuple[date, ...]:
    """The `nombre` civil months that end before the month of the day `avant`, oldest first."""
    premier = avant.replace(day=1)
    return tuple(ajouter_mois(premier, -n) for n in range(nombre, 0, -1))

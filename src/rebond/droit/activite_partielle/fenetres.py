"""Monthly references of many people at once: the mean of the last months, in cents (the twin of references.py).

For whole months only: what must be left out for one person (sickness, balance, paid leave) belongs to their file.
"""

from rebond.droit.activite_partielle.entiers import Entiers, diviser, entiers
from rebond.droit.activite_partielle.erreurs import HorsBornes
from rebond.droit.socle import Arrondi


def moyennes(bruts: object, mois: int, nombre: int, regle: Arrondi) -> Entiers:
    """Mean of the `nombre` columns before column `mois` of `bruts` (people x months, cents).

    Raises HorsBornes when the window starts before the first column.
    """
    tableau = entiers(bruts)
    if not 0 < nombre <= mois <= tableau.shape[1]:
        msg = (
            f"La fenêtre de {nombre} mois avant la colonne {mois} sort du tableau ({tableau.shape[1]} mois)."
        )
        raise HorsBornes(msg)
    somme: Entiers = tableau[:, mois - nombre : mois].sum(axis=1)
    return diviser(somme, nombre, regle)

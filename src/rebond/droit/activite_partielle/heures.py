"""Hours of an ordinary contract: what opens a right in a stopped week, and what payroll takes off for the absence."""

from datetime import date
from decimal import Decimal

from rebond.droit.socle import Arrondi, arrondir, valeur


def heures_de_semaines(semaines: Decimal, duree_hebdo_contrat: Decimal, on: date) -> Decimal:
    """Hours that open a right for `semaines` stopped weeks: never more than the legal 35 h a week."""
    legale = valeur("duree_legale_hebdomadaire", on).decimal
    return semaines * min(duree_hebdo_contrat, legale)


def retenue_absence(salaire: Decimal, heures_mois_reel: Decimal, heures: Decimal, regle: Arrondi) -> Decimal:
    """What payroll takes off for `heures` not worked, on the real hours of the month (154 in March 2020).

    Sources differ on the divisor (reference D8): the absence may use real hours, the indemnite always uses 151.67.
    """
    return arrondir(salaire * heures / heures_mois_reel, regle)

"""Rounding by a named rule. Which rule applies, and at which step, is itself a dated parameter.

Sources disagree on the direction (reference 1.9), so the name of the rule travels with every figure.
"""

from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from .montants import CENTIME
from .noms import Nom


class Arrondi(Nom):
    """How a number loses its extra decimals."""

    DEMI_SUPERIEUR = "demi_superieur"  # 21.525 -> 21.53
    DEMI_INFERIEUR = "demi_inferieur"  # 21.315 -> 21.31, 21.3151 -> 21.32
    TRONCATURE = "troncature"  # 21.319 -> 21.31
    DEMI_PAIR = "demi_pair"


MODES = {
    Arrondi.DEMI_SUPERIEUR: ROUND_HALF_UP,
    Arrondi.DEMI_INFERIEUR: ROUND_HALF_DOWN,
    Arrondi.TRONCATURE: ROUND_DOWN,
    Arrondi.DEMI_PAIR: ROUND_HALF_EVEN,
}


def arrondir(nombre: Decimal, regle: Arrondi = Arrondi.DEMI_SUPERIEUR, pas: Decimal = CENTIME) -> Decimal:
    """`nombre` at the precision of `pas` (default: the cent), by `regle`."""
    return nombre.quantize(pas, rounding=MODES[regle])

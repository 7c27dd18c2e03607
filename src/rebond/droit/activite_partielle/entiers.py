"""Exact division of whole numbers, rounded by a named rule: the twin of socle.arrondi for arrays of cents."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from rebond.droit.socle import Arrondi

Entiers: TypeAlias = NDArray[np.int64]
Nombres: TypeAlias = Entiers | int


def diviser(a: Entiers, b: Nombres, regle: Arrondi) -> Entiers:
    """`a` / `b` rounded to a whole number. `a` is zero or more, `b` above zero: callers guarantee both."""
    if regle is Arrondi.DEMI_SUPERIEUR:
        demi: Entiers = (2 * a + b) // (2 * b)
        return demi
    if regle is Arrondi.DEMI_INFERIEUR:
        moins: Entiers = (2 * a + b - 1) // (2 * b)
        return moins
    quotient: Entiers = a // b
    if regle is Arrondi.TRONCATURE:
        return quotient
    reste = 2 * (a - quotient * b)
    monte: Entiers = ((reste > b) | ((reste == b) & (quotient % 2 == 1))).astype(np.int64)
    return quotient + monte


def entiers(nombres: object) -> Entiers:
    """A one-dimension int64 array; a float array is refused rather than cut."""
    tableau = np.asarray(nombres)
    if tableau.dtype.kind not in "iu":
        msg = f"Des centimes entiers sont attendus, pas {tableau.dtype}."
        raise TypeError(msg)
    return tableau.astype(np.int64, copy=False)

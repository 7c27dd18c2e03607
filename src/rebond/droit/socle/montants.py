"""Euros and cents: exact numbers only. A float never enters."""

from decimal import Decimal, InvalidOperation
from typing import Final

from .erreurs import MontantImpossible

CENTIME: Final = Decimal("0.01")
ZERO: Final = Decimal("0.00")
LISIBLE: Final = 6  # decimals that still let a reader redo a multiplication by hand


def exact(nombre: object, quoi: str = "Le montant") -> Decimal:
    """An exact Decimal from a Decimal, an int or a text like "1234.50". Raises MontantImpossible (floats included)."""
    if isinstance(nombre, bool) or not isinstance(nombre, (Decimal, int, str)):
        msg = f"{quoi} doit être un nombre exact, écrit par exemple « 1234.50 »."
        raise MontantImpossible(msg)
    try:
        valeur = Decimal(nombre)
    except InvalidOperation:
        valeur = Decimal("NaN")
    if not valeur.is_finite():
        msg = f"{quoi} n'est pas un nombre : « {nombre} »."
        raise MontantImpossible(msg)
    return valeur


def en_centimes(montant: Decimal) -> int:
    """Whole cents of an amount that has no finer part. Raises MontantImpossible otherwise."""
    centimes = montant * 100
    if centimes != centimes.to_integral_value():
        msg = f"{montant} n'est pas un nombre entier de centimes."
        raise MontantImpossible(msg)
    return int(centimes)


def de_centimes(centimes: int) -> Decimal:
    """The amount in euros, with two decimals."""
    return Decimal(centimes).scaleb(-2)


def texte_nombre(nombre: Decimal) -> str:
    """Write 1 234,50: decimal comma, narrow no-break space between thousands, six decimals at most."""
    exposant = nombre.as_tuple().exponent
    if isinstance(exposant, int) and exposant < -LISIBLE:
        nombre = nombre.quantize(Decimal(1).scaleb(-LISIBLE))
    return f"{nombre:,f}".replace(",", "\u202f").replace(".", ",")

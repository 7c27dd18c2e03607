"""Exact quotients: a numerator over a denominator, divided once, at the very end.

A division in the middle would turn 12.345 into 12.34499… and lose a cent an hour; integers in the simulation follow
the same formulas, so both engines agree to the cent.
"""

from decimal import Decimal
from typing import NamedTuple

from rebond.droit.socle import CENTIME, Arrondi
from rebond.droit.socle.arrondi import MODES

UN = Decimal(1)


class Rapport(NamedTuple):
    """`num` / `den`, never divided before it is rounded."""

    num: Decimal
    den: Decimal = UN

    def fois(self, autre: "Rapport") -> "Rapport":
        return Rapport(self.num * autre.num, self.den * autre.den)

    def depasse(self, borne: Decimal) -> bool:
        return self.num > borne * self.den

    def inferieur(self, borne: Decimal) -> bool:
        return self.num < borne * self.den

    @property
    def quotient(self) -> Decimal:
        """For reading only: never computed with."""
        return self.num / self.den

    def arrondi(self, regle: Arrondi) -> Decimal:
        """At the hundredth, by `regle`."""
        return (self.num / self.den).quantize(CENTIME, MODES[regle])


RIEN = Rapport(Decimal(0))

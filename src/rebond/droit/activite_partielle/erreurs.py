"""Named errors of the activite partielle library."""

from rebond.droit.socle import ErreurDroit


class RegimeInconnu(ErreurDroit):
    """No regime of activite partielle has this name."""


class MoisImpossible(ErreurDroit):
    """A month that is not written 2024-11, or that does not exist."""


class PolitiqueInconnue(ErreurDroit):
    """A method that the library does not offer; the message lists those it offers."""


class EntreeInvalide(ErreurDroit):
    """A situation written wrongly: the message names the place, then what was expected."""


class HorsBornes(ErreurDroit):
    """A number too large for the simulation, which counts in 64-bit cents."""

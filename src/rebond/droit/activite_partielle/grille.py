"""The figures of one month and one regime as whole numbers: cents, hundredths of hours, hundredths of rates."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from rebond.droit.activite_partielle.bareme import bareme
from rebond.droit.activite_partielle.minimum import rmm_mensuelle
from rebond.droit.activite_partielle.prelevements import taux
from rebond.droit.activite_partielle.regimes import Regime
from rebond.droit.socle import Arrondi, ErreurDroit


class Borne(NamedTuple):
    """Rate in hundredths; cap (None: no cap) and floor in cents an hour."""

    taux: int
    plafond: int | None
    plancher: int


class Levee(NamedTuple):
    """A levy as an exact fraction of the gross."""

    nom: str
    num: int
    den: int


class Grille(NamedTuple):
    """SMIC in cents an hour and cents a month; legal duration in hundredths of hours; RMM in cents."""

    smic: int
    smic_mensuel: int
    duree: int
    indemnite: Borne
    allocation: Borne
    levees: tuple[Levee, ...]
    rmm: int
    arrondi: Arrondi


@lru_cache(maxsize=4096)
def grille(mois: date, regime: Regime, *, connu_le: date | None = None) -> Grille:
    """The same YAML values as the explanation, as whole numbers. Same errors as bareme()."""
    b = bareme(mois, regime, connu_le=connu_le)
    plafond = None if b.plafond_indemnite is None else _centiemes(b.plafond_indemnite)
    levees = tuple(_levee(t.nom, t.part) for t in taux(mois))
    return Grille(
        smic=_centiemes(b.smic.decimal),
        smic_mensuel=_centiemes(b.smic_mensuel),
        duree=_centiemes(b.duree.decimal),
        indemnite=Borne(
            _centiemes(b.taux_indemnite.decimal), plafond, _centiemes(b.plancher_indemnite.decimal)
        ),
        allocation=Borne(
            _centiemes(b.taux_allocation.decimal),
            _centiemes(b.plafond_allocation),
            _centiemes(b.plancher_allocation.decimal),
        ),
        levees=levees,
        rmm=_centiemes(rmm_mensuelle(mois)),
        arrondi=b.arrondi,
    )


def _centiemes(nombre: Decimal) -> int:
    entier = nombre * 100
    if entier != int(entier):
        msg = f"{nombre} a plus de deux décimales : la simulation compte en centièmes."
        raise ErreurDroit(msg)
    return int(entier)


def _levee(nom: str, part: Decimal) -> Levee:
    num, den = part.as_integer_ratio()
    return Levee(nom, num, den)

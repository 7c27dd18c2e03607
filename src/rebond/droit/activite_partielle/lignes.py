"""Hourly rates and hours of many rows, as exact quotients of whole numbers (the twin of temps.py)."""

from typing import NamedTuple

import numpy as np

from rebond.droit.activite_partielle.entiers import Entiers, Nombres, diviser
from rebond.droit.activite_partielle.grille import Grille
from rebond.droit.activite_partielle.options import EtapeArrondi, Heures
from rebond.droit.activite_partielle.politiques import Politique
from rebond.droit.socle import Arrondi

CENT = 100


class Reglage(NamedTuple):
    """What is the same for every row."""

    grille: Grille
    politique: Politique
    etape: EtapeArrondi
    regle: Arrondi


class Lignes(NamedTuple):
    """Hourly rate `tn/td` in cents, hours `hn/hd` in hundredths; `perte` in cents when it alone gives the total."""

    tn: Entiers
    td: Nombres
    hn: Entiers
    hd: Nombres
    perte: Entiers | None = None


class Duree(NamedTuple):
    """Monthly duration `dn/dd` in hundredths of hours. `courte`: rows whose pay is under a full-time SMIC."""

    dn: Nombres
    dd: Nombres
    courte: np.typing.NDArray[np.bool_] | None


def lignes_esa(ref: Entiers, percu: Entiers, r: Reglage, heures: Entiers | None) -> Lignes:
    """Rate and hours of each row: declared `heures` when given, else deduced from the loss. No loss, no hour."""
    perte = np.maximum(ref - percu, 0)
    duree = _duree(ref, r)
    tn, td = _taux(ref, duree, r)
    if heures is not None:
        return _bornees(tn, td, np.where(perte > 0, heures, 0), duree)
    if r.etape is EtapeArrondi.HORAIRE:
        deduites = diviser(perte * CENT, np.maximum(tn, 1), r.regle)
        return _bornees(tn, td, np.where(tn > 0, deduites, 0), duree)
    legales, sur = perte * r.grille.duree, np.maximum(ref, 1)
    if duree.courte is None:
        return Lignes(tn, td, legales, sur, perte)
    hn = np.where(duree.courte, perte * CENT, legales)
    return Lignes(tn, td, hn, np.where(duree.courte, r.grille.smic, sur), perte)


def _duree(ref: Entiers, r: Reglage) -> Duree:
    p, g = r.politique, r.grille
    if Heures.H_EQ_SMIC not in {p.heures, p.declare_sur if p.heures is Heures.H_DECLARED else None}:
        return Duree(g.duree, 1, None)
    courte = ref * CENT <= g.smic * g.duree
    return Duree(np.where(courte, ref * CENT, g.duree), np.where(courte, g.smic, 1), courte)


def _taux(ref: Entiers, duree: Duree, r: Reglage) -> tuple[Entiers, Nombres]:
    tn, td = ref * CENT, r.grille.duree
    if r.etape is EtapeArrondi.HORAIRE:
        legal = diviser(tn, td, r.regle)
        return legal if duree.courte is None else np.where(duree.courte, r.grille.smic, legal), 1
    if duree.courte is None:
        return tn, td
    return np.where(duree.courte, r.grille.smic, tn), np.where(duree.courte, 1, td)


def _bornees(tn: Entiers, td: Nombres, heures: Entiers, duree: Duree) -> Lignes:
    """Never more hours than the duration."""
    trop = heures * duree.dd > duree.dn
    return Lignes(tn, td, np.where(trop, duree.dn, heures), np.where(trop, duree.dd, 1))

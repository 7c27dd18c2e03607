"""Amounts and levies of many rows, in cents (the twin of montants.py and prelevements.py)."""

import numpy as np

from rebond.droit.activite_partielle.entiers import Entiers, diviser
from rebond.droit.activite_partielle.grille import Borne, Grille
from rebond.droit.activite_partielle.lignes import CENT, Lignes, Reglage
from rebond.droit.activite_partielle.options import EtapeArrondi, Plancher
from rebond.droit.socle import Arrondi

Masque = np.typing.NDArray[np.bool_] | bool


def sans_plancher(plancher: Plancher, lignes: Lignes, smic: int) -> Masque:
    """Rows whose floors are set aside."""
    if plancher is Plancher.F_VRP_LIKE:
        return np.asarray(lignes.tn < smic * lignes.td)
    return plancher is Plancher.F_NONE


def totaux(lignes: Lignes, borne: Borne, libre: Masque, r: Reglage, net: Entiers | None) -> Entiers:
    """Month's total of one kind of hour: rate, cap, floor unless `libre`, then net cap."""
    if r.etape is EtapeArrondi.HORAIRE:
        heure = diviser(borne.taux * lignes.tn, CENT * lignes.td, r.regle)
        return _par_heure(_borner(heure, borne, libre, net), lignes, r)
    num, den = borne.taux * lignes.tn, CENT * lignes.td
    bornee = np.logical_and(np.logical_not(libre), num < borne.plancher * den)
    heure = np.where(bornee, borne.plancher, 0)
    if borne.plafond is not None:
        haute = num > borne.plafond * den
        heure, bornee = np.where(haute, borne.plafond, heure), bornee | haute
    if net is not None:
        trop = np.where(bornee, heure > net, num > net * den)
        heure, bornee = np.where(trop, net, heure), bornee | trop
    exact = _exact(lignes, borne, r)
    return np.where(bornee, _par_heure(heure, lignes, r), exact) if bornee.any() else exact


def _borner(heure: Entiers, borne: Borne, libre: Masque, net: Entiers | None) -> Entiers:
    basse = heure if borne.plafond is None else np.minimum(heure, borne.plafond)
    relevee = np.where(libre, basse, np.maximum(basse, borne.plancher))
    return relevee if net is None else np.minimum(relevee, net)


def _par_heure(heure: Entiers, lignes: Lignes, r: Reglage) -> Entiers:
    return diviser(heure * lignes.hn, CENT * lignes.hd, r.regle)


def _exact(lignes: Lignes, borne: Borne, r: Reglage) -> Entiers:
    """Without cap nor floor, hours deduced from the loss give the rate times the loss."""
    if lignes.perte is not None:
        return diviser(borne.taux * lignes.perte, CENT, r.regle)
    return diviser(borne.taux * lignes.tn * lignes.hn, CENT * CENT * lignes.td * lignes.hd, r.regle)


def prelever(brut: Entiers, net_activite: Entiers | int, g: Grille, regle: Arrondi) -> dict[str, Entiers]:
    """Each levy in the legal order, within the room left under the monthly SMIC."""
    place = np.maximum(net_activite + brut - g.smic_mensuel, 0)
    leves = {}
    for nom, num, den in g.levees:
        leves[nom] = np.minimum(diviser(brut * num, den, regle), place)
        place = place - leves[nom]
    return leves

"""Whole fields at once: one month, one policy, arrays of int64 cents; equal to the explanation on every row, to the cent.

Euros times hours never leave whole numbers, so a half cent is a half cent. Not simulated, because they belong to one
person's file: contingent, leave and sickness hours, split months, complement, Alsace-Moselle, non residents.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from rebond.droit.activite_partielle.bareme import RACINE
from rebond.droit.activite_partielle.entiers import Entiers, diviser, entiers
from rebond.droit.activite_partielle.erreurs import HorsBornes, PolitiqueInconnue
from rebond.droit.activite_partielle.grille import grille
from rebond.droit.activite_partielle.lignes import CENT, Lignes, Reglage, lignes_esa
from rebond.droit.activite_partielle.options import (
    DureeEquivalente,
    EtapeArrondi,
    Heures,
    Plancher,
    SmicEquivalent,
)
from rebond.droit.activite_partielle.politiques import Politique
from rebond.droit.activite_partielle.regimes import Regime
from rebond.droit.activite_partielle.vecteurs import prelever, sans_plancher, totaux
from rebond.droit.socle import Arrondi, valeur

MAX_CENTIMES = 10_000_000  # 100 000 euros a month: every product stays under 2**63


@dataclass(frozen=True, slots=True)
class Simulation:
    """Cents for each row; `heures` in hundredths. `allocation_complementaire` is zero without rmm_esa."""

    heures: Entiers
    indemnite: Entiers
    allocation: Entiers
    csg_deductible: Entiers
    csg_non_deductible: Entiers
    crds: Entiers
    indemnite_nette: Entiers
    allocation_complementaire: Entiers

    @property
    def reste_a_charge(self) -> Entiers:
        return self.indemnite - self.allocation


def simuler(
    mois: date,
    reference: object,
    percu: object,
    politique: Politique,
    *,
    regime: Regime = Regime.COMMUN,
    net_activite: object = None,
    heures: object = None,
    net_horaire_habituel: object = None,
    connu_le: date | None = None,
) -> Simulation:
    """ESA form: monthly `reference` and `percu` in cents, `heures` in hundredths for H_DECLARED.

    Raises PolitiqueInconnue for a method that needs each person's file, HorsBornes above 100 000 euros a month,
    and the errors of bareme() for a month without figures.
    """
    _controler(politique, heures, net_horaire_habituel)
    g = grille(mois, regime, connu_le=connu_le)
    r = Reglage(g, politique, politique.etape or _etape("deduites", mois), politique.regle or g.arrondi)
    lignes = lignes_esa(_borner(reference), _borner(percu), r, None if heures is None else _borner(heures))
    net = None if net_horaire_habituel is None else _net(net_horaire_habituel, mois)
    return _conclure(lignes, r, net_activite, net)


def simuler_horaire(
    mois: date,
    taux_horaire: object,
    heures: object,
    *,
    regime: Regime = Regime.COMMUN,
    net_activite: object = None,
    arrondi: tuple[Arrondi | None, EtapeArrondi | None] = (None, None),
    connu_le: date | None = None,
) -> Simulation:
    """Hourly form: `taux_horaire` in cents, `heures` in hundredths. `arrondi`: rule and step, else those of the month."""
    g = grille(mois, regime, connu_le=connu_le)
    r = Reglage(g, Politique(), arrondi[1] or _etape("connues", mois), arrondi[0] or g.arrondi)
    return _conclure(Lignes(_borner(taux_horaire), 1, _borner(heures), 1), r, net_activite, None)


def _conclure(lignes: Lignes, r: Reglage, net_activite: object, net: Entiers | None) -> Simulation:
    g, p = r.grille, r.politique
    plancher = Plancher.F_TEXT if p.plancher is Plancher.F_NET_CAP else p.plancher
    libre = sans_plancher(plancher, lignes, g.smic)
    indemnite = totaux(lignes, g.indemnite, libre, r, net)
    # an hour of allocation above an hour of indemnite is brought down to it; rounding keeps that order on totals
    allocation = np.minimum(totaux(lignes, g.allocation, libre, r, None), indemnite)
    salaires: Entiers | int = 0 if net_activite is None else _borner(net_activite)
    leves = prelever(indemnite, salaires, g, r.regle)
    nette = indemnite - sum(leves.values())
    heures = diviser(lignes.hn, lignes.hd, r.regle)
    manque = np.where(heures > 0, np.maximum(g.rmm - salaires - nette, 0), 0)
    return Simulation(
        heures,
        indemnite,
        allocation,
        **leves,
        indemnite_nette=nette,
        allocation_complementaire=manque * p.rmm_esa,
    )


def _controler(p: Politique, heures: object, net: object) -> None:
    if p.heures is Heures.H_DECLARED:
        simulable = heures is not None
    else:
        equivalente = p.duree is DureeEquivalente.EQ_FROM_MEAN_PAY and p.smic is SmicEquivalent.SMIC_MOIS_AP
        simulable = heures is None and (
            p.heures is Heures.H_LOSS_LEGAL or (p.heures is Heures.H_EQ_SMIC and equivalente)
        )
    if not simulable or (p.plancher is Plancher.F_NET_CAP) != (net is not None):
        msg = f"La simulation ne sait pas appliquer {p.heures} avec {p.plancher} sur ces données : calculez personne par personne."
        raise PolitiqueInconnue(msg)


def _borner(nombres: object) -> Entiers:
    tableau = entiers(nombres)
    if tableau.size and (tableau.min() < 0 or tableau.max() > MAX_CENTIMES):
        msg = f"La simulation compte de 0 à {MAX_CENTIMES // CENT} euros par mois."
        raise HorsBornes(msg)
    return tableau


def _net(net_horaire_habituel: object, mois: date) -> Entiers:
    part = valeur(f"{RACINE}/plafond_net_habituel", mois).entier
    return _borner(net_horaire_habituel) * part


def _etape(quand: str, mois: date) -> EtapeArrondi:
    return EtapeArrondi(str(valeur(f"{RACINE}/arrondi_heures_{quand}", mois).valeur))

"""One hour of indemnite, one hour of allocation: rate, cap, floor, net cap; then the month's totals."""

from decimal import Decimal
from typing import NamedTuple

from rebond.droit.activite_partielle.bareme import ARTICLE_ALLOCATION, ARTICLE_INDEMNITE, Bareme
from rebond.droit.activite_partielle.bornes import Bornes, bornes
from rebond.droit.activite_partielle.durees import Cadre
from rebond.droit.activite_partielle.options import EtapeArrondi, Plancher
from rebond.droit.activite_partielle.rapports import Rapport
from rebond.droit.socle import Etape, Valeur


class Montants(NamedTuple):
    """Euros. `*_horaire` are rounded for reading; totals come from the exact hour when only totals are rounded."""

    indemnite_horaire: Decimal
    indemnite: Decimal
    allocation_horaire: Decimal
    allocation: Decimal


class Heure(NamedTuple):
    """An hour of one kind: exact, and rounded for reading."""

    exacte: Rapport
    lue: Decimal


def sans_plancher(plancher: Plancher, taux: Rapport, b: Bareme) -> bool:
    """Whether the floors are set aside: never (F_TEXT), always (F_NONE), under the SMIC (F_VRP_LIKE)."""
    return plancher is Plancher.F_NONE or (plancher is Plancher.F_VRP_LIKE and taux.inferieur(b.smic.decimal))


def montants(
    taux: Rapport, heures: Rapport, plancher: Plancher, cadre: Cadre, *, net_habituel: Decimal | None = None
) -> tuple[Montants, list[Etape]]:
    """Indemnite and allocation for `heures` at `taux`. `net_habituel` (euros an hour) caps the indemnite when given.

    The allocation never exceeds the indemnite: nobody is repaid more than was paid.
    """
    ind, alloc = bornes(cadre.bareme, libre=sans_plancher(plancher, taux, cadre.bareme))
    lu = taux.quotient
    etapes: list[Etape] = []
    heure_i = _heure(ind, taux, lu, cadre, etapes)
    if net_habituel is not None and heure_i.exacte.depasse(net_habituel):
        heure_i = Heure(Rapport(net_habituel), net_habituel)
        etapes.append(_remplace("Limite du net habituel", net_habituel, ARTICLE_INDEMNITE, None))
    indemnite = _total(ind, heure_i.exacte, heures, cadre, etapes)
    heure_a = _heure(alloc, taux, lu, cadre, etapes)
    if heure_a.exacte.num * heure_i.exacte.den > heure_i.exacte.num * heure_a.exacte.den:
        heure_a = heure_i
        libelle = "L'allocation ne dépasse pas l'indemnité"
        etapes.append(_remplace(libelle, heure_i.lue, ARTICLE_ALLOCATION, None))
    allocation = _total(alloc, heure_a.exacte, heures, cadre, etapes)
    reste = (indemnite, allocation)
    etapes.append(
        Etape("Reste à charge", "{} − {}", reste, indemnite - allocation, "euros", ARTICLE_ALLOCATION)
    )
    return Montants(heure_i.lue, indemnite, heure_a.lue, allocation), etapes


def _heure(bornes: Bornes, taux: Rapport, lu: Decimal, cadre: Cadre, etapes: list[Etape]) -> Heure:
    heure = Rapport(taux.num * bornes.pct, taux.den)
    lue = heure.arrondi(cadre.regle)
    if cadre.etape is EtapeArrondi.HORAIRE:
        heure = Rapport(lue)
    nombres = (lu, bornes.pct)
    etapes.append(Etape(bornes.heure, "{} × {}", nombres, lue, "euros/heure", bornes.article, bornes.taux))
    if bornes.plafond is not None and heure.depasse(bornes.plafond):
        heure, lue = Rapport(bornes.plafond), bornes.plafond
        etapes.append(_plafond(bornes, lue, cadre))
    if bornes.plancher is not None and heure.inferieur(bornes.plancher):
        heure, lue = Rapport(bornes.plancher), bornes.plancher
        libelle = f"Plancher : {bornes.heure.lower()}"
        etapes.append(_remplace(libelle, lue, bornes.plancher_article, bornes.plancher_source))
    return Heure(heure, lue)


def _plafond(bornes: Bornes, plafond: Decimal, cadre: Cadre) -> Etape:
    nombres = (bornes.pct, bornes.plafond_source.decimal, cadre.bareme.smic.decimal)
    libelle = f"Plafond : {bornes.heure.lower()}"
    return Etape(
        libelle, "{} × {} × {}", nombres, plafond, "euros/heure", bornes.article, bornes.plafond_source
    )


def _remplace(libelle: str, montant: Decimal, article: str, source: Valeur | None) -> Etape:
    return Etape(libelle, "remplacé par {}", (montant,), montant, "euros/heure", article, source)


def _total(bornes: Bornes, heure: Rapport, heures: Rapport, cadre: Cadre, etapes: list[Etape]) -> Decimal:
    total = heure.fois(heures).arrondi(cadre.regle)
    nombres = (heure.quotient, heures.quotient)
    etapes.append(Etape(bornes.total, "{} × {}", nombres, total, "euros", bornes.article))
    return total

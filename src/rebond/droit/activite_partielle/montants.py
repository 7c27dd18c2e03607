"""One hour of indemnite, one hour of allocation: rate, cap, floor, net cap; then the month's totals."""

from decimal import Decimal
from typing import NamedTuple

from rebond.droit.activite_partielle.bareme import ARTICLE_ALLOCATION, ARTICLE_INDEMNITE, Bareme
from rebond.droit.activite_partielle.options import EtapeArrondi, Plancher
from rebond.droit.activite_partielle.rapports import Rapport
from rebond.droit.activite_partielle.temps import Cadre
from rebond.droit.socle import Etape, Valeur

ARTICLE_MINIMUM = "C. trav. art. L.3232-3 et R.5122-18"


class Montants(NamedTuple):
    """Euros. `*_horaire` are rounded for reading; totals come from the exact hour when only totals are rounded."""

    indemnite_horaire: Decimal
    indemnite: Decimal
    allocation_horaire: Decimal
    allocation: Decimal


class Bornes(NamedTuple):
    """What limits one kind of hour, with its name and its articles."""

    nom: str
    article: str
    taux: Valeur
    plafond: Decimal | None
    plafond_source: Valeur
    plancher: Valeur | None
    plancher_article: str


def sans_plancher(plancher: Plancher, taux: Rapport, b: Bareme) -> bool:
    """Whether the floors are set aside: never (F_TEXT), always (F_NONE), under the SMIC (F_VRP_LIKE)."""
    return plancher is Plancher.F_NONE or (plancher is Plancher.F_VRP_LIKE and taux.inferieur(b.smic.decimal))


def montants(
    taux: Rapport, heures: Rapport, plancher: Plancher, cadre: Cadre, *, net_habituel: Decimal | None = None
) -> tuple[Montants, tuple[Etape, ...]]:
    """Indemnite and allocation for `heures` at `taux`. `net_habituel` (euros an hour) caps the indemnite when given.

    The allocation never exceeds the indemnite: nobody is repaid more than was paid.
    """
    ind, alloc = _bornes(cadre.bareme, libre=sans_plancher(plancher, taux, cadre.bareme))
    regle, etapes = cadre.regle, list[Etape]()
    heure_i = _heure(ind, taux, cadre, etapes)
    if net_habituel is not None and heure_i.depasse(net_habituel):
        heure_i = Rapport(net_habituel)
        etapes.append(_remplace("Limite du net habituel", net_habituel, ARTICLE_INDEMNITE, None))
    indemnite = _total(ind, heure_i, heures, cadre, etapes)
    heure_a = _heure(alloc, taux, cadre, etapes)
    if heure_a.num * heure_i.den > heure_i.num * heure_a.den:
        heure_a = heure_i
        libelle = "L'allocation ne dépasse pas l'indemnité"
        etapes.append(_remplace(libelle, heure_i.arrondi(regle), ARTICLE_ALLOCATION, None))
    allocation = _total(alloc, heure_a, heures, cadre, etapes)
    reste = indemnite - allocation
    etapes.append(
        Etape("Reste à charge", "{} − {}", (indemnite, allocation), reste, "euros", ARTICLE_ALLOCATION)
    )
    return Montants(heure_i.arrondi(regle), indemnite, heure_a.arrondi(regle), allocation), tuple(etapes)


def _bornes(b: Bareme, *, libre: bool) -> tuple[Bornes, Bornes]:
    indemnite = Bornes(
        "indemnité",
        ARTICLE_INDEMNITE,
        b.taux_indemnite,
        b.plafond_indemnite,
        b.plafond_indemnite_en_smic,
        None if libre else b.plancher_indemnite,
        ARTICLE_MINIMUM,
    )
    allocation = Bornes(
        "allocation",
        ARTICLE_ALLOCATION,
        b.taux_allocation,
        b.plafond_allocation,
        b.plafond_allocation_en_smic,
        None if libre else b.plancher_allocation,
        ARTICLE_ALLOCATION,
    )
    return indemnite, allocation


def _heure(bornes: Bornes, taux: Rapport, cadre: Cadre, etapes: list[Etape]) -> Rapport:
    pct = bornes.taux.decimal
    heure = Rapport(taux.num * pct, taux.den)
    if cadre.etape is EtapeArrondi.HORAIRE:
        heure = Rapport(heure.arrondi(cadre.regle))
    libelle = f"Une heure d'{bornes.nom}"
    nombres = (taux.quotient, pct)
    affiche = heure.arrondi(cadre.regle)
    etapes.append(Etape(libelle, "{} × {}", nombres, affiche, "euros/heure", bornes.article, bornes.taux))
    if bornes.plafond is not None and heure.depasse(bornes.plafond):
        heure = Rapport(bornes.plafond)
        etapes.append(_plafond(bornes, bornes.plafond, cadre))
    if bornes.plancher is not None and heure.inferieur(bornes.plancher.decimal):
        heure = Rapport(bornes.plancher.decimal)
        libelle = f"Plancher de l'{bornes.nom}"
        etapes.append(_remplace(libelle, bornes.plancher.decimal, bornes.plancher_article, bornes.plancher))
    return heure


def _plafond(bornes: Bornes, plafond: Decimal, cadre: Cadre) -> Etape:
    nombres = (bornes.taux.decimal, bornes.plafond_source.decimal, cadre.bareme.smic.decimal)
    libelle = f"Plafond de l'{bornes.nom}"
    return Etape(
        libelle, "{} × {} × {}", nombres, plafond, "euros/heure", bornes.article, bornes.plafond_source
    )


def _remplace(libelle: str, montant: Decimal, article: str, source: Valeur | None) -> Etape:
    return Etape(libelle, "remplacé par {}", (montant,), montant, "euros/heure", article, source)


def _total(bornes: Bornes, heure: Rapport, heures: Rapport, cadre: Cadre, etapes: list[Etape]) -> Decimal:
    total = heure.fois(heures).arrondi(cadre.regle)
    nombres = (heure.quotient, heures.quotient)
    etapes.append(Etape(bornes.nom.capitalize(), "{} × {}", nombres, total, "euros", bornes.article))
    return total

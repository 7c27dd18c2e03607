"""CSG and CRDS on the indemnite, with the ecretement, in the legal order of levy.

The levies may not bring net wages + indemnite under the gross full-time monthly SMIC, never prorated. What fits in the
room is levied in this order: CSG deductible, CSG non deductible, CRDS, local scheme. So the reduction starts from the end.
"""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from rebond.droit.socle import ZERO, Arrondi, Etape, Valeur, arrondir, valeur

RACINE = "activite_partielle/prelevements"
ARTICLE = "CSS art. L.136-1-2, L.136-2, L.136-8 ; C. trav. art. L.5122-4"
LIBELLES = {
    "csg_deductible": "CSG déductible",
    "csg_non_deductible": "CSG non déductible",
    "crds": "CRDS",
    "alsace_moselle": "Régime local d'Alsace-Moselle",
    "non_resident": "Cotisation maladie des non-résident·es",
}


class Prelevements(NamedTuple):
    """Euros. `cotisation_maladie`: local scheme of Alsace-Moselle, or sickness contribution of non tax residents."""

    csg_deductible: Decimal
    csg_non_deductible: Decimal
    crds: Decimal
    cotisation_maladie: Decimal
    total: Decimal


AUCUN = Prelevements(ZERO, ZERO, ZERO, ZERO, ZERO)


class Taux(NamedTuple):
    """One levy: its name, its rate, the share of the indemnite it bears on, and both multiplied."""

    nom: str
    source: Valeur
    taux: Decimal
    assiette: Decimal
    part: Decimal


def _taux(nom: str, on: date, assiette: Decimal) -> Taux:
    source = valeur(f"{RACINE}/{nom}", on)
    return Taux(nom, source, source.decimal, assiette, assiette * source.decimal)


@lru_cache(maxsize=512)
def taux(on: date, *, alsace_moselle: bool = False, non_resident: bool = False) -> tuple[Taux, ...]:
    """The levies of the month, in the legal order."""
    if non_resident:
        return (_taux("non_resident", on, Decimal(1)),)
    assiette = valeur(f"{RACINE}/assiette", on).decimal
    suite = tuple(_taux(nom, on, assiette) for nom in ("csg_deductible", "csg_non_deductible", "crds"))
    return (*suite, _taux("alsace_moselle", on, Decimal(1))) if alsace_moselle else suite


def prelever(
    brut: Decimal,
    net_activite: Decimal,
    smic_mensuel: Decimal,
    levees: tuple[Taux, ...],
    regle: Arrondi = Arrondi.DEMI_SUPERIEUR,
) -> tuple[Prelevements, list[Etape]]:
    """What is levied on `brut` (indemnite, and the complement that follows its regime), and the steps."""
    place = max(ZERO, net_activite + brut - smic_mensuel)
    nombres: tuple[Decimal, ...] = (net_activite, brut, smic_mensuel)
    etapes = [
        Etape("Place avant le SMIC mensuel brut", "max(0 ; {} + {} − {})", nombres, place, "euros", ARTICLE)
    ]
    if not place:
        return AUCUN, etapes
    pris = dict.fromkeys(LIBELLES, ZERO)
    for nom, source, taux_plein, assiette, part in levees:
        plein = arrondir(brut * part, regle)
        pris[nom] = min(plein, place)
        place -= pris[nom]
        nombres = (brut, assiette, taux_plein, pris[nom])
        modele = "{} × {} × {}" if pris[nom] == plein else "{} × {} × {}, ramené à {}"
        etapes.append(Etape(LIBELLES[nom], modele, nombres, pris[nom], "euros", ARTICLE, source))
    maladie = pris["alsace_moselle"] + pris["non_resident"]
    csg, csg_non, crds = pris["csg_deductible"], pris["csg_non_deductible"], pris["crds"]
    return Prelevements(csg, csg_non, crds, maladie, csg + csg_non + crds + maladie), etapes

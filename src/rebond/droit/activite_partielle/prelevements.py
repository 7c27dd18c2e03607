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


class Taux(NamedTuple):
    """One levy: its name, its rate, the share of the indemnite it bears on."""

    nom: str
    source: Valeur
    assiette: Decimal


@lru_cache(maxsize=512)
def taux(on: date, *, alsace_moselle: bool = False, non_resident: bool = False) -> tuple[Taux, ...]:
    """The levies of the month, in the legal order."""
    if non_resident:
        return (Taux("non_resident", valeur(f"{RACINE}/non_resident", on), Decimal(1)),)
    assiette = valeur(f"{RACINE}/assiette", on).decimal
    noms = ("csg_deductible", "csg_non_deductible", "crds")
    suite = tuple(Taux(nom, valeur(f"{RACINE}/{nom}", on), assiette) for nom in noms)
    local = (
        (Taux("alsace_moselle", valeur(f"{RACINE}/alsace_moselle", on), Decimal(1)),)
        if alsace_moselle
        else ()
    )
    return suite + local


def prelever(
    brut: Decimal,
    net_activite: Decimal,
    smic_mensuel: Decimal,
    levees: tuple[Taux, ...],
    regle: Arrondi = Arrondi.DEMI_SUPERIEUR,
) -> tuple[Prelevements, tuple[Etape, ...]]:
    """What is levied on `brut` (indemnite, and the complement that follows its regime), and the steps."""
    place = max(ZERO, net_activite + brut - smic_mensuel)
    etapes = [
        Etape(
            "Place avant le SMIC mensuel brut",
            "max(0 ; {} + {} − {})",
            (net_activite, brut, smic_mensuel),
            place,
            "euros",
            ARTICLE,
        )
    ]
    pris = dict.fromkeys(LIBELLES, ZERO)
    for nom, source, assiette in levees:
        plein = arrondir(brut * assiette * source.decimal, regle)
        pris[nom] = min(plein, place)
        place -= pris[nom]
        nombres = (brut, assiette, source.decimal, pris[nom])
        modele = "{} × {} × {}" if pris[nom] == plein else "{} × {} × {}, ramené à {}"
        etapes.append(Etape(LIBELLES[nom], modele, nombres, pris[nom], "euros", ARTICLE, source))
    maladie = pris["alsace_moselle"] + pris["non_resident"]
    csg, csg_non, crds = pris["csg_deductible"], pris["csg_non_deductible"], pris["crds"]
    return Prelevements(csg, csg_non, crds, maladie, csg + csg_non + crds + maladie), tuple(etapes)

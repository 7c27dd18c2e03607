"""Contracts of a CAE: CAPE, CESA, trial period, deadline to become an associate, mandatory clauses.

Every function is pure; `on` is the day on which the question is asked; every `fin` is the last day covered.
"""

from .cape import SituationCape, fin_maximale_cape, suivre_cape, verifier_cape
from .cesa import EcheanceAssocie, Etat, PeriodeEssai, echeance_associe, periode_essai, verifier_essai
from .clauses import BLOCS_CESA, CLAUSES_CAPE, Clause, Controle, Exigence, controler_cape, controler_cesa
from .periodes import Nature, Periode, duree_totale, reunir

__all__ = [
    "BLOCS_CESA",
    "CLAUSES_CAPE",
    "Clause",
    "Controle",
    "EcheanceAssocie",
    "Etat",
    "Exigence",
    "Nature",
    "Periode",
    "PeriodeEssai",
    "SituationCape",
    "controler_cape",
    "controler_cesa",
    "duree_totale",
    "echeance_associe",
    "fin_maximale_cape",
    "periode_essai",
    "reunir",
    "suivre_cape",
    "verifier_cape",
    "verifier_essai",
]

"""Activite partielle: figures since March 2020, the hour, the levies, the methods for entrepreneurs salaries.

`calculer(situation)` explains one person and one month; `simuler` computes whole fields with the same figures.
"""

from rebond.droit.activite_partielle.bareme import Bareme, bareme
from rebond.droit.activite_partielle.calcul import calculer
from rebond.droit.activite_partielle.minimum import rmm_mensuelle
from rebond.droit.activite_partielle.mois import ecrire_mois, lire_mois
from rebond.droit.activite_partielle.politiques import Politique, lire_politique
from rebond.droit.activite_partielle.regimes import LIBELLES, Regime, lire_regime
from rebond.droit.activite_partielle.resultats import Calcul
from rebond.droit.activite_partielle.situations import (
    PaieMensuelle,
    Situation,
    SituationEsa,
    SituationHoraire,
)

__all__ = [
    "LIBELLES",
    "Bareme",
    "Calcul",
    "PaieMensuelle",
    "Politique",
    "Regime",
    "Situation",
    "SituationEsa",
    "SituationHoraire",
    "bareme",
    "calculer",
    "ecrire_mois",
    "lire_mois",
    "lire_politique",
    "lire_regime",
    "rmm_mensuelle",
]

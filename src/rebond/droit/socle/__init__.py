"""The ground every rule of law stands on: exact amounts, dated figures, dates, steps, three answers."""

from .arrondi import Arrondi, arrondir
from .dates import NUL, UN_JOUR, Duree, ajouter_mois, dernier_jour, duree_entre, fin_de_mois
from .erreurs import (
    AvantPremiereDate,
    CleInconnue,
    ErreurDroit,
    MontantImpossible,
    ParametreAbroge,
    ParametreInconnu,
    ParametreMalForme,
    PeriodeImpossible,
    ValeurIntrouvable,
)
from .etapes import Etape, texte
from .montants import CENTIME, ZERO, de_centimes, en_centimes, exact, texte_nombre
from .noms import Nom
from .parametres import Parametre, Valeur, noms, parametre, valeur
from .reponses import Incomplet, Manque, Motif, Refus, Reponse, Resultat, alors

__all__ = [
    "CENTIME",
    "NUL",
    "UN_JOUR",
    "ZERO",
    "Arrondi",
    "AvantPremiereDate",
    "CleInconnue",
    "Duree",
    "ErreurDroit",
    "Etape",
    "Incomplet",
    "Manque",
    "MontantImpossible",
    "Motif",
    "Nom",
    "Parametre",
    "ParametreAbroge",
    "ParametreInconnu",
    "ParametreMalForme",
    "PeriodeImpossible",
    "Refus",
    "Reponse",
    "Resultat",
    "Valeur",
    "ValeurIntrouvable",
    "ajouter_mois",
    "alors",
    "arrondir",
    "de_centimes",
    "dernier_jour",
    "duree_entre",
    "en_centimes",
    "exact",
    "fin_de_mois",
    "noms",
    "parametre",
    "texte",
    "texte_nombre",
    "valeur",
]

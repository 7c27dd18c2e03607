"""A figure published after the month was paid gives a line of difference beside what was paid, never in its place."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from rebond.droit.activite_partielle.bareme import bareme
from rebond.droit.activite_partielle.calcul import calculer
from rebond.droit.activite_partielle.resultats import Calcul
from rebond.droit.activite_partielle.situations import Situation
from rebond.droit.socle import ZERO, Etape, Reponse, Resultat

ARTICLE = "Note de référence, section 4 (ligne de différence)"


@dataclass(frozen=True, slots=True)
class Ecart:
    """One figure that changed: euros or hours, before and after."""

    nom: str
    avant: Decimal
    apres: Decimal

    @property
    def difference(self) -> Decimal:
        return self.apres - self.avant


@dataclass(frozen=True, slots=True)
class LigneDifference:
    """The two computations, whole, and the figures that differ (none: nothing changed)."""

    avant: Calcul
    apres: Calcul
    ecarts: tuple[Ecart, ...]


def difference(
    s: Situation, *, connu_avant: date, connu_apres: date | None = None
) -> Reponse[LigneDifference]:
    """What changes for `s` between the figures published by `connu_avant` and by `connu_apres` (default: all).

    Steps name each figure that changed, with the text that changed it. Refused or incomplete as calculer().
    """
    avant = calculer(replace(s, connu_le=connu_avant))
    apres = calculer(replace(s, connu_le=connu_apres))
    if not isinstance(avant, Resultat):
        return avant
    if not isinstance(apres, Resultat):
        return apres
    ecarts = tuple(_ecarts(avant.valeur, apres.valeur))
    etapes = (*_figures(s, connu_avant, connu_apres), *map(_etape, ecarts))
    return Resultat(LigneDifference(avant.valeur, apres.valeur, ecarts), etapes, apres.avertissements)


def _ecarts(avant: Calcul, apres: Calcul) -> list[Ecart]:
    paires = zip(Calcul._fields, avant, apres, strict=True)
    return [Ecart(nom, a or ZERO, b or ZERO) for nom, a, b in paires if a != b]


def _figures(s: Situation, avant: date, apres: date | None) -> list[Etape]:
    vieux = bareme(s.mois, s.regime, connu_le=avant, regime_employeur=s.regime_employeur).valeurs()
    neuf = bareme(s.mois, s.regime, connu_le=apres, regime_employeur=s.regime_employeur).valeurs()
    return [
        Etape(
            "Paramètre publié après coup",
            "{} devient {}",
            (a.valeur, b.valeur),
            b.valeur,
            b.unite,
            b.texte,
            b,
        )
        for a, b in zip(vieux, neuf, strict=True)
        if (a.depuis, a.valeur, a.publie_on) != (b.depuis, b.valeur, b.publie_on)
    ]


def _etape(ecart: Ecart) -> Etape:
    return Etape(
        f"Différence : {ecart.nom}", "{} − {}", (ecart.apres, ecart.avant), ecart.difference, "", ARTICLE
    )

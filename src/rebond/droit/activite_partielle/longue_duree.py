"""APLD and APLD rebond: the reduction of working time, averaged per person over the whole agreement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rebond.droit.activite_partielle.bareme import RACINE
from rebond.droit.activite_partielle.regimes import Regime
from rebond.droit.socle import ZERO, Etape, Incomplet, Manque, Motif, Refus, Reponse, Resultat, valeur

ARTICLE = "Loi n° 2020-734 art. 53 et décret n° 2020-926 ; loi n° 2025-127 art. 193 et décret n° 2025-338"


@dataclass(frozen=True, slots=True)
class Reduction:
    """Mean share of time not worked over the agreement, the limit, and whether it is respected."""

    moyenne: Decimal
    limite: Decimal
    respectee: bool


def reduction(
    parts: Sequence[Decimal], regime: Regime, *, on: date, derogation: bool = False
) -> Reponse[Reduction]:
    """Mean of equal periods (`parts` between 0 and 1) against 40 %, or 50 % by derogation.

    Refused with apld_regime for another regime; incomplete without any period.
    """
    if regime not in {Regime.APLD, Regime.APLD_REBOND}:
        texte = "Cette limite ne concerne que l'APLD et l'APLD rebond."
        return Refus((Motif("apld_regime", texte, ARTICLE),))
    if not parts:
        return Incomplet(
            (Manque("parts", "Donnez la part de temps non travaillée de chaque période.", ARTICLE),)
        )
    limite = valeur(f"{RACINE}/{regime}/reduction_{'derogatoire' if derogation else 'maximale'}", on)
    moyenne = sum(parts, ZERO) / len(parts)
    somme = " + ".join(["{}"] * len(parts))
    etape = Etape(
        "Réduction moyenne sur l'accord",
        f"({somme}) ÷ {len(parts)}",
        tuple(parts),
        moyenne,
        "fraction",
        ARTICLE,
        limite,
    )
    return Resultat(Reduction(moyenne, limite.decimal, moyenne <= limite.decimal), (etape,))

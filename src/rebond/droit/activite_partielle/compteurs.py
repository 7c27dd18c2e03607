"""What is left of the yearly contingent of one person, and whether a loss of turnover opens the raised rate."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rebond.droit.activite_partielle.bareme import RACINE
from rebond.droit.activite_partielle.recours import MotifRecours
from rebond.droit.socle import ZERO, Etape, Incomplet, Manque, Reponse, Resultat, valeur

ARTICLE_SEUIL = "Décret n° 2020-810 modifié ; décrets n° 2022-77 et 2022-78"


@dataclass(frozen=True, slots=True)
class Contingent:
    """Hours of the calendar year: allowed, used, left (never negative)."""

    total: Decimal
    utilisees: Decimal
    restantes: Decimal


def contingent(
    utilisees: Decimal, *, on: date, motif: MotifRecours | None = None, connu_le: date | None = None
) -> Resultat[Contingent]:
    """Hours left on the calendar year of `on`; 100 h only for reason 4° (transformation).

    Raises AvantPremiereDate before 2020.
    """
    nom = "contingent_transformation" if motif is MotifRecours.TRANSFORMATION else "contingent_heures"
    total = valeur(f"{RACINE}/{nom}", on, connu_le=connu_le)
    restantes = max(ZERO, total.decimal - utilisees)
    nombres = (total.decimal, utilisees)
    etape = Etape(
        f"Heures restantes en {on.year}", "max(0 ; {} − {})", nombres, restantes, "heures", total.texte, total
    )
    return Resultat(Contingent(total.decimal, utilisees, restantes), (etape,))


@dataclass(frozen=True, slots=True)
class PerteActivite:
    """Share of turnover lost (0 to 1), the threshold of the month, and whether it is reached."""

    perte: Decimal
    seuil: Decimal
    atteint: bool


def perte_activite(ca_mois: Decimal, ca_reference: Decimal, *, on: date) -> Reponse[PerteActivite]:
    """Whether a protected trade keeps the raised rate this month (regime protege_perte).

    Incomplete without a reference turnover. Raises AvantPremiereDate before July 2021, ParametreAbroge from March 2022.
    """
    seuil = valeur(f"{RACINE}/protege_perte/seuil_perte", on)
    if ca_reference <= 0:
        texte = "Donnez le chiffre d'affaires de référence : même mois de 2019 ou 2020, moyenne 2019, ou six mois."
        return Incomplet((Manque("ca_reference", texte, ARTICLE_SEUIL),))
    perte = max(ZERO, (ca_reference - ca_mois) / ca_reference)
    atteint = ca_reference - ca_mois >= seuil.decimal * ca_reference
    nombres = (ca_reference, ca_mois, ca_reference, seuil.decimal)
    etape = Etape(
        "Perte de chiffre d'affaires",
        "({} − {}) ÷ {}, seuil {}",
        nombres,
        perte,
        "fraction",
        ARTICLE_SEUIL,
        seuil,
    )
    return Resultat(PerteActivite(perte, seuil.decimal, atteint), (etape,))

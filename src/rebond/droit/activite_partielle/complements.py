"""What the employer adds over the legal indemnite, and how it is taxed: as a replacement income, then as a wage."""

from decimal import Decimal
from typing import NamedTuple

from rebond.droit.activite_partielle.bareme import Bareme
from rebond.droit.socle import ZERO, Arrondi, Etape, arrondir, valeur

ARTICLE = "Ordonnance n° 2020-346 art. 11 ; C. trav. art. L.5122-4"


class Complement(NamedTuple):
    """Euros an hour: the complement, its share taxed like the indemnite, its share taxed like a wage."""

    horaire: Decimal
    regime_remplacement: Decimal
    regime_salaire: Decimal


def complement(
    taux_brut: Decimal, indemnite_horaire: Decimal, maintien: Decimal, b: Bareme, regle: Arrondi
) -> tuple[Complement, tuple[Etape, ...]]:
    """Complement that keeps `maintien` (1 = all) of the gross hourly rate.

    Until the end of 2022, indemnite + complement stay a replacement income up to 3.15 SMIC an hour; from 2023-01-01
    the whole complement is taxed as a wage.
    """
    limite = valeur("activite_partielle/complement/limite_en_smic", b.mois)
    horaire = max(ZERO, arrondir(taux_brut * maintien, regle) - indemnite_horaire)
    plafond = arrondir(limite.decimal * b.smic.decimal, regle)
    remplacement = min(horaire, max(ZERO, plafond - indemnite_horaire))
    c = Complement(horaire, remplacement, horaire - remplacement)
    lus, limites = (taux_brut, maintien, indemnite_horaire), (limite.decimal, b.smic.decimal, plafond)
    modele, unite = "limite {} × {} = {}", "euros/heure"
    part = "Part au régime des revenus de remplacement"
    return c, (
        Etape("Complément horaire de l'employeur", "{} × {} − {}", lus, horaire, unite, ARTICLE),
        Etape(part, modele, limites, remplacement, unite, ARTICLE, limite),
        Etape("Part au régime des salaires", "{} − {}", c[:2], c.regime_salaire, unite, ARTICLE, limite),
    )

"""What limits one kind of hour, indemnite or allocation, read once for a month and a regime."""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from rebond.droit.activite_partielle.bareme import ARTICLE_ALLOCATION, ARTICLE_INDEMNITE, Bareme
from rebond.droit.socle import Valeur

ARTICLE_MINIMUM = "C. trav. art. L.3232-3 et R.5122-18"


class Bornes(NamedTuple):
    """Names, rate, cap and floor (None: there is none) in euros an hour, with their sources."""

    total: str
    heure: str
    article: str
    pct: Decimal
    taux: Valeur
    plafond: Decimal | None
    plafond_source: Valeur
    plancher: Decimal | None
    plancher_source: Valeur
    plancher_article: str


@lru_cache(maxsize=4096)
def bornes(b: Bareme, *, libre: bool) -> tuple[Bornes, Bornes]:
    """Limits of the indemnite, then of the allocation; without floors when `libre`."""
    indemnite = Bornes(
        "Indemnité",
        "Une heure d'indemnité",
        ARTICLE_INDEMNITE,
        b.taux_indemnite.decimal,
        b.taux_indemnite,
        b.plafond_indemnite,
        b.plafond_indemnite_en_smic,
        None if libre else b.plancher_indemnite.decimal,
        b.plancher_indemnite,
        ARTICLE_MINIMUM,
    )
    allocation = Bornes(
        "Allocation",
        "Une heure d'allocation",
        ARTICLE_ALLOCATION,
        b.taux_allocation.decimal,
        b.taux_allocation,
        b.plafond_allocation,
        b.plafond_allocation_en_smic,
        None if libre else b.plancher_allocation.decimal,
        b.plancher_allocation,
        ARTICLE_ALLOCATION,
    )
    return indemnite, allocation

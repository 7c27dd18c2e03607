"""Which days of a month are covered by a contract of employment: a CAPE is refused, a mixed month is split."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rebond.droit.activite_partielle.mois import ecrire_mois
from rebond.droit.contrats import Nature, Periode, reunir
from rebond.droit.socle import UN_JOUR, Etape, Motif, Refus, Reponse, Resultat, fin_de_mois

ARTICLE_CAPE = "C. com. art. L.127-1 s. ; C. trav. art. L.5122-1 et L.5142-1"
ARTICLE_PRORATA = "Convention : jours calendaires (note de référence 3.4)"
REFUS_CAPE = Motif(
    "cape_non_salarie",
    "Pendant un CAPE, la personne n'est pas salariée : l'activité partielle ne peut pas lui être versée. "
    "Regardez avec elle ses droits antérieurs (ARE, ASS, RSA), les fonds de secours du mouvement et de la coopérative.",
    ARTICLE_CAPE,
)
REFUS_SANS_CONTRAT = Motif(
    "sans_contrat",
    "Aucun contrat de travail ne couvre ce mois : vérifiez les dates des contrats.",
    "C. trav. art. L.5122-1",
)


@dataclass(frozen=True, slots=True)
class Presence:
    """Days of employment in the month, over the days of the month. `jours` never exceeds `sur`."""

    jours: int
    sur: int

    @property
    def entiere(self) -> bool:
        return self.jours == self.sur


MOIS_ENTIER = Resultat(Presence(1, 1), ())


def presence(mois: date, contrats: Iterable[Periode]) -> Reponse[Presence]:
    """Days of `mois` (its first day) under a contract of employment. No contract given: the whole month.

    Refused with cape_non_salarie when only CAPE days are found, sans_contrat when nothing covers the month.
    """
    contrats = tuple(contrats)
    if not contrats:
        return MOIS_ENTIER
    sur = monthrange(mois.year, mois.month)[1]
    jours = _jours(mois, [c for c in contrats if c.kind is not Nature.CAPE])
    en_cape = _jours(mois, [c for c in contrats if c.kind is Nature.CAPE])
    if not jours:
        return Refus((REFUS_CAPE if en_cape else REFUS_SANS_CONTRAT,))
    vue = Presence(jours, sur)
    if vue.entiere:
        return Resultat(vue, ())
    etape = Etape(
        "Part du mois sous contrat de travail",
        "{} jours sur {}",
        (jours, sur),
        f"{jours}/{sur}",
        "",
        ARTICLE_PRORATA,
    )
    texte = (
        f"En {ecrire_mois(mois)}, {jours} jours sur {sur} sont sous contrat de travail : les jours de CAPE ou hors "
        "contrat n'ouvrent aucun droit. Ne comptez que la paie et les heures salariées ; référence et durée sont "
        "réduites d'autant."
    )
    return Resultat(
        vue, (etape,), (Motif("mois_partage", texte, ARTICLE_CAPE if en_cape else ARTICLE_PRORATA),)
    )


def _jours(mois: date, periodes: list[Periode]) -> int:
    troncons = reunir(periodes, avant=fin_de_mois(mois) + UN_JOUR)
    return sum((fin - max(debut, mois)).days + 1 for debut, fin in troncons if fin >= mois)

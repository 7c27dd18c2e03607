"""Months and days as the law counts them.

A `fin` is always the last day covered. Months run from date to date; when the matching day does not exist in the
last month, the period ends on the last day of that month; months are counted before days (CPC art. 641, taken as
the common rule of computation:
https://www.doctrine.fr/l/texts/codes/LEGITEXT000006070716/articles/LEGIARTI000006411002).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from .erreurs import PeriodeImpossible

UN_JOUR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Duree:
    """A length in whole months, then in days. Months are counted first, then days (CPC art. 641 al. 3)."""

    mois: int
    jours: int

    def __add__(self, autre: "Duree") -> "Duree":
        return Duree(self.mois + autre.mois, self.jours + autre.jours)

    def __bool__(self) -> bool:
        return bool(self.mois or self.jours)

    def __str__(self) -> str:
        jours = f"{self.jours} jour{'s' if self.jours > 1 else ''}"
        if not self.mois:
            return jours
        return f"{self.mois} mois et {jours}" if self.jours else f"{self.mois} mois"


NUL = Duree(0, 0)


def _decaler(jour: date, mois: int) -> tuple[int, int]:
    rang = jour.year * 12 + jour.month - 1 + mois
    return rang // 12, rang % 12 + 1


def ajouter_mois(jour: date, mois: int) -> date:
    """The same day `mois` months later (earlier when negative), or the last day of a shorter month."""
    annee, rang = _decaler(jour, mois)
    return date(annee, rang, min(jour.day, monthrange(annee, rang)[1]))


def dernier_jour(debut: date, mois: int) -> date:
    """Last day covered by a period of `mois` months that starts on `debut`.

    1 March + 12 months ends on 28 or 29 February; 31 January + 1 month too.
    """
    if debut.day == 1:
        return ajouter_mois(debut, mois) - UN_JOUR
    return ajouter_mois(debut.replace(day=debut.day - 1), mois)


def duree_entre(debut: date, fin: date) -> Duree:
    """Length from `debut` to `fin`, both included. Raises PeriodeImpossible when `fin` is before the eve of `debut`."""
    if fin < debut - UN_JOUR:
        msg = f"La période finit le {fin:%d/%m/%Y}, avant de commencer le {debut:%d/%m/%Y}."
        raise PeriodeImpossible(msg)
    mois = (fin.year - debut.year) * 12 + fin.month - debut.month + 1
    while mois and dernier_jour(debut, mois) > fin:
        mois -= 1
    atteint = dernier_jour(debut, mois) if mois else debut - UN_JOUR
    return Duree(mois, (fin - atteint).days)


def fin_de_mois(jour: date) -> date:
    """Last day of the civil month of `jour`."""
    return jour.replace(day=monthrange(jour.year, jour.month)[1])

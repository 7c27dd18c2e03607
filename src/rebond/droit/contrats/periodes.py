"""Periods of contract, and how long they last once overlaps are counted only once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rebond.droit.socle import NUL, UN_JOUR, Duree, PeriodeImpossible, duree_entre


class Nature(StrEnum):
    """What binds the person and the cooperative. AUTRE: any other contract between them (CDI, CDD, services...)."""

    CAPE = "cape"
    CESA = "cesa"
    AUTRE = "autre"


@dataclass(frozen=True, slots=True)
class Periode:
    """A contract or one period of it. `fin` is the last day covered; None while it runs.

    Raises PeriodeImpossible when `fin` is before `debut`, ValueError when `kind` is not a Nature.
    """

    kind: Nature
    debut: date
    fin: date | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", Nature(self.kind))
        if self.fin is not None and self.fin < self.debut:
            msg = f"La période commence le {self.debut:%d/%m/%Y} et finit avant, le {self.fin:%d/%m/%Y}."
            raise PeriodeImpossible(msg)

    def chevauche(self, autre: "Periode") -> bool:
        """Whether the two share at least one day."""
        return self.debut <= (autre.fin or date.max) and autre.debut <= (self.fin or date.max)


def reunir(periodes: Iterable[Periode], *, avant: date) -> tuple[tuple[date, date], ...]:
    """The days before `avant` that at least one period covers, as spans (first day, last day) that do not touch."""
    veille = avant - UN_JOUR
    bornes = sorted((p.debut, min(p.fin or veille, veille)) for p in periodes if p.debut < avant)
    reunies: list[tuple[date, date]] = []
    for debut, fin in bornes:
        if reunies and debut <= reunies[-1][1] + UN_JOUR:
            reunies[-1] = (reunies[-1][0], max(reunies[-1][1], fin))
        else:
            reunies.append((debut, fin))
    return tuple(reunies)


def duree_totale(troncons: Iterable[tuple[date, date]]) -> Duree:
    """Months of every span, then days of every span: a day is never turned into a fraction of a month."""
    return sum((duree_entre(debut, fin) for debut, fin in troncons), NUL)

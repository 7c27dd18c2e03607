"""The months of one activity or person: amounts with their origin, and what an absence of amount means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rebond.figures import months as m


@dataclass(frozen=True, slots=True)
class Source:
    """Where an amount was read: the file, its number in the imports, the line."""

    import_id: int
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Point:
    """The turnover of one month. `pieces` = invoices behind it, None when the file does not tell."""

    cents: int
    pieces: int | None = None
    sources: tuple[Source, ...] = ()


class Gap(StrEnum):
    """Why a month has no figure of its own."""

    BEFORE = "avant le premier chiffre d'affaires de l'activité"
    ZERO = "mois importé sans ligne pour cette activité : compté comme zéro"
    UNKNOWN = "mois que la coopérative n'a pas importé"


@dataclass(frozen=True)
class Series:
    """The months of one activity (or person). `covered` = months the cooperative has imported."""

    points: Mapping[date, Point]
    covered: frozenset[date] = frozenset()
    since: date | None = None

    @property
    def first(self) -> date | None:
        """First month with turnover; zeros before it say that the activity had not begun.

        `since` says it when the points are only the last months of a longer story.
        """
        return self.since or min((month for month, point in self.points.items() if point.cents), default=None)

    def gap(self, month: date) -> Gap | None:
        """None when the month has a figure."""
        if self.first is None or month < self.first:
            return Gap.BEFORE
        if month in self.points:
            return None
        return Gap.ZERO if month in self.covered else Gap.UNKNOWN

    def cents(self, month: date) -> int | None:
        gap = self.gap(month)
        if gap is None:
            return self.points[month].cents
        return 0 if gap is Gap.ZERO else None

    def pieces(self, months: Sequence[date]) -> int | None:
        """Invoices behind these months together; None as soon as one month does not tell."""
        found = [self.points[month].pieces for month in months if month in self.points]
        return None if None in found else sum(count for count in found if count is not None)

    def months_of_activity(self, month: date) -> int:
        """From the first month with turnover up to `month`, both counted."""
        return 0 if self.first is None else max(0, m.gap(self.first, month) + 1)


@dataclass(frozen=True, slots=True)
class Used:
    """One month used in a calculation, and where its amount comes from."""

    month: date
    cents: int | None
    gap: Gap | None
    sources: tuple[Source, ...]

    @property
    def origin(self) -> str:
        """« CA.xlsx, ligne 12 », or why there is no file to name."""
        return (
            str(self.gap)
            if self.gap
            else " + ".join(f"{source.file}, ligne {source.line}" for source in self.sources)
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One line of « Pourquoi ce chiffre ? »; `used` lists the months with file and line."""

    label: str
    formula: str
    value: str
    used: tuple[Used, ...] = ()

    @property
    def parameter(self) -> str:
        """Where the amounts were read, month by month: what the explanation shows under the formula."""
        return " ; ".join(f"{m.full(each.month)} : {each.origin}" for each in self.used)

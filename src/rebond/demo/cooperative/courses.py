"""Courses through the cooperative: CAPE, renewals, CESA, associate, exit, always within the rules of `droit`."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from rebond.droit.socle import ajouter_mois, dernier_jour

from .chance import Chance, months_back

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Course:
    """Dates only. `capes` are the lengths in months of the CAPE periods that follow each other."""

    entered_on: date
    capes: tuple[int, ...] = (12,)
    cesa_on: date | None = None
    associate_on: date | None = None
    left_on: date | None = None
    closed_on: date | None = None
    exit_kind: str = ""
    exit_reason: str = ""
    earlier: "Course | None" = None

    def cape_periods(self) -> tuple[tuple[date, date], ...]:
        periods, start = [], self.entered_on
        for length in self.capes:
            periods.append((start, dernier_jour(start, length)))
            start = periods[-1][1] + DAY
        return tuple(periods)


def cape(entered_on: date, *lengths: int) -> Course:
    return Course(entered_on, lengths or (12,))


def cape_until(end: date, *lengths: int) -> Course:
    """The CAPE whose last period ends on `end`, give or take the shortness of February."""
    return cape(ajouter_mois(end + DAY, -sum(lengths)), *lengths)


def cesa(entered_on: date, *lengths: int) -> Course:
    """CAPE periods of these lengths (none: hired at once), then the CESA the day after."""
    return Course(entered_on, lengths, cesa_on=ajouter_mois(entered_on, sum(lengths)))


def associate(entered_on: date, *lengths: int, after: int) -> Course:
    """The same, then associate `after` months after the entry."""
    return replace(cesa(entered_on, *lengths), associate_on=ajouter_mois(entered_on, after))


def draw_cape(chance: Chance, on: date, period: int) -> Course:
    """Someone in their first, second or third CAPE period on the day `on`."""
    months = chance.between(*((1, 10), (13, 22), (25, 33))[period - 1])
    if period == 1 and months < 5 and chance.percent(25):
        return cape(_start(chance, on, months), 6)
    return cape(_start(chance, on, months), *(12,) * period)


def draw_cesa(chance: Chance, on: date) -> Course:
    """An employed entrepreneur·e whose delay to become associate still runs."""
    lengths = chance.one_of(((12,), (12,), (12,), (6,), (6, 12), (12, 12), ()))
    months = chance.between(sum(lengths) + 1, 31)
    return cesa(_start(chance, on, months), *lengths)


def draw_associate(chance: Chance, on: date) -> Course:
    months = chance.between(18, 118)
    lengths = chance.one_of(((12,), (12,), (6,), ()))
    after = chance.between(sum(lengths) + 4, min(months - 1, 34))
    return associate(_start(chance, on, months), *lengths, after=after)


EXITS = (
    ("Sortie positive", "Création de son entreprise"),
    ("Sortie positive", "Reprise d’un emploi salarié"),
    ("Sortie positive", "Reprise d’un emploi salarié"),
    ("Fin de contrat", "Fin de CAPE sans renouvellement"),
    ("Fin de contrat", "Rupture à l’initiative de l’entrepreneur·e"),
    ("Départ", "Retraite"),
    ("Départ", "Déménagement"),
)


def draw_exit(chance: Chance, on: date, months_ago: int) -> Course:
    """Someone who left `months_ago`; the analytic account is closed later, or not yet."""
    left_on = months_back(on, months_ago) - DAY
    length = chance.one_of((6, 12))
    kind, reason = chance.one_of(EXITS)
    if chance.percent(45):
        course = cape(ajouter_mois(left_on + DAY, -length), length)
        left_on = course.cape_periods()[-1][1]
    else:
        course = cesa(ajouter_mois(left_on + DAY, -length - chance.between(5, 20)), length)
    closed_on = ajouter_mois(left_on, chance.between(2, 4))
    return replace(
        course,
        left_on=left_on,
        closed_on=closed_on if closed_on < on else None,
        exit_kind=kind,
        exit_reason="Fin de CAPE sans renouvellement"
        if kind == "Fin de contrat" and not course.cesa_on
        else reason,
    )


def back_after(course: Course, *, years: int) -> Course:
    """The same course by someone who had tried once before, and left after a six-month CAPE."""
    first = cape(ajouter_mois(course.entered_on, -12 * years - 6), 6)
    end = first.cape_periods()[-1][1]
    left = replace(
        first, left_on=end, closed_on=ajouter_mois(end, 3), exit_kind="Départ", exit_reason="Déménagement"
    )
    return replace(course, earlier=left)


def _start(chance: Chance, on: date, months: int) -> date:
    """`months` months ago: most contracts begin on the first of a month, some in the middle."""
    return months_back(on, months).replace(day=chance.one_of((1, 1, 1, 2, 15)))

"""Invoices of an activity over thirty months: its season, its growth, its newcomers' slow start, the shock."""

from dataclasses import dataclass
from datetime import date, timedelta

from rebond.droit.socle import ajouter_mois

from .chance import Chance
from .shape import Invoice
from .trades import SHOCK_MONTHS, Family

RAMP = (35, 50, 62, 75, 86, 94)


@dataclass(frozen=True, slots=True)
class Venture:
    """What decides the sales of one activity; `until` is the last day it invoices."""

    key: str
    family: Family
    heads: int
    since: date
    until: date
    quoted: dict[int, int]


def invoices_of(venture: Venture, months: tuple[date, ...], seed: str) -> tuple[Invoice, ...]:
    """Every invoice of the months, in order. `quoted` months have exactly the amount given."""
    temper = Chance(seed, "venture", venture.key)
    low, high = venture.family.monthly
    level = temper.between(low, high) * 100 * (100 + 80 * (venture.heads - 1)) // 100
    growth = temper.between(-4, 11)
    luck = tuple(temper.between(80, 122) for _ in range(SHOCK_MONTHS))
    found: list[Invoice] = []
    for rank, month in enumerate(months):
        before_last = len(months) - 1 - rank
        if before_last in venture.quoted:
            cents = venture.quoted[before_last]
        else:
            cents = _month(venture, month, Chance(seed, venture.key, month), level, growth * rank)
            if before_last < SHOCK_MONTHS:
                index = SHOCK_MONTHS - 1 - before_last
                cents = cents * venture.family.shock[index] * luck[index] // 10_000
        chance = Chance(seed, venture.key, month, "split")
        is_exact = before_last in venture.quoted
        found += _split(venture, month, cents, chance, shaken=before_last < 4, is_exact=is_exact)
    return tuple(found)


def _month(venture: Venture, month: date, chance: Chance, level: int, grown: int) -> int:
    """Sales of one month without the shock; `grown` is in percent a year times months."""
    start = venture.since.replace(day=1)
    age = (month.year - start.year) * 12 + month.month - start.month
    if age < 0 or month > venture.until or chance.percent(venture.family.idle):
        return 0
    ramp = RAMP[age] if age < len(RAMP) else 100
    season = venture.family.season[month.month - 1]
    return level * season * ramp * chance.around(100, 22) * (1200 + grown) // (100 * 100 * 100 * 1200)


def _split(
    venture: Venture, month: date, cents: int, chance: Chance, *, shaken: bool, is_exact: bool
) -> list[Invoice]:
    first = max(month, venture.since)
    last = min(ajouter_mois(month, 1) - timedelta(days=1), venture.until)
    if cents <= 0 or last < first:
        return []
    family = venture.family
    count = chance.between(*family.invoices)
    unit = family.rounded_to
    shares = [chance.between(50, 150) for _ in range(count)]
    parts = [cents * share // sum(shares) // unit * unit for share in shares]
    if is_exact:  # an amount that a scenario quotes; elsewhere what the rounding drops is dropped
        parts[-1] += cents - sum(parts)
    days = sorted(first + timedelta(days=chance.between(0, (last - first).days)) for _ in parts)
    return [
        Invoice(day, part, chance.one_of(family.clients), _paid(family, day, chance, shaken=shaken))
        for day, part in zip(days, parts, strict=True)
        if part > 0
    ]


def _paid(family: Family, day: date, chance: Chance, *, shaken: bool) -> date:
    """Retail is paid on the spot; elsewhere clients hit by the shock pay later."""
    if family.retail:
        return day
    late = chance.between(25, 60) if shaken and family.shock[-1] < 60 else 0
    return day + timedelta(days=chance.between(12, 42) + late)

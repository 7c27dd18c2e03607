"""Contracts and paths written out from the dates of a course."""

from datetime import date, timedelta
from decimal import Decimal

from rebond.droit.socle import ajouter_mois

from .chance import Chance
from .courses import Course
from .shape import AmendmentPlan, ContractPlan, PathPlan

SUBJECTS = (
    "Révision de la rémunération fixe",
    "Nouvel objectif d’activité",
    "Rémunération fixe et objectif d’activité",
    "Ajout d’une activité au contrat",
)
# Blocks that are still to be written in the CESA just signed of a few people without a name in the cast.
UNWRITTEN = (("statuts",), ("contribution", "remuneration"), ("moyens",), ("objectifs", "statuts"))


def path_of(course: Course, chance: Chance, on: date, missing: tuple[str, ...] = ()) -> PathPlan:
    contracts = [ContractPlan("cape", start, end) for start, end in course.cape_periods()]
    if course.cesa_on is not None:
        last_day = min(on, course.left_on or on)
        contracts.append(_cesa(course.cesa_on, last_day, chance, missing))
    return PathPlan(
        entered_on=course.entered_on,
        contracts=tuple(contracts),
        info_meeting_on=course.entered_on - timedelta(days=chance.between(20, 110)),
        associate_on=course.associate_on,
        left_on=course.left_on,
        closed_on=course.closed_on,
        exit_kind=course.exit_kind,
        exit_reason=course.exit_reason,
    )


def _cesa(start: date, last_day: date, chance: Chance, missing: tuple[str, ...]) -> ContractPlan:
    gross = chance.between(7, 28) * 5_000
    return ContractPlan(
        "cesa",
        start,
        # Most CESA carry no working time; the older models of contract state one.
        monthly_hours=Decimal(chance.one_of((35, 52, 70, 86))) if chance.percent(15) else None,
        monthly_gross_cents=gross,
        turnover_goal_cents=_goal(gross),
        quality="Entrepreneur·e salarié·e",
        missing=missing,
        amendments=_amendments(start, last_day, gross, chance),
    )


def _amendments(start: date, last_day: date, gross: int, chance: Chance) -> tuple[AmendmentPlan, ...]:
    """About half of the contracts older than ten months have one, seldom two or three."""
    amendments: list[AmendmentPlan] = []
    effective = ajouter_mois(start, chance.between(8, 14))
    while effective <= last_day and len(amendments) < 3 and chance.percent(55):
        gross = max(30_000, gross + chance.between(-3, 6) * 5_000)
        subject = chance.one_of(SUBJECTS)
        amendments.append(AmendmentPlan(len(amendments) + 1, effective, subject, gross, _goal(gross)))
        effective = ajouter_mois(effective, chance.between(7, 18))
    return tuple(amendments)


def _goal(gross: int) -> int:
    """The yearly turnover that carries this fixed pay."""
    return gross * 24

"""The door of situation: crises, points de situation, evidence.

Every action is atomic, writes the journal and may raise `Refused`, whose text is ready to be
read. Months are dates on their first day, money is in integer cents.
"""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from rebond.situation.actions.calls import mark_reached
from rebond.situation.models import (
    CareSituation,
    Coverage,
    Crisis,
    CrisisMember,
    Evidence,
    Level,
    Protection,
    Reason,
    SituationReport,
)
from rebond.situation.permissions import may_read_report
from rebond.situation.queries.concerns import Concern, concerns
from rebond.situation.queries.evidence import evidence_for
from rebond.situation.queries.reports import crises_for, report_of, reports_for, to_tell
from rebond.situation.refusals import Refused

if TYPE_CHECKING:
    from rebond.accounts.public import User

__all__ = [
    "CareSituation",
    "Concern",
    "Coverage",
    "Crisis",
    "CrisisMember",
    "Evidence",
    "Level",
    "Protection",
    "Reason",
    "Refused",
    "SituationReport",
    "concerns",
    "crises_for",
    "evidence_for",
    "mark_reached",
    "may_read_report",
    "open_crises",
    "report_of",
    "reports_for",
    "to_tell",
    "use_evidence",
]


def open_crises(on: date) -> QuerySet[Crisis]:
    """The crises begun and not closed on the day, newest first."""
    return Crisis.objects.open(on)


def use_evidence(evidence: Evidence, *, by: "User") -> Evidence:
    """Kept in a case file: the person can no longer take it back; its announced day stands."""
    from rebond.situation.actions import evidence as actions

    return actions.use(evidence, by=by)

from rebond.situation.models.crises import Crisis, Lesson
from rebond.situation.models.protections import Claimant, Coverage, Protection, ProtectionKind
from rebond.situation.models.reports import CareSituation, Evidence, EvidenceOpening, Reason, SituationReport
from rebond.situation.models.roll import CallClaim, CrisisMember, Level, Sending, Signal, StatusRank

__all__ = [
    "CallClaim",
    "CareSituation",
    "Claimant",
    "Coverage",
    "Crisis",
    "CrisisMember",
    "Evidence",
    "EvidenceOpening",
    "Lesson",
    "Level",
    "Protection",
    "ProtectionKind",
    "Reason",
    "Sending",
    "Signal",
    "SituationReport",
    "StatusRank",
]

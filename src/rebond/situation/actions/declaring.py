"""What moves with a point de situation that is sent: the roll, the needs, the contact ledger."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from rebond.accompaniment.public import (
    Channel,
    Need,
    NeedKind,
    Outcome,
    express_need,
    record_contact,
    withdraw_need,
)
from rebond.journal.public import record
from rebond.live.public import announce
from rebond.situation.actions.calls import mark_reached
from rebond.situation.models import CallClaim, CrisisMember, SituationReport
from rebond.situation.months import of

if TYPE_CHECKING:
    from rebond.accounts.public import User

State = SituationReport.State


def declare(report: SituationReport, member: CrisisMember, *, before: SituationReport, by: "User") -> None:
    """In the caller's transaction, `member` already locked. `before`: the report as it was until now."""
    _say_needs(report, by=by)
    waiting_since = member.call_back_asked_at
    _enter_contact(report, member, by=by)
    member.refresh_from_db()
    member.answered_at = report.submitted_at
    if _is_latest(report):
        member.level = report.level
    member.call_back_asked_at = _call_back(report, before, waiting_since)
    member.open_needs = Need.objects.filter(
        person_id=report.person_id, answered_at=None, withdrawn_at=None
    ).count()
    member.save(update_fields=["answered_at", "level", "call_back_asked_at", "open_needs"])
    record("report_submitted", _sentence(report, by), by=by, subject=report, person_id=report.person_id)
    announce(f"crisis:{report.crisis_id}")
    announce(f"calls:{report.crisis_id}")


def _sentence(report: SituationReport, by: "User") -> str:
    how = "envoyé" if report.state == State.SUBMITTED else f"rempli par {by}, à confirmer par la personne"
    return f"Point de situation {of(report.month)} {how}."


def _enter_contact(report: SituationReport, member: CrisisMember, *, by: "User") -> None:
    """The person wrote to us, or we spoke: a line of the ledger, and no longer silent.

    Whoever holds the call notes its outcome on the call sheet: the contact is written there, once.
    """
    about = f"crise « {member.crisis.name} »"
    if report.state == State.SUBMITTED:
        record_contact(
            member.person,
            by=by,
            channel=Channel.PLATFORM,
            outcome=Outcome.REACHED,
            is_from_person=True,
            about=about,
        )
        mark_reached(member, how=Channel.PLATFORM, by=by)
        return
    on_the_sheet = CallClaim.objects.filter(
        member=member, by=by, released_at=None, expires_at__gt=timezone.now()
    )
    if not on_the_sheet.exists():
        record_contact(member.person, by=by, channel=Channel.PHONE, outcome=Outcome.REACHED, about=about)
    mark_reached(member, how=Channel.PHONE, by=by)


def _call_back(
    report: SituationReport, before: SituationReport, waiting_since: datetime | None
) -> datetime | None:
    """A call asked for stands until made; ticked once, it does not come back with each correction."""
    if not report.call_me_back:
        return None
    is_new = before.state == State.DRAFT or not before.call_me_back
    return waiting_since or (timezone.now() if is_new else None)


def _is_latest(report: SituationReport) -> bool:
    later = SituationReport.objects.declared().filter(
        crisis_id=report.crisis_id, person_id=report.person_id, month__gt=report.month
    )
    return not later.exists()


def _say_needs(report: SituationReport, *, by: "User") -> None:
    """Each kind ticked is one need, the free words another; those no longer said are withdrawn."""
    origin = report.origin
    kinds = list(NeedKind.objects.filter(pk__in=report.need_kinds).order_by("position", "pk"))
    said = Need.objects.filter(person_id=report.person_id, origin=origin)
    for need in said.order_by("pk"):
        still = need.kind in kinds if need.kind_id else bool(report.need_text)
        if not still:
            withdraw_need(need, by=by)
    for kind in kinds:
        express_need(report.person, by=by, kind=kind, origin=origin)
    if report.need_text:
        express_need(report.person, by=by, text=report.need_text, origin=origin)

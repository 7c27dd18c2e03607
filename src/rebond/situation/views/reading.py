"""A point de situation read: by the person, their advisor, payroll, direction. Each reading is noted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from rebond.accounts.public import SignedIn, require
from rebond.journal.public import record_access
from rebond.situation.actions import reports
from rebond.situation.models import SituationReport
from rebond.situation.months import key, of, shift
from rebond.situation.queries.evidence import evidence_for
from rebond.situation.queries.history import history_of
from rebond.situation.queries.reading import needs_of, said
from rebond.situation.queries.reports import AHEAD, care_of
from rebond.situation.refusals import Refused
from rebond.situation.views.evidence import report_or_404


@require_GET
def report(request: SignedIn, pk: int) -> HttpResponse:
    found = report_or_404(request, pk)
    require(request.user, "situation.read_report", found)
    _note(request, found, f"point de situation {of(found.month)}")
    reads_care = request.user.has_perm("situation.read_care", found)
    context = {
        **_frame(request, found),
        "said": said(found),
        "expected": [(shift(found.month, step), getattr(found, f"expected_{step}_cents")) for step in AHEAD],
        "care": care_of(found) if reads_care else None,
        "reads_care": reads_care,
        "needs": needs_of(found),
        "evidence": evidence_for(found),
    }
    return render(request, "situation/report_detail.html", context)


@require_GET
def report_history(request: SignedIn, pk: int) -> HttpResponse:
    found = report_or_404(request, pk)
    require(request.user, "situation.read_report", found)
    _note(request, found, f"historique du point de situation {of(found.month)}")
    with_care = request.user.has_perm("situation.read_care", found)
    moments = history_of(found, reader=request.user, with_care=with_care)
    return render(request, "situation/report_history.html", {**_frame(request, found), "moments": moments})


@require_POST
def confirm_report(request: SignedIn, pk: int) -> HttpResponse:
    found = report_or_404(request, pk)
    require(request.user, "situation.confirm_report", found)
    try:
        reports.confirm(found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Merci. Ce point de situation est confirmé.")
    return redirect("situation:report", found.pk)


def _frame(request: SignedIn, found: SituationReport) -> dict[str, object]:
    return {
        "report": found,
        "of_month": of(found.month),
        "month_key": key(found.month),
        "is_person": found.person.account_id == request.user.pk,
        "is_to_confirm": found.state == SituationReport.State.TO_CONFIRM,
        "is_draft": found.state == SituationReport.State.DRAFT,
        "storage_key": f"rebond:point:{request.user.pk}:{found.crisis_id}:{found.person_id}:{key(found.month)}",
        "today": timezone.localdate(),
    }


def _note(request: SignedIn, found: SituationReport, what: str) -> None:
    if found.person.account_id != request.user.pk:
        record_access(by=request.user, person_id=found.person_id, what=what, path=request.path)

"""Files that prove: the list of a report, one file, its withdrawal."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods

from rebond.accounts.public import SignedIn, require
from rebond.journal.public import record_access
from rebond.situation.actions import evidence as actions
from rebond.situation.forms.evidence import EvidenceForm
from rebond.situation.models import Evidence, SituationReport
from rebond.situation.queries.evidence import evidence_for, gone_for
from rebond.situation.queries.reports import visible_report
from rebond.situation.refusals import Refused

# Whatever the file is, nothing in it may run or reach the application.
SEALED = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}


@require_http_methods(["GET", "POST"])
def evidence(request: SignedIn, pk: int) -> HttpResponse:
    """What is kept with the report, who opened it, and the form that adds to it."""
    report = report_or_404(request, pk)
    require(request.user, "situation.add_evidence", report)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            _add(request, report, form.cleaned_data)
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, "Justificatif gardé.")
            return redirect("situation:evidence", report.pk)
    context = {"report": report, "form": form, "kept": evidence_for(report), "gone": gone_for(report)}
    context |= {"is_person": report.person.account_id == request.user.pk}
    return render(request, "situation/evidence_list.html", context, status=422 if form.errors else 200)


@require_GET
def open_evidence(request: SignedIn, pk: int) -> HttpResponse:
    """The file itself, sealed. Each opening is written where the person reads it."""
    found = _evidence_or_404(request, pk)
    require(request.user, "situation.open_evidence", found)
    try:
        content = actions.open_file(found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("situation:evidence", found.report_id)
    if found.report.person.account_id != request.user.pk:
        what = f"justificatif : {found.get_kind_display()}"
        record_access(by=request.user, person_id=found.report.person_id, what=what, path=request.path)
    response = HttpResponse(content, content_type=found.content_type, headers=SEALED)
    is_download = not found.content_type.startswith("image/")
    response["Content-Disposition"] = content_disposition_header(is_download, found.name) or "attachment"
    return response


@require_http_methods(["GET", "POST"])
def remove_evidence(request: SignedIn, pk: int) -> HttpResponse:
    found = _evidence_or_404(request, pk)
    require(request.user, "situation.remove_evidence", found)
    if request.method == "GET":
        return render(request, "situation/evidence_remove.html", {"evidence": found})
    try:
        actions.remove(found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Justificatif supprimé : le fichier n'existe plus.")
    return redirect(reverse("situation:evidence", args=[found.report_id]))


def report_or_404(request: SignedIn, pk: int) -> SituationReport:
    """A number that exists and one that does not answer alike to those who may not read it."""
    report = visible_report(request.user, pk, on=timezone.localdate())
    if report is None:
        raise Http404
    return report


def _evidence_or_404(request: SignedIn, pk: int) -> Evidence:
    readable = SituationReport.objects.visible_to(request.user, timezone.localdate()).values("pk")
    found = Evidence.objects.filter(pk=pk, report__in=readable).order_by("pk")
    evidence = found.select_related("report__person__account", "report__crisis").first()
    if evidence is None:
        raise Http404
    return evidence


def _add(request: SignedIn, report: SituationReport, said: dict[str, Any]) -> None:
    file = said["file"]
    actions.add(
        report, stream=file.file, size=file.size, name=file.name or "", kind=said["kind"], by=request.user
    )

"""Imports: the list, a new one, and where each one stands."""

from django.conf import settings
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from rebond.accounts.public import SignedIn
from rebond.figures.actions import files, imports
from rebond.figures.actions.files import NotAccepted, twins
from rebond.figures.exports import PROBLEM_HEADERS
from rebond.figures.feeds import FEEDS, kind_label
from rebond.figures.forms.imports import ImportForm
from rebond.figures.models import Import
from rebond.figures.queries.imports import choices_left, import_list
from rebond.figures.readers import KINDS
from rebond.figures.sheets import csv_response
from rebond.figures.views.downloads import download

both = require_http_methods(["GET", "POST"])
FORGOTTEN = "Ce fichier a été effacé de Rebond ; son compte rendu reste."
importers = permission_required("figures.import_files", raise_exception=True)
S = Import.State
STEPS = {
    S.READING: 1,
    S.UNKNOWN: 1,
    S.REFUSED: 1,
    S.READY: 2,
    S.QUEUED: 3,
    S.RUNNING: 3,
    S.FAILED: 3,
    S.CANCELLED: 1,
}


@require_GET
@importers
def import_list_page(request: SignedIn) -> HttpResponse:
    page = Paginator(import_list(), 30).get_page(request.GET.get("page"))
    return render(request, "figures/imports.html", {"page": page})


@both
@importers
def new(request: SignedIn) -> HttpResponse:
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        upload = form.cleaned_data["file"]
        kind, options = form.chosen()
        try:
            source = imports.receive(
                name=upload.name, chunks=upload.chunks(), kind=kind, options=options, by=request.user
            )
        except NotAccepted as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("figures:import", pk=source.pk)
    context = {"form": form, "days_kept": settings.IMPORT_DAYS_KEPT}
    return render(request, "figures/import_new.html", context, status=422 if form.is_bound else 200)


@require_GET
@importers
def detail(request: SignedIn, pk: int) -> HttpResponse:
    return render(request, "figures/import.html", _context(request, imports.bury(_get(pk))))


@require_GET
@importers
def state(request: SignedIn, pk: int) -> HttpResponse:
    """The fragment the page asks for every second while something moves."""
    source = imports.bury(_get(pk))
    if source.state == S.UNKNOWN and request.headers.get("HX-Request"):
        # The table is sound, only unknown: the next step is to say what its columns are.
        return HttpResponse(headers={"HX-Redirect": reverse("figures:import_columns", args=[pk])})
    return render(request, "figures/_import.html", _context(request, source))


@require_GET
@importers
def report(request: SignedIn, pk: int) -> HttpResponse:
    """The report to keep, made for paper."""
    source = _get(pk)
    context = {
        "source": source,
        "summary": source.report or source.preview,
        "kind": kind_label(source.kind),
        "problems": source.problems.all()[:500],
        "conflicts": source.conflicts.all()[:500],
        "choices": choices_left(source),
    }
    return render(request, "figures/import_report.html", context)


@require_GET
@importers
def problems(_request: SignedIn, pk: int) -> HttpResponse:
    source = _get(pk)
    rows = source.problems.values_list("line", "column", "value", "reason")
    return csv_response(f"lignes-refusees-import-{source.pk}", PROBLEM_HEADERS, rows)


@require_GET
@importers
def original(request: SignedIn, pk: int) -> StreamingHttpResponse:
    """The file as it came: always a download, never a page of ours."""
    source = _get(pk)
    if not source.file:
        raise Http404(FORGOTTEN)
    files.take_out(source, by=request.user)
    return download(request, source)


@require_GET
@importers
def kinds(request: SignedIn) -> HttpResponse:
    return render(request, "figures/kinds.html", {"kinds": KINDS.values(), "feeds": FEEDS.values()})


def _changes_nothing(source: Import) -> bool:
    """What the preview found, not what the fingerprint promises: the earlier copy may have been undone since."""
    found = source.preview
    return bool(found) and not (found["created"] or found["changed"] or found["conflicts"])


def _get(pk: int) -> Import:
    return get_object_or_404(Import.objects.select_related("by"), pk=pk)


def _context(request: SignedIn, source: Import) -> dict[str, object]:
    conflicts = Paginator(source.conflicts.all(), 50).get_page(request.GET.get("desaccords"))
    wrong = Paginator(source.problems.all(), 50).get_page(request.GET.get("lignes"))
    same = list(twins(source)[:3]) if source.state != S.UNDONE else []
    return {
        "source": source,
        "step": STEPS.get(S(source.state), 4),
        "kind": kind_label(source.kind),
        "summary": source.report or source.preview,
        "twins": same,
        "changes_nothing": _changes_nothing(source),
        "days_kept": settings.IMPORT_DAYS_KEPT,
        "conflicts": conflicts,
        "choices": choices_left(source),
        "problems": wrong,
    }

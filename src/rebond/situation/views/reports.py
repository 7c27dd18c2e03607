"""Answering a point de situation: the person on a phone, or the team during a call."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rebond.accounts.public import SignedIn
from rebond.journal.public import record_access
from rebond.people.public import person_of
from rebond.situation.actions import reports
from rebond.situation.forms.reports import ReportForm, read_seen
from rebond.situation.merging import Conflict, is_untouched
from rebond.situation.models import CrisisMember
from rebond.situation.months import key, of
from rebond.situation.queries.months import months_of
from rebond.situation.queries.reports import known, reports_for, to_tell
from rebond.situation.queries.wording import clash_lines
from rebond.situation.refusals import Refused
from rebond.situation.views.fields import keep_field
from rebond.situation.views.seats import Seat, asked_month, member_for_team, own_member, seat_of

UNREADABLE = 422


@require_GET
def my_reports(request: SignedIn) -> HttpResponse:
    """What I told over time, and what is asked of me now."""
    me, today = person_of(request.user), timezone.localdate()
    context = {
        "reports": reports_for(me) if me else [],
        "asked": to_tell(me, on=today) if me else [],
        "person": me,
    }
    return render(request, "situation/report_mine.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: SignedIn, crisis: int) -> HttpResponse:
    return _page(request, own_member(request.user, crisis))


@never_cache
@require_http_methods(["GET", "POST"])
def fill(request: SignedIn, crisis: int, person: int) -> HttpResponse:
    """During a call. Each opening is noted where the person reads it."""
    member = member_for_team(request.user, crisis, person)
    if request.method == "GET" and member.person.account_id != request.user.pk:
        what = "point de situation, rempli pendant un appel"
        record_access(by=request.user, person_id=person, what=what, path=request.path)
    return _page(request, member)


@never_cache
@require_POST
def answer_field(request: SignedIn, crisis: int) -> HttpResponse:
    return keep_field(request, own_member(request.user, crisis))


@never_cache
@require_POST
def fill_field(request: SignedIn, crisis: int, person: int) -> HttpResponse:
    return keep_field(request, member_for_team(request.user, crisis, person))


def _page(request: SignedIn, member: CrisisMember) -> HttpResponse:
    try:
        seat = seat_of(request.user, member, asked_month(request.POST.get("mois") or request.GET.get("mois")))
    except Refused as refusal:
        return _refused(request, member, refusal)
    if request.method == "POST":
        return _save(request, seat)
    return _show(request, seat, seat.form())


def _refused(request: SignedIn, member: CrisisMember, refusal: Refused) -> HttpResponse:
    open_months = months_of(member.crisis, on=timezone.localdate()) if not member.crisis.closed_on else []
    context = {"member": member, "refusal": refusal, "months": [(each, key(each)) for each in open_months]}
    return render(request, "situation/report_refused.html", context, status=422)


def _save(request: SignedIn, seat: Seat) -> HttpResponse:
    """The whole form, with or without JavaScript. Whatever goes wrong, what was typed stays on the page."""
    form = seat.form(request.POST)
    if not form.is_valid():
        return _show(request, seat, form, status=UNREADABLE)
    is_draft_kept = "garder" in request.POST and seat.is_draft
    act = reports.keep if is_draft_kept else reports.submit
    theirs = [name for name in form.fields if request.POST.get(f"choix_{name}") == "autre"]
    try:
        report = act(
            seat.crisis,
            seat.member.person,
            seat.month,
            by=request.user,
            given=form.cleaned_data,
            seen=read_seen(request.POST.get("vu", "")),
            theirs=theirs,
        )
    except Conflict as conflict:
        return _conflict(request, seat, conflict)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _show(request, seat, form, status=UNREADABLE)
    if is_draft_kept:
        messages.success(request, "Brouillon gardé. Vous pouvez le reprendre sur un autre appareil.")
        after = request.POST["garder"]
        return (
            redirect("situation:evidence", report.pk) if after == "justificatifs" else redirect(_back(seat))
        )
    messages.success(request, _thanks(seat))
    if request.user.has_perm("situation.read_report", report):
        return redirect("situation:report", report.pk)
    return redirect(_back(seat))


def _conflict(request: SignedIn, seat: Seat, conflict: Conflict) -> HttpResponse:
    """Fresh facts, what was typed, and for each difference both writings to choose from.

    What the writer had left alone takes the other's writing at once: sent again, it must not
    look like their own change.
    """
    typed = seat.form(request.POST)
    typed.is_valid()
    seat = seat_of(request.user, seat.member, seat.month)
    posted, before = request.POST.copy(), read_seen(request.POST.get("vu", ""))
    for name, now in seat.form().seen.items():
        if is_untouched(name, typed.cleaned_data, before):
            posted.setlist(name, now)
    form = seat.form(posted)
    lines = clash_lines(conflict, form, mine_is=request.user, report=seat.report)
    return _show(request, seat, form, status=409, clashes=lines)


def _show(
    request: SignedIn, seat: Seat, form: ReportForm, *, status: int = 200, clashes: Any = ()
) -> HttpResponse:
    context = {
        "seat": seat,
        "form": form,
        # After a mistake, what was seen stays what it was: the other's change is still to be told.
        "seen": request.POST.get("vu") if status == UNREADABLE else form.seen_json,
        "clashes": clashes,
        "month_key": key(seat.month),
        "of_month": of(seat.month),
        "known": known(seat.member.person, seat.month, on=timezone.localdate()),
        "source": None if seat.report.pk else _source(seat),
        "months": [(each, key(each)) for each in months_of(seat.crisis, on=timezone.localdate())],
    }
    return render(request, "situation/report_answer.html", context, status=status)


def _source(seat: Seat) -> Any:
    from rebond.situation.queries.reports import source_of_suggestion

    return source_of_suggestion(seat.crisis, seat.member.person, seat.month)


def _thanks(seat: Seat) -> str:
    if seat.is_person:
        return "Merci. Votre point de situation est envoyé, vous pouvez encore le corriger."
    return f"C'est noté. {seat.member.person} lira ce point et le confirmera."


def _back(seat: Seat) -> str:
    return f"{seat.url}?mois={key(seat.month)}" if seat.is_draft else reverse("situation:my_reports")

"""The call sheet, shared by everyone who calls: nobody is called twice."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from rebond.accompaniment.public import Channel, Outcome
from rebond.accounts.public import SignedIn, require
from rebond.journal.public import record_access
from rebond.people.public import person_of
from rebond.situation.actions import calls
from rebond.situation.forms.calls import OutcomeForm, SheetFilterForm
from rebond.situation.models import CallClaim, Crisis, CrisisMember
from rebond.situation.queries import calls as queries
from rebond.situation.refusals import Refused
from rebond.situation.views.pages import crisis_for_team, frame, gesture

PER_PAGE = 50


@never_cache
@require_GET
def sheet(request: SignedIn, pk: int) -> HttpResponse:
    crisis = crisis_for_team(request.user, pk, "situation.work_calls")
    return _show(request, crisis)


@require_POST
def claim(request: SignedIn, pk: int) -> HttpResponse:
    """« J'appelle »: from now on the number is mine to read, and nobody else calls."""
    member = _member_for_team(request, pk)
    try:
        calls.claim(member, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        if member.person.account_id != request.user.pk:
            what = "feuille d'appel : coordonnées ouvertes pour un appel"
            record_access(by=request.user, person_id=member.person_id, what=what, path=request.path)
    return _back(request, member.crisis_id)


@require_POST
def release(request: SignedIn, pk: int) -> HttpResponse:
    held = _held(request, pk)
    back = _back(request, held.member.crisis_id).url
    done = f"{held.member.person} est de nouveau sur la feuille de tout le monde."
    return gesture(request, lambda: calls.release(held, by=request.user), done=done, back=back)


@require_POST
def outcome(request: SignedIn, pk: int) -> HttpResponse:
    held = _held(request, pk)
    form = OutcomeForm(request.POST, prefix=str(pk))
    if not form.is_valid():
        return _show(request, held.member.crisis, wrong={pk: form}, status=422)
    said = form.cleaned_data
    back = _back(request, held.member.crisis_id).url
    return gesture(
        request,
        lambda: calls.note_call(
            held,
            outcome=Outcome(said["outcome"]),
            channel=Channel(said["channel"]),
            note=said["note"],
            by=request.user,
        ),
        done=f"Noté pour {held.member.person}.",
        back=back,
    )


def _show(
    request: SignedIn, crisis: Crisis, *, wrong: dict[int, OutcomeForm] | None = None, status: int = 200
) -> HttpResponse:
    form, me = SheetFilterForm(request.GET), person_of(request.user)
    page = Paginator(queries.sheet(crisis, form.filters(me)), PER_PAGE).get_page(request.GET.get("page"))
    mine = [
        (held, (wrong or {}).get(held.pk) or OutcomeForm(prefix=str(held.pk), initial={"channel": "phone"}))
        for held in queries.own_calls(crisis, request.user)
    ]
    context = {
        **frame(request.user, crisis, "calls"),
        "filters": form,
        "page": page,
        "lines": queries.lines(page.object_list, request.user, me),
        "mine": mine,
        "asked": request.GET.urlencode(),
    }
    return render(request, "situation/calls.html", context, status=status)


def _member_for_team(request: SignedIn, pk: int) -> CrisisMember:
    require(request.user, "situation.work_calls")
    return get_object_or_404(CrisisMember.objects.filter(left_roll_on=None).select_related("person"), pk=pk)


def _held(request: SignedIn, pk: int) -> CallClaim:
    require(request.user, "situation.work_calls")
    return get_object_or_404(CallClaim.objects.select_related("member__person", "member__crisis"), pk=pk)


def _back(request: SignedIn, crisis: int) -> HttpResponseRedirect:
    """To the sheet as it was filtered; only the filters we know travel."""
    asked = {
        key: request.POST[key]
        for key in ("qui", "antenne", "statut", "etat", "page")
        if request.POST.get(key)
    }
    address = reverse("situation:calls", args=[crisis])
    return redirect(f"{address}?{urlencode(asked)}" if asked else address)

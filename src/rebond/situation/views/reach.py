"""Messages of a crisis: e-mail, SMS, letters; who cannot be reached how."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from rebond.accounts.public import SignedIn
from rebond.journal.public import record_accesses
from rebond.situation.actions import reach as actions
from rebond.situation.forms.reach import ChannelForm
from rebond.situation.queries import reach as queries
from rebond.situation.views.pages import crisis_for_team, frame, gesture

SHOWN = 100
GATE = "situation.manage_crisis"


@require_GET
def reach(request: SignedIn, pk: int) -> HttpResponse:
    crisis = crisis_for_team(request.user, pk, GATE)
    context = {
        **frame(request.user, crisis, "reach"),
        "means": queries.means(crisis),
        "rounds": queries.rounds(crisis),
        "missing": queries.without_channel(crisis)[:SHOWN],
        "failures": queries.failures(crisis)[:SHOWN],
        "quiet": actions.next_allowed(crisis, timezone.now()),
    }
    return render(request, "situation/reach.html", context)


@require_POST
def send(request: SignedIn, pk: int) -> HttpResponse:
    crisis = crisis_for_team(request.user, pk, GATE)
    form = ChannelForm(request.POST)
    back = reverse("situation:reach", args=[pk])
    return gesture(
        request,
        lambda: actions.plan(crisis, form.channel(), by=request.user),
        done="Les messages sont prêts : ils partent un à un, hors des heures de silence.",
        back=back,
    )


@require_GET
def letters(request: SignedIn, pk: int) -> HttpResponse:
    """One letter a page, for those without an e-mail; each address shown is noted."""
    crisis = crisis_for_team(request.user, pk, GATE)
    members = list(actions.without_email(crisis))
    ids = [member.person_id for member in members if member.person.account_id != request.user.pk]
    what = "lettre de crise à imprimer"
    record_accesses(by=request.user, person_ids=ids, what=what, path=request.path)
    return render(request, "situation/letters.html", {"crisis": crisis, "members": members})


@require_POST
def posted(request: SignedIn, pk: int) -> HttpResponse:
    crisis = crisis_for_team(request.user, pk, GATE)
    back = reverse("situation:reach", args=[pk])
    return gesture(
        request,
        lambda: actions.posted(crisis, by=request.user),
        done="Les lettres sont notées comme postées.",
        back=back,
    )

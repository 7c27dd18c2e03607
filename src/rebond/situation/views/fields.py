"""One answer of a draft, kept as soon as it is typed. The page's script speaks JSON with this view.

200 {values, version, at} · 409 {theirs, theirs_text, sentence} · 422 {sentence}.
"""

from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.utils import timezone

from rebond.accounts.public import SignedIn
from rebond.situation.actions import reports
from rebond.situation.answers import held
from rebond.situation.forms.reports import read_seen
from rebond.situation.merging import Conflict
from rebond.situation.models import CrisisMember
from rebond.situation.queries.reports import care_of
from rebond.situation.queries.wording import author_of_change, words_of
from rebond.situation.refusals import Refused
from rebond.situation.views.seats import Seat, asked_month, seat_of


def keep_field(request: SignedIn, member: CrisisMember) -> JsonResponse:
    name = request.POST.get("champ", "")
    try:
        seat = seat_of(request.user, member, asked_month(request.POST.get("mois")))
        value = seat.form(request.POST).one(name)
        report = reports.keep(
            seat.crisis,
            member.person,
            seat.month,
            by=request.user,
            given={name: value},
            seen=read_seen(request.POST.get("vu", "")),
        )
    except ValidationError as error:
        return JsonResponse({"sentence": " ".join(error.messages)}, status=422)
    except Refused as refusal:
        return JsonResponse({"sentence": str(refusal)}, status=422)
    except Conflict as conflict:
        return _both(request, seat_of(request.user, member, seat.month), conflict)
    care = care_of(report) if seat.writes_care else None
    at = timezone.localtime(report.updated_at)
    values = list(held(report, care, name))
    return JsonResponse({"values": values, "version": report.version, "at": f"{at:%H} h {at:%M}"})


def _both(request: SignedIn, seat: Seat, conflict: Conflict) -> JsonResponse:
    clash = conflict.clashes[0]
    form = seat.form()
    other = author_of_change(seat.report, besides=request.user)
    return JsonResponse(
        {
            "theirs": list(clash.theirs),
            "theirs_text": words_of(form, clash.name, clash.theirs),
            "mine_text": words_of(form, clash.name, clash.mine),
            "sentence": f"{other} a changé cette réponse en même temps que vous. Laquelle garder ?",
        },
        status=409,
    )

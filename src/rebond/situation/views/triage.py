"""Whom to call first and why; the person reads the same sentence and answers it before the call."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from rebond.accounts.public import Role, SignedIn, require
from rebond.journal.public import record_accesses
from rebond.people.public import Person, person_of
from rebond.situation.actions import words
from rebond.situation.forms.calls import TriageFilterForm, WordForm
from rebond.situation.models import CrisisMember
from rebond.situation.queries import triage as queries
from rebond.situation.views.pages import Page, crisis_for_team, form_page, frame, today

PER_PAGE = 50


@require_GET
def triage(request: SignedIn, pk: int) -> HttpResponse:
    crisis = crisis_for_team(request.user, pk, "situation.work_calls")
    is_whole = request.user.has_role(Role.DIRECTION, Role.PAYROLL)
    form = TriageFilterForm(request.GET, is_whole=is_whole)
    advisor = form.advisor() or (None if is_whole else person_of(request.user))
    if not is_whole:
        require(request.user, "situation.see_triage", advisor)
    page = Paginator(queries.in_order(crisis, advisor), PER_PAGE).get_page(request.GET.get("page"))
    lines = [queries.line(member, on=today()) for member in page.object_list]
    _note(request, [line.member.person for line in lines])
    context = {
        **frame(request.user, crisis, "triage"),
        "advisor": advisor,
        "filters": form if is_whole else None,
        "page": page,
        "lines": lines,
    }
    return render(request, "situation/triage.html", context)


@require_http_methods(["GET", "POST"])
def write_word(request: SignedIn, pk: int) -> HttpResponse:
    """The person's own word; nobody else finds the page."""
    found = CrisisMember.objects.filter(person__account=request.user, left_roll_on=None)
    member = get_object_or_404(found.select_related("crisis", "person"), pk=pk)
    if not request.user.has_perm("situation.write_word", member):
        raise PermissionDenied
    intro = f"Voici ce que lit qui vous accompagne : « {queries.why(member, on=today())} » Qu'en dites-vous ?"
    back = reverse("situation:crisis", args=[member.crisis_id])
    page = Page("Répondre avant l'appel", back, "Envoyer mon mot", intro, "Votre mot est enregistré.")
    form = WordForm(request.POST or None, initial={"text": member.answer})
    return form_page(
        request, form, page, lambda said: words.write(member, by=request.user, text=said["text"])
    )


def _note(request: SignedIn, persons: list[Person]) -> None:
    others = [person.pk for person in persons if person.account_id != request.user.pk]
    what = "liste « qui appeler d'abord »"
    record_accesses(by=request.user, person_ids=others, what=what, path=request.path)

"""The figures of one person, of one activity; and the door that leads each role to its page."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from rebond.accounts.public import Role, SignedIn, require
from rebond.figures.queries.readings import reading_of
from rebond.figures.queries.sheets import sheet_of
from rebond.figures.views.answers import note_reading, today
from rebond.people.public import person_of, visible_activities, visible_persons


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Direction sees the whole, the team its portfolios, everyone their own figures."""
    if request.user.has_perm("figures.view_distribution"):
        return redirect("figures:distribution")
    if request.user.has_perm("figures.view_portfolios"):
        is_advisor = request.user.has_role(Role.ADVISOR)
        return redirect("figures:portfolio" if is_advisor else "figures:list")
    if me := person_of(request.user):
        return redirect("figures:person", pk=me.pk)
    require(request.user, "figures.import_files")
    return redirect("figures:imports")


@require_GET
def person(request: SignedIn, pk: int) -> HttpResponse:
    found = get_object_or_404(visible_persons(request.user).select_related("branch"), pk=pk)
    require(request.user, "figures.view_figures", found)
    note_reading(request, [found], "chiffres")
    context = {
        "person": found,
        "is_mine": found.account_id == request.user.pk,
        "reading": reading_of(found, on=today()),
        "sheet": sheet_of(found, on=today()),
        "activities": found.activities.order_by("search_name"),
    }
    return render(request, "figures/person.html", context)


@require_GET
def activity(request: SignedIn, pk: int) -> HttpResponse:
    found = get_object_or_404(visible_activities(request.user).select_related("trade", "branch"), pk=pk)
    require(request.user, "figures.view_activity", found)
    members = list(found.members.distinct())
    note_reading(request, members, f"chiffres de {found}")
    context = {"activity": found, "members": members, "sheet": sheet_of(found, on=today())}
    return render(request, "figures/activity.html", context)

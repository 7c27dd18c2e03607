"""Who is protected by what, who by nothing; each count opens the list of those this account may name."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rebond.accounts.public import Role, SignedIn, require
from rebond.journal.public import record_accesses
from rebond.people.public import Person, person_of
from rebond.situation.actions import protections
from rebond.situation.forms.coverage import CoverageForm, CoverageListFilter
from rebond.situation.models import Coverage, Crisis, CrisisMember, ProtectionKind, StatusRank
from rebond.situation.queries import coverage as queries
from rebond.situation.queries.small import hidden
from rebond.situation.views.pages import Page, crisis_for_team, form_page, frame, gesture, today

PER_PAGE = 100
ANY, NONE = "toutes", ""


@dataclass(frozen=True)
class Reach:
    """Whose names this account may read: everyone's, those it follows, or nobody's."""

    is_named: bool
    advisor: Person | None = None


@require_GET
def coverage(request: SignedIn, pk: int) -> HttpResponse:
    crisis = crisis_for_team(request.user, pk, "situation.see_coverage")
    reach = _reach(request)
    rows = queries.table(crisis, reach.advisor)
    context = {
        **frame(request.user, crisis, "coverage"),
        "rows": rows if reach.is_named else [_hidden(row) for row in rows],
        "kinds": [cell.label for cell in rows[0].cells] if rows else [],
        "reach": reach,
    }
    return render(request, "situation/coverage.html", context)


@require_GET
def coverage_list(request: SignedIn, pk: int) -> HttpResponse:
    crisis = crisis_for_team(request.user, pk, "situation.see_coverage")
    reach = _reach(request)
    if not reach.is_named:
        raise PermissionDenied
    status, kind = CoverageListFilter(request.GET).asked()
    found = _members(crisis, kind, reach.advisor)
    found = found if status is None else found.filter(status=status)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    lines = queries.of_members(crisis, page.object_list)
    _note(request, [member.person for member in page.object_list])
    context = {
        **frame(request.user, crisis, "coverage"),
        "title": _title(status, kind),
        "page": page,
        "lines": [(member, lines[member.person_id]) for member in page.object_list],
    }
    return render(request, "situation/coverage_list.html", context)


@require_http_methods(["GET", "POST"])
def note_coverage(request: SignedIn, pk: int) -> HttpResponse:
    crisis = crisis_for_team(request.user, pk, "situation.see_coverage")
    persons = _chosen(request, crisis)
    form = CoverageForm(crisis, persons, today(), request.POST or None)
    back = f"{reverse('situation:coverage_list', args=[pk])}?sorte={ANY}"
    intro = "Seules les protections vérifiées à leur source depuis moins de 90 jours, et ouvertes, sont proposées."
    page = Page("Noter une protection", back, "Noter", intro, "La couverture est notée.")
    return form_page(
        request, form, page, lambda said: protections.note_for(crisis, by=request.user, **_facts(said))
    )


@require_POST
def forget_coverage(request: SignedIn, pk: int) -> HttpResponse:
    require(request.user, "situation.see_coverage")
    line = get_object_or_404(Coverage.objects.select_related("person", "protection", "crisis"), pk=pk)
    member = get_object_or_404(CrisisMember, crisis=line.crisis_id, person=line.person_id)
    require(request.user, "situation.note_coverage", member)
    back = f"{reverse('situation:coverage_list', args=[line.crisis_id])}?sorte={ANY}"
    return gesture(
        request, lambda: protections.forget(line, by=request.user), done="La ligne est retirée.", back=back
    )


def _reach(request: SignedIn) -> Reach:
    if request.user.has_role(Role.DIRECTION, Role.PAYROLL):
        return Reach(is_named=True)
    me = person_of(request.user) if request.user.has_role(Role.ADVISOR) else None
    return Reach(is_named=me is not None, advisor=me)


def _members(crisis: Crisis, kind: str, advisor: Person | None) -> Any:
    if kind == ANY:
        return queries.concerned(crisis, advisor)
    return queries.covered_by(crisis, kind, advisor) if kind else queries.uncovered(crisis, advisor)


def _title(status: int | None, kind: str) -> str:
    who = StatusRank(status).label if status else "Toutes les personnes"
    what = {ANY: "et leurs protections", NONE: "sans aucune protection"}
    return f"{who} : {what.get(kind) or dict(ProtectionKind.choices).get(kind, kind)}"


def _hidden(row: queries.StatusRow) -> dict[str, Any]:
    return {
        "label": row.label,
        "status": row.status,
        "total": hidden(row.total),
        "uncovered": hidden(row.uncovered),
        "cells": [
            {"label": cell.label, "kind": cell.kind, "count": hidden(cell.count)} for cell in row.cells
        ],
    }


def _chosen(request: SignedIn, crisis: Crisis) -> list[Person]:
    """The persons ticked, within those this account may note for."""
    asked = [int(each) for each in request.GET.getlist("personne") if each.isdecimal()]
    found = crisis.roll.filter(person__in=asked, left_roll_on=None).select_related("person__account")
    if not request.user.has_role(Role.DIRECTION, Role.PAYROLL, Role.ADVISOR):
        raise PermissionDenied
    for member in found:
        require(request.user, "situation.note_coverage", member)
    return [member.person for member in found]


def _facts(said: dict[str, Any]) -> dict[str, Any]:
    return {**said, "state": Coverage.State(said["state"])}


def _note(request: SignedIn, persons: list[Person]) -> None:
    others = [person.pk for person in persons if person.account_id != request.user.pk]
    record_accesses(by=request.user, person_ids=others, what="liste de couverture", path=request.path)

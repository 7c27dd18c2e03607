"""The bridge: for direction and payroll, live, every count opening its list; the day on paper; the file without names."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from rebond.accounts.public import SignedIn
from rebond.journal.public import record_accesses
from rebond.situation.forms.bridge import BridgeListForm
from rebond.situation.models import Crisis, Level
from rebond.situation.queries import bridge as queries
from rebond.situation.queries import coverage, funder, pictures
from rebond.situation.views.pages import crisis_for_team, frame, today
from rebond.situation.views.sheets import sheet

PER_PAGE = 100


@never_cache
@require_GET
def bridge(request: SignedIn, pk: int) -> HttpResponse:
    crisis = crisis_for_team(request.user, pk, "situation.see_bridge")
    return render(
        request, "situation/bridge.html", {**frame(request.user, crisis, "bridge"), **_counts(crisis)}
    )


@require_GET
def bridge_list(request: SignedIn, pk: int) -> HttpResponse:
    """The names behind a count; each reading of a list is noted for each person in it."""
    crisis = crisis_for_team(request.user, pk, "situation.see_bridge")
    form = BridgeListForm(request.GET)
    page = Paginator(queries.listed(crisis, form.asked()), PER_PAGE).get_page(request.GET.get("page"))
    others = [m.person_id for m in page.object_list if m.person.account_id != request.user.pk]
    what = f"liste de la crise « {crisis} »"
    record_accesses(by=request.user, person_ids=others, what=what, path=request.path)
    context = {**frame(request.user, crisis, "bridge"), "filters": form, "page": page}
    return render(request, "situation/bridge_list.html", context)


@require_GET
def day(request: SignedIn, pk: int) -> HttpResponse:
    """One page for the wall or the board: counts, no name."""
    crisis = crisis_for_team(request.user, pk, "situation.see_bridge")
    counts = _counts(crisis)
    calls = {on: (made, reached) for on, made, reached in counts["days"]}
    context = {
        **frame(request.user, crisis, "bridge"),
        **counts,
        "list_url": "",
        "calls_today": calls.get(today(), (0, 0)),
        "coverage_rows": coverage.table(crisis),
    }
    return render(request, "situation/day.html", context)


@require_GET
def export(request: SignedIn, pk: int, form: str) -> HttpResponse:
    crisis = crisis_for_team(request.user, pk, "situation.see_bridge")
    name = f"crise-{crisis.pk}-{today():%Y-%m-%d}"
    return sheet(form, name, funder.HEADERS, funder.lines(crisis))


def _counts(crisis: Crisis) -> dict[str, Any]:
    statuses, branches = queries.by_status(crisis), queries.by_branch(crisis)
    trades, days = queries.levels_by_trade(crisis), queries.calls_per_day(crisis)
    return {
        "standing": queries.standing(crisis),
        "tables": [
            ("Par statut", "statut", statuses, pictures.of_rows(statuses, "Réponses par statut")),
            ("Par antenne", "antenne", branches, pictures.of_rows(branches, "Réponses par antenne")),
        ],
        "levels": Level,
        "trades": [(row, [(level, row.levels.get(level.value, 0)) for level in Level]) for row in trades],
        "levels_chart": pictures.of_levels(trades),
        "needs": queries.needs(crisis),
        "hands": queries.needs_in_hands(crisis),
        "days": days,
        "calls_chart": pictures.of_calls(days),
        "evidence": queries.evidence_received(crisis),
    }

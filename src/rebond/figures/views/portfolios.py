"""Who has fallen and by how much: an advisor's portfolio, everyone, and the distribution of the direction."""

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from rebond.accounts.public import SignedIn
from rebond.figures import months as m
from rebond.figures.exports import PORTFOLIO_HEADERS, portfolio_rows
from rebond.figures.forms.lists import FigureFilterForm
from rebond.figures.queries.calendar import last_complete_month
from rebond.figures.queries.portfolios import Line, by_branch, by_status, lines, picture
from rebond.figures.sheets import csv_response, xlsx_response
from rebond.figures.views.answers import note_reading, today
from rebond.people.public import Person, PersonQuerySet, person_of, portfolio_of, visible_persons

PER_PAGE = 60


@require_GET
@permission_required("figures.view_portfolios", raise_exception=True)
def own(request: SignedIn) -> HttpResponse:
    me = person_of(request.user)
    if me is None or not me.is_support_team:
        return redirect("figures:list")
    return _portfolio(request, me)


@require_GET
@permission_required("figures.view_portfolios", raise_exception=True)
def of_advisor(request: SignedIn, pk: int) -> HttpResponse:
    return _portfolio(
        request, get_object_or_404(visible_persons(request.user).filter(is_support_team=True), pk=pk)
    )


def _portfolio(request: SignedIn, advisor: Person) -> HttpResponse:
    rows = lines(portfolio_of(advisor, on=today()), on=today())
    is_mine = advisor.account_id == request.user.pk
    return _show(request, rows, {"advisor": advisor, "is_mine": is_mine})


@require_GET
@permission_required("figures.view_portfolios", raise_exception=True)
def everyone(request: SignedIn) -> HttpResponse:
    filters = FigureFilterForm(request.GET)
    return _show(
        request,
        lines(_present(request, filters), on=today(), signal=filters.wanted_signal),
        {"filters": filters},
    )


def _show(request: SignedIn, rows: list[Line], context: dict[str, object]) -> HttpResponse:
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    called = sum(line.reading.signal.calls for line in rows)
    shared = {"page": page, "total": len(rows), "called": called, **_month()}
    return render(request, "figures/portfolio.html", {**shared, **context})


def _month() -> dict[str, object]:
    """The month the list rests on, and « d'octobre 2026 » for the sentence."""
    month = last_complete_month(today())
    return {"month": month, "of_month": m.of(m.full(month)) if month else ""}


def _present(request: SignedIn, filters: FigureFilterForm) -> PersonQuerySet:
    return filters.narrow(visible_persons(request.user).present(today()))


@require_GET
@permission_required("figures.view_portfolios", raise_exception=True)
def export(request: SignedIn, form: str) -> HttpResponse:
    """The portfolio of `charge` when it is given, everyone under contract otherwise, as filtered."""
    filters, persons = FigureFilterForm(request.GET), None
    if (number := request.GET.get("charge", "")).isdecimal():
        persons = portfolio_of(get_object_or_404(visible_persons(request.user), pk=number), on=today())
    rows = lines(
        _present(request, filters) if persons is None else persons, on=today(), signal=filters.wanted_signal
    )
    write = {"csv": csv_response, "xlsx": xlsx_response}.get(form)
    if write is None:
        raise Http404
    note_reading(request, [line.person for line in rows], f"export des chiffres ({form})")
    return write(f"chiffres-{today():%Y-%m-%d}", PORTFOLIO_HEADERS, portfolio_rows(rows))


@require_GET
@permission_required("figures.view_distribution", raise_exception=True)
def distribution(request: SignedIn) -> HttpResponse:
    rows = lines(visible_persons(request.user).present(today()), on=today())
    statuses, branches = by_status(rows), by_branch(rows)
    context = {
        "total": len(rows),
        **_month(),
        "tables": [
            {
                "title": "Par statut",
                "column": "Statut",
                "groups": statuses,
                "chart": picture(statuses, title="Signaux par statut"),
            },
            {
                "title": "Par antenne",
                "column": "Antenne",
                "groups": branches,
                "chart": picture(branches, title="Signaux par antenne"),
            },
        ],
    }
    return render(request, "figures/distribution.html", context)

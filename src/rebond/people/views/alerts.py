"""What asks for attention, in the whole cooperative or in one's own portfolio."""

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rebond.accounts.public import SignedIn
from rebond.people.forms.filters import AlertFilterForm
from rebond.people.models import Person
from rebond.people.queries.alerts import alerts_for
from rebond.people.views.answers import today


@require_GET
@permission_required("people.view_directory", raise_exception=True)
def alert_list(request: SignedIn) -> HttpResponse:
    on = today()
    filters = AlertFilterForm(on, request.GET)
    kind, advisor = filters.asked()
    persons = Person.objects.visible_to(request.user)
    if advisor is not None:
        persons = persons.in_portfolio_of(advisor, on)
    alerts = [alert for alert in alerts_for(persons, on=on) if kind in {"", alert.kind}]
    page = Paginator(alerts, 50).get_page(request.GET.get("page"))
    return render(request, "people/alerts.html", {"filters": filters, "page": page, "total": len(alerts)})

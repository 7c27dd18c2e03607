"""The lists of reasons and of needs, edited by the direction."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from rebond.accompaniment.public import NeedKind
from rebond.accounts.public import SignedIn
from rebond.situation.actions import lists
from rebond.situation.forms.lists import FORMS
from rebond.situation.models import Reason
from rebond.situation.refusals import Refused

TITLES = {"raisons": "raison", "besoins": "sorte de besoin"}


@require_GET
@permission_required("situation.manage_lists", raise_exception=True)
def report_lists(request: SignedIn) -> HttpResponse:
    context = {
        "lists": [
            ("raisons", "Raisons proposées", Reason.objects.order_by("position", "name")),
            ("besoins", "Besoins proposés", NeedKind.objects.order_by("position", "name")),
        ]
    }
    return render(request, "situation/report_lists.html", context)


@require_http_methods(["GET", "POST"])
@permission_required("situation.manage_lists", raise_exception=True)
def edit_list(request: SignedIn, liste: str, pk: int | None = None) -> HttpResponse:
    """Add a line, or correct one."""
    if liste not in FORMS:
        raise Http404
    item = get_object_or_404(FORMS[liste]._meta.model, pk=pk) if pk else None
    form = FORMS[liste](request.POST or None, instance=item)
    if form.is_bound and form.is_valid():
        try:
            lists.write(form.save(commit=False), by=request.user)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, "Liste enregistrée.")
            return redirect("situation:report_lists")
    context = {"form": form, "what": TITLES[liste], "item": item}
    return render(request, "situation/report_list_item.html", context, status=422 if form.errors else 200)

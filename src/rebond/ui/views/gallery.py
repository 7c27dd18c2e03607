"""Every component in every state, for those who write pages and those who check them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rebond.ui import samples


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    asked = samples.FilterForm(request.GET, auto_id="filtre_%s")
    wanted = asked.cleaned_data if asked.is_valid() else {}
    people = samples.people(
        name=wanted.get("q", ""), status=wanted.get("status", ""), order=request.GET.get("tri", "")
    )
    page = Paginator(people, 4).get_page(request.GET.get("page"))
    return render(request, "ui/gallery.html", {**samples.everything(), "filters": asked, "page": page})

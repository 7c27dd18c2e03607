"""Every component in every state, for those who write pages and those who check them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rebond.ui import samples


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    page = Paginator(range(120), 10).get_page(request.GET.get("page"))
    return render(request, "ui/gallery.html", {**samples.everything(), "page": page})

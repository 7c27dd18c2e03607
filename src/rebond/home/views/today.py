from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from rebond.accounts.models import User
from rebond.home.sections import sections_for


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    user, on = cast(User, request.user), timezone.localdate()
    return render(request, "home/today.html", {"on": on, "sections": sections_for(user, on)})

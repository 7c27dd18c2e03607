from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rebond.accounts.models import User
from rebond.people.public import visible_activities, visible_persons

MOST = 20


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """One field for persons and activities; each finds only what this account may open."""
    user, words = cast(User, request.user), request.GET.get("q", "").strip()[:100]
    persons = visible_persons(user).matching(words)[:MOST] if words else []
    activities = visible_activities(user).matching(words)[:MOST] if words else []
    found = {"words": words, "persons": persons, "activities": activities, "most": MOST}
    return render(request, "home/search.html", found)

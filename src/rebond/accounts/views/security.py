from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from rebond.accounts.actions import sessions
from rebond.accounts.queries import protection_of
from rebond.accounts.views.requesters import requester


@never_cache
@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """One's own protection and sessions; there is no such page about someone else."""
    protection = protection_of(request, requester(request))
    return render(request, "accounts/security.html", {"protection": protection})


@require_POST
def other_sessions_end(request: HttpRequest) -> HttpResponse:
    sessions.end_other_sessions(request, requester(request))
    messages.success(request, "Vos autres sessions sont fermées : seul cet appareil reste connecté.")
    return redirect("accounts:security")

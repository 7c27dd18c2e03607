"""Deactivation and reactivation: what happens to the account is said before it is done."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from rebond.accounts.actions import accounts
from rebond.accounts.errors import Refused
from rebond.accounts.models import User
from rebond.accounts.views.requesters import requester


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("accounts.manage", raise_exception=True)
def deactivation(request: HttpRequest, pk: int) -> HttpResponse:
    return answer(request, pk, accounts.deactivate, "accounts/deactivation.html", "désactivé")


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("accounts.manage", raise_exception=True)
def reactivation(request: HttpRequest, pk: int) -> HttpResponse:
    return answer(request, pk, accounts.reactivate, "accounts/reactivation.html", "réactivé")


def answer(
    request: HttpRequest, pk: int, action: Callable[..., User], template: str, done: str
) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    if request.method != "POST":
        return render(request, template, {"account": user})
    by = requester(request)
    try:
        action(user, by=by)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Le compte de {user} est {done}.")
    return redirect("account_login") if user == by else redirect("accounts:detail", pk)

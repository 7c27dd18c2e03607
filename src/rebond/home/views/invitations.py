"""Where an invitation link leads. Here rather than in accounts, which does not know persons."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from rebond.accounts import public as accounts
from rebond.people import public as people


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def acceptance(request: HttpRequest, token: str) -> HttpResponse:
    invitation = accounts.open_invitation(token)
    if invitation is None:
        return render(request, "home/invitation_closed.html", status=410)
    form = accounts.AcceptanceForm(request.POST or None, invitation=invitation)
    if request.method == "POST" and form.is_valid():
        try:
            accept(request, token, invitation, **form.cleaned_data)
        except accounts.Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("home:today")
    context = {"form": form, "invitation": invitation}
    return render(request, "home/invitation_acceptance.html", context, status=422 if form.errors else 200)


@transaction.atomic
def accept(
    request: HttpRequest, token: str, invitation: accounts.Invitation, *, name: str, password: str
) -> None:
    account = accounts.accept_invitation(token, request=request, name=name, password=password)
    if invitation.person_id_hint is None:
        return
    try:
        people.link_account(invitation.person_id_hint, account, by=account)
    except people.Refused:
        messages.warning(
            request,
            "Votre compte est ouvert, mais votre dossier n'a pas pu y être relié. "
            "Dites-le à votre chargé·e d'accompagnement, qui le reliera.",
        )

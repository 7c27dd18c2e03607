from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rebond.accounts.actions import invitations
from rebond.accounts.errors import Refused
from rebond.accounts.forms import InvitationForm
from rebond.accounts.models import Invitation, Role
from rebond.accounts.queries import invitation_rows
from rebond.accounts.views.requesters import requester


@require_safe
@permission_required("accounts.invite", raise_exception=True)
def invitation_list(request: HttpRequest) -> HttpResponse:
    page = Paginator(invitation_rows(), 50).get_page(request.GET.get("page"))
    return render(request, "accounts/invitations.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("accounts.invite", raise_exception=True)
def create(request: HttpRequest) -> HttpResponse:
    by = requester(request)
    form = InvitationForm(request.POST or None, by=by)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            invitations.invite(
                email=given["email"], name=given["name"], roles=[Role(role) for role in given["roles"]], by=by
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Invitation de {given['name']} enregistrée.")
            return redirect("accounts:invitations")
    return render(
        request, "accounts/invitation_create.html", {"form": form}, status=422 if form.errors else 200
    )


@require_POST
@permission_required("accounts.invite", raise_exception=True)
def resending(request: HttpRequest, pk: int) -> HttpResponse:
    return answer(request, pk, invitations.resend, "Nouveau lien envoyé à {email} ; l'ancien ne marche plus.")


@require_POST
@permission_required("accounts.invite", raise_exception=True)
def cancellation(request: HttpRequest, pk: int) -> HttpResponse:
    return answer(request, pk, invitations.cancel, "Invitation de {email} annulée : son lien ne marche plus.")


def answer(request: HttpRequest, pk: int, action: Callable[..., Invitation], done: str) -> HttpResponse:
    invitation = get_object_or_404(Invitation, pk=pk)
    try:
        action(invitation, by=requester(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done.format(email=invitation.email))
    return redirect("accounts:invitations")

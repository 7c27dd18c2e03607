from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from rebond.accounts.actions import roles
from rebond.accounts.errors import Refused
from rebond.accounts.forms import RoleGrantForm
from rebond.accounts.models import Role, User
from rebond.accounts.views.requesters import requester


@require_POST
@permission_required("accounts.manage", raise_exception=True)
def create(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    form = RoleGrantForm(request.POST, user=user)
    if not form.is_valid():
        messages.error(request, "Ce rôle ne peut pas être donné : choisissez-en un dans la liste.")
        return redirect("accounts:detail", pk)
    try:
        given = roles.grant(user, Role(form.cleaned_data["role"]), by=requester(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{user} a maintenant le rôle « {given.get_role_display()} ».")
    return redirect("accounts:detail", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("accounts.manage", raise_exception=True)
def end(request: HttpRequest, pk: int, role: str) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    if role not in Role.values:
        raise Http404
    if request.method != "POST":
        return render(request, "accounts/role_end.html", {"account": user, "role": Role(role)})
    try:
        roles.end(user, Role(role), by=requester(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{user} n'a plus le rôle « {Role(role).label} ».")
    return (
        redirect("accounts:detail", pk) if request.user.has_perm("accounts.view") else redirect("home:today")
    )

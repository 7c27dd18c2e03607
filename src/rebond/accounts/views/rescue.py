from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from rebond.accounts.actions import rescue
from rebond.accounts.errors import Refused
from rebond.accounts.forms import AddressForm
from rebond.accounts.models import User
from rebond.accounts.views.requesters import requester


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("accounts.manage", raise_exception=True)
def second_factors_removal(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    if request.method != "POST":
        return render(request, "accounts/second_factors_removal.html", {"account": user})
    try:
        rescue.remove_second_factors(user, by=requester(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{user} peut se connecter par code et remettre ses vérifications.")
    return redirect("accounts:detail", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("accounts.manage", raise_exception=True)
def address_change(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            rescue.change_address(user, form.cleaned_data["email"], by=requester(request))
        except Refused as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(
                request, f"L'adresse de {user} est changée ; les deux adresses ont été prévenues."
            )
            return redirect("accounts:detail", pk)
    context = {"account": user, "form": form}
    return render(request, "accounts/address_change.html", context, status=422 if form.errors else 200)

from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from rebond.accounts.forms import AccountFilters, RoleGrantForm
from rebond.accounts.models import User
from rebond.accounts.queries import account_rows, grants_of
from rebond.journal.public import entries_about


@require_safe
@permission_required("accounts.view", raise_exception=True)
def account_list(request: HttpRequest) -> HttpResponse:
    filters = AccountFilters(request.GET)
    filters.is_valid()
    chosen = filters.cleaned_data
    rows = account_rows(words=chosen.get("q", ""), role=chosen.get("role", ""), state=chosen.get("etat", ""))
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    return render(request, "accounts/list.html", {"page": page, "filters": filters})


@require_safe
@permission_required("accounts.view", raise_exception=True)
def account(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    context = {
        "account": user,
        "grants": grants_of(user),
        "form": RoleGrantForm(user=user),
        "entries": entries_about(user)[:20],
    }
    return render(request, "accounts/detail.html", context)

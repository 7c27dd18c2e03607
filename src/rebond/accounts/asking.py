"""Who asks, and whether they may: what every view of the house starts with."""

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest

from rebond.accounts.models import User


class SignedIn(HttpRequest):
    """Sign-in is asked everywhere by the middleware: views may count on it."""

    user: User


def require(user: User, permission: str, thing: Model | None = None) -> None:
    """Raises `PermissionDenied` unless the account holds the permission, on the thing when there is one."""
    if not user.has_perm(permission, thing):
        raise PermissionDenied

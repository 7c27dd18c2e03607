"""Sessions open and end. Signing in by itself is allauth's; these are the two doors beside it."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.internal.flows.sessions import end_other_sessions as end_others
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from rebond.accounts.models import User


def open_session(request: HttpRequest, user: User, *, method: str) -> None:
    """A new session with a new key, listed among those of the account."""
    adapter = get_adapter(request)
    if request.user.is_authenticated:
        adapter.logout(request)
    adapter.login(request, user)
    record_authentication(request, user, method=method)
    UserSession.objects.create_from_request(request)


def sign_in(request: HttpRequest, user: User) -> None:
    """Sign in without any proof: the personas of the demonstration, and nothing else."""
    if not settings.DEMO or not user.is_active:
        raise PermissionDenied("signing in without proof exists only in the demonstration")
    open_session(request, user, method="demo")


def end_all_sessions(user: User) -> None:
    """Every session of the account, on every device, now. In the caller's transaction."""
    user.session_epoch += 1
    user.save(update_fields=["session_epoch"])
    for session in UserSession.objects.filter(user_id=user.pk):
        session.end()


def end_other_sessions(request: HttpRequest, user: User) -> None:
    """Every session but this one."""
    end_others(request, user)


def forget_ended_sessions() -> None:
    """Erase the sessions past their end, then the address and browser noted for each one gone."""
    SessionStore.clear_expired()
    alive = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=alive).delete()

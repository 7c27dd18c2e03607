"""The door of accounts: who may come in, and as what.

Every action writes the journal, is atomic, and raises `Refused` (its text is a French
sentence, ready to be shown) when it cannot be. `by` is the account that acts; None is the
machine (command line, demonstration), which may do everything an administrator may.
"""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.http import HttpRequest

from rebond.accounts.actions import accounts, invitations, roles, sessions
from rebond.accounts.asking import SignedIn, require
from rebond.accounts.errors import Refused
from rebond.accounts.forms import AcceptanceForm
from rebond.accounts.models import SUPPORT_TEAM, Invitation, Role, RoleGrant, User

__all__ = [
    "SUPPORT_TEAM",
    "AcceptanceForm",
    "Invitation",
    "Refused",
    "Role",
    "SignedIn",
    "User",
    "accept_invitation",
    "create_account",
    "deactivate",
    "end_role",
    "grant",
    "invite",
    "open_invitation",
    "reactivate",
    "require",
    "sign_in",
    "users_with_role",
]


def users_with_role(*held: Role) -> QuerySet[User]:
    """The active accounts that hold at least one of these roles now, by name, each once."""
    holders = RoleGrant.objects.filter(role__in=held, ended_at=None).values("user_id")
    return User.objects.filter(is_active=True, pk__in=holders).order_by("name", "pk")


def create_account(
    *, email: str, name: str, roles: Iterable[Role] = (), by: User | None, password: str | None = None
) -> User:
    """Open an account whose address is taken as verified, with its roles.

    For the command line (first administrator) and the demonstration; people are invited.
    Without a password the person signs in by e-mail code or passkey. Raises `Refused` when
    the address is taken, whatever its case.
    """
    return accounts.create_account(email=email, name=name, roles=roles, by=by, password=password)


def grant(user: User, role: Role, *, by: User | None) -> RoleGrant:
    """Give a role. `by` must be an administrator. Refused when the account already holds it."""
    return roles.grant(user, role, by=by)


def end_role(user: User, role: Role, *, by: User | None) -> RoleGrant:
    """Take a role back. `by` must be an administrator. Refused for the last administrator."""
    return roles.end(user, role, by=by)


def deactivate(user: User, *, by: User | None) -> User:
    """No more sign-in, every session ended at once; nothing is deleted. Refused for the last administrator."""
    return accounts.deactivate(user, by=by)


def reactivate(user: User, *, by: User | None) -> User:
    """The account may sign in again, with the roles it had."""
    return accounts.reactivate(user, by=by)


def invite(
    *, email: str, name: str, roles: Iterable[Role], by: User, person_id_hint: int | None = None
) -> Invitation:
    """Send by e-mail a link that opens one account, once, within fourteen days.

    The support team may invite as `Role.MEMBER` only, administrators with any roles.
    `person_id_hint` is kept for whoever accepts on behalf of `people` (accounts does not know
    persons). The message leaves after the commit. Refused when the address has an account or
    a living invitation.
    """
    return invitations.invite(email=email, name=name, roles=roles, by=by, person_id_hint=person_id_hint)


def open_invitation(token: str) -> Invitation | None:
    """The invitation behind a link that still works; None for a forged, used, cancelled or expired one."""
    return invitations.open_invitation(token)


def accept_invitation(token: str, *, request: HttpRequest, name: str, password: str | None = None) -> User:
    """Open the invited account and sign it in: holding the link proves the address, as a code would.

    Runs in the caller's transaction, so that the caller can link the person of
    `open_invitation(token).person_id_hint` or lose nothing. Raises `Refused`.
    """
    user = invitations.accept(token, name=name, password=password)
    sessions.open_session(request, user, method="invitation")
    return user


def sign_in(request: HttpRequest, user: User) -> None:
    """Sign in a persona without any proof. `PermissionDenied` outside the demonstration."""
    sessions.sign_in(request, user)

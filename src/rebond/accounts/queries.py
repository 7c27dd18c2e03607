"""Reads across tables: the list of accounts, and what protects one account."""

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest

from rebond.accounts.models import Invitation, Role, RoleGrant, User


def account_rows(*, words: str = "", role: str = "", state: str = "") -> QuerySet[User]:
    """Accounts with `held` (their present grants), by name; every word must be in the name or the address."""
    held = RoleGrant.objects.filter(ended_at=None).order_by("granted_at", "pk")
    users = User.objects.prefetch_related(Prefetch("grants", queryset=held, to_attr="held")).order_by(
        "name", "pk"
    )
    for word in words.split():
        users = users.filter(Q(name__unaccent__icontains=word) | Q(email__icontains=word))
    if role:
        users = users.filter(pk__in=RoleGrant.objects.filter(role=role, ended_at=None).values("user_id"))
    if state:
        users = users.filter(is_active=state == "actifs")
    return users


def grants_of(user: User) -> QuerySet[RoleGrant]:
    """Every role ever given to the account, the present ones first."""
    return user.grants.select_related("granted_by").order_by("-ended_at", "-granted_at", "pk")


def roles_to_give(user: User) -> list[tuple[str, str]]:
    """The roles the account does not hold now; a deactivated account reads its grants all the same."""
    held = set(user.grants.filter(ended_at=None).values_list("role", flat=True))
    return [(value, label) for value, label in Role.choices if value not in held]


def invitation_rows() -> QuerySet[Invitation]:
    return Invitation.objects.select_related("invited_by", "accepted_by").order_by("-invited_at", "-pk")


@dataclass(frozen=True)
class Session:
    opened_at: datetime
    ip: str
    browser: str
    is_current: bool


@dataclass(frozen=True)
class Protection:
    """What protects an account; said to its owner only."""

    has_password: bool
    passkeys: int
    has_totp: bool
    recovery_codes_left: int | None
    sessions: list[Session]


def protection_of(request: HttpRequest, user: User) -> Protection:
    kinds = {kind: list(rows) for kind, rows in _authenticators(user).items()}
    recovery = kinds[Authenticator.Type.RECOVERY_CODES]
    sessions = sorted(UserSession.objects.purge_and_list(user), key=lambda row: row.created_at, reverse=True)
    return Protection(
        has_password=user.has_usable_password(),
        passkeys=len(kinds[Authenticator.Type.WEBAUTHN]),
        has_totp=bool(kinds[Authenticator.Type.TOTP]),
        recovery_codes_left=len(recovery[0].wrap().get_unused_codes()) if recovery else None,
        sessions=[
            Session(
                row.created_at,
                row.ip,
                browser_name(row.user_agent),
                row.session_key == request.session.session_key,
            )
            for row in sessions
        ],
    )


def _authenticators(user: User) -> dict[str, list[Authenticator]]:
    rows = Authenticator.objects.filter(user=user)
    found: dict[str, list[Authenticator]] = {kind: [] for kind in Authenticator.Type.values}
    for row in rows:
        found[row.type].append(row)
    return found


def browser_name(user_agent: str) -> str:
    """« Firefox sur Android »: enough for someone to recognise their own devices."""
    browsers = {"Edg": "Edge", "OPR": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
    systems = {
        "Android": "Android",
        "iPhone": "iPhone",
        "iPad": "iPad",
        "Windows": "Windows",
        "Mac OS": "Mac",
        "Linux": "Linux",
    }
    browser = next((name for mark, name in browsers.items() if mark in user_agent), "Navigateur inconnu")
    system = next((name for mark, name in systems.items() if mark in user_agent), "")
    return f"{browser} sur {system}" if system else browser

"""Roles are given and taken back, never edited: each line keeps who, when, until when."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from rebond.accounts.errors import Refused
from rebond.accounts.models import Role, RoleGrant, User
from rebond.journal.public import record

LAST_ADMINISTRATOR = (
    "{name} est la dernière personne à administrer Rebond : sans elle, plus personne ne pourrait inviter "
    "ni donner un rôle. Donnez d'abord le rôle d'administrateur·rice à quelqu'un d'autre."
)


def require_administrator(by: User | None) -> None:
    """The machine (None) may: the command line already needs the server's own account."""
    if by is not None and not by.has_role(Role.ADMINISTRATOR):
        raise Refused("Seul un·e administrateur·rice peut faire cela : demandez-lui.")


def keep_one_administrator(user: User) -> None:
    """Refuse to leave the house without an administrator.

    Locked first, counted after: whoever waited for the lock counts what the other has committed.
    """
    held = RoleGrant.objects.filter(role=Role.ADMINISTRATOR, ended_at=None).order_by("pk")
    list(held.select_for_update())
    if not held.filter(user__is_active=True).exclude(user=user).exists():
        raise Refused(LAST_ADMINISTRATOR.format(name=user))


@transaction.atomic
def grant(user: User, role: Role, *, by: User | None, at: datetime | None = None) -> RoleGrant:
    require_administrator(by)
    User.objects.select_for_update().get(pk=user.pk)
    if RoleGrant.objects.filter(user=user, role=role, ended_at=None).exists():
        raise Refused(f"{user} a déjà le rôle « {Role(role).label} » : il n'y a rien à faire.")
    given = RoleGrant.objects.create(user=user, role=role, granted_by=by)
    if at is not None:
        RoleGrant.objects.filter(pk=given.pk).update(granted_at=at)
        given.refresh_from_db()
    user.forget_roles()
    record("role_granted", f"Rôle « {Role(role).label} » donné à {user}.", by=by, subject=user)
    return given


@transaction.atomic
def end(user: User, role: Role, *, by: User | None, at: datetime | None = None) -> RoleGrant:
    require_administrator(by)
    if role == Role.ADMINISTRATOR:
        # Before any other lock: two who take them in the same order never wait for each other.
        keep_one_administrator(user)
    held = RoleGrant.objects.select_for_update().filter(user=user, role=role, ended_at=None).first()
    if held is None:
        raise Refused(f"{user} n'a plus le rôle « {Role(role).label} » : il n'y a rien à retirer.")
    held.ended_at = at or timezone.now()
    held.save(update_fields=["ended_at"])
    user.forget_roles()
    record("role_ended", f"Rôle « {Role(role).label} » retiré à {user}.", by=by, subject=user)
    return held

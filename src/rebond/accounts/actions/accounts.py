"""An account opens, is put out of use, comes back. It is never deleted: history keeps its names."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from rebond.accounts.actions.roles import keep_one_administrator, require_administrator
from rebond.accounts.actions.sessions import end_all_sessions
from rebond.accounts.errors import Refused
from rebond.accounts.models import Role, RoleGrant, User
from rebond.journal.public import record


@transaction.atomic
def create_account(
    *, email: str, name: str, roles: Iterable[Role] = (), by: User | None, password: str | None = None
) -> User:
    """Open an account whose address is known to be the person's: by invitation, or by the command line."""
    email = email.strip().lower()
    if User.objects.filter(email__iexact=email).exists():
        raise Refused(f"Un compte existe déjà avec l'adresse {email} : utilisez-le, ou changez son adresse.")
    user = User.objects.create_user(email, password, name=name.strip())
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    held = sorted({Role(role) for role in roles})
    RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role, granted_by=by) for role in held)
    labels = ", ".join(role.label for role in held) or "aucun"
    record("account_created", f"Compte de {user} ouvert ; rôles : {labels}.", by=by, subject=user)
    return user


@transaction.atomic
def deactivate(user: User, *, by: User | None) -> User:
    """On exit: no more sign-in and every session ended now; roles, journal and figures stay as they were."""
    require_administrator(by)
    user = User.objects.select_for_update().get(pk=user.pk)
    if not user.is_active:
        raise Refused(f"Le compte de {user} est déjà désactivé : il n'y a rien à faire.")
    if user.has_role(Role.ADMINISTRATOR):
        keep_one_administrator(user)
    user.is_active = False
    user.deactivated_at = timezone.now()
    user.save(update_fields=["is_active", "deactivated_at"])
    user.forget_roles()
    end_all_sessions(user)
    record("account_deactivated", f"Compte de {user} désactivé.", by=by, subject=user)
    return user


@transaction.atomic
def reactivate(user: User, *, by: User | None) -> User:
    """The roles held on the day of the deactivation are held again."""
    require_administrator(by)
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.is_active:
        raise Refused(f"Le compte de {user} est déjà actif : il n'y a rien à faire.")
    user.is_active = True
    user.deactivated_at = None
    user.save(update_fields=["is_active", "deactivated_at"])
    user.forget_roles()
    record("account_reactivated", f"Compte de {user} réactivé.", by=by, subject=user)
    return user

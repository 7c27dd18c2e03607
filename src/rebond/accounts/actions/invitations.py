"""An invitation is the only way to get an account: a link by e-mail, used once, for fourteen days."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.utils import timezone

from rebond.accounts import emails
from rebond.accounts.actions.accounts import create_account
from rebond.accounts.errors import Refused
from rebond.accounts.models import Invitation, Role, User
from rebond.journal.public import record

LIFETIME = timedelta(days=14)
CLOSED = (
    "Ce lien d'invitation ne fonctionne plus : il a déjà servi, il a été annulé ou il date de plus de "
    "quatorze jours. Demandez à votre coopérative de vous en envoyer un nouveau."
)
PENDING = "Une invitation attend déjà à l'adresse {email} : renvoyez-la depuis la liste des invitations."


def fingerprint(token: str) -> str:
    """What is kept of a link. The token has 256 random bits: a plain hash cannot be guessed back."""
    return sha256(token.encode()).hexdigest()


def require_inviter(by: User, roles: Iterable[Role]) -> None:
    if not by.has_perm("accounts.invite"):
        raise Refused("Seule l'équipe d'appui peut inviter : demandez-lui.")
    if not by.has_perm("accounts.manage") and not set(roles) <= {Role.MEMBER}:
        raise Refused("Seul un·e administrateur·rice peut inviter avec un autre rôle qu'entrepreneur·e.")


@transaction.atomic
def invite(
    *,
    email: str,
    name: str,
    roles: Iterable[Role],
    by: User,
    person_id_hint: int | None = None,
    at: datetime | None = None,
) -> Invitation:
    given, email, now = sorted({Role(role) for role in roles}), email.strip().lower(), at or timezone.now()
    require_inviter(by, given)
    if User.objects.filter(email__iexact=email).exists():
        raise Refused(f"Un compte existe déjà avec l'adresse {email} : cette personne peut se connecter.")
    refuse_or_cancel_pending(email, now=now)
    token = secrets.token_urlsafe(32)
    invitation = Invitation(
        email=email,
        name=name.strip(),
        roles=given,
        person_id_hint=person_id_hint,
        token_hash=fingerprint(token),
        invited_by=by,
        expires_at=now + LIFETIME,
    )
    try:
        with transaction.atomic():
            invitation.save()
    except IntegrityError:
        # Two who invite at the same instant: the second is told what the first just did.
        raise Refused(PENDING.format(email=email)) from None
    record(
        "invited",
        f"{name} invité·e à l'adresse {email}.",
        by=by,
        subject=invitation,
        person_id=person_id_hint,
    )
    transaction.on_commit(lambda: emails.send_invitation(invitation, token))
    return invitation


def refuse_or_cancel_pending(email: str, *, now: datetime) -> None:
    """One link per address: an expired one gives way, a living one is sent again instead."""
    pending = Invitation.objects.select_for_update().filter(
        email__iexact=email, accepted_at=None, cancelled_at=None
    )
    if pending.filter(expires_at__gt=now).exists():
        raise Refused(PENDING.format(email=email))
    pending.update(cancelled_at=now)


@transaction.atomic
def resend(invitation: Invitation, *, by: User, at: datetime | None = None) -> Invitation:
    """A new link and fourteen more days; the former link stops working."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    require_inviter(by, [Role(role) for role in invitation.roles])
    require_pending(invitation)
    token = secrets.token_urlsafe(32)
    invitation.token_hash = fingerprint(token)
    invitation.expires_at = (at or timezone.now()) + LIFETIME
    invitation.sent_at = None
    invitation.save(update_fields=["token_hash", "expires_at", "sent_at"])
    record("invitation_resent", f"Invitation de {invitation.email} renvoyée.", by=by, subject=invitation)
    transaction.on_commit(lambda: emails.send_invitation(invitation, token))
    return invitation


@transaction.atomic
def cancel(invitation: Invitation, *, by: User, at: datetime | None = None) -> Invitation:
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    require_inviter(by, [Role(role) for role in invitation.roles])
    require_pending(invitation)
    invitation.cancelled_at = at or timezone.now()
    invitation.save(update_fields=["cancelled_at"])
    record("invitation_cancelled", f"Invitation de {invitation.email} annulée.", by=by, subject=invitation)
    return invitation


def require_pending(invitation: Invitation) -> None:
    if not invitation.is_pending:
        raise Refused(f"L'invitation de {invitation.email} a déjà été acceptée ou annulée.")


def is_living(invitation: Invitation) -> bool:
    """Open, and whoever sent it may still send it: a link must not outlive the right of its author."""
    try:
        require_inviter(invitation.invited_by, [Role(role) for role in invitation.roles])
    except Refused:
        return False
    return invitation.is_open


def open_invitation(token: str) -> Invitation | None:
    """The living invitation of this link, or None: forged, used, cancelled and expired look alike."""
    found = Invitation.objects.select_related("invited_by").filter(token_hash=fingerprint(token)).first()
    return found if found and is_living(found) else None


@transaction.atomic
def accept(token: str, *, name: str, password: str | None) -> User:
    invitation = Invitation.objects.select_for_update().filter(token_hash=fingerprint(token)).first()
    if invitation is None or not is_living(invitation):
        raise Refused(CLOSED)
    user = create_account(
        email=invitation.email,
        name=name,
        roles=[Role(role) for role in invitation.roles],
        by=invitation.invited_by,
        password=password or None,
    )
    invitation.accepted_at = timezone.now()
    invitation.accepted_by = user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    record("invitation_accepted", f"{user} a accepté son invitation.", by=user, subject=invitation)
    return user

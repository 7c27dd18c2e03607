"""What an administrator can do for someone who lost their phone or their address.

Both end every session and write to the person, so that neither can be done unseen.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from rebond.accounts import emails
from rebond.accounts.actions.roles import require_administrator
from rebond.accounts.actions.sessions import end_all_sessions
from rebond.accounts.errors import Refused
from rebond.accounts.models import User
from rebond.journal.public import record


@transaction.atomic
def remove_second_factors(user: User, *, by: User | None) -> User:
    """Passkeys, application and recovery codes go; the person comes in by code or password and sets them again."""
    require_administrator(by)
    user = User.objects.select_for_update().get(pk=user.pk)
    removed, _ = Authenticator.objects.filter(user=user).delete()
    if not removed:
        raise Refused(f"{user} n'a ni clé, ni application, ni code de secours : il n'y a rien à retirer.")
    end_all_sessions(user)
    record("second_factors_removed", f"Deuxièmes vérifications de {user} retirées.", by=by, subject=user)
    transaction.on_commit(lambda: emails.tell(user, "second_factors_removed", to=[user.email]))
    return user


@transaction.atomic
def change_address(user: User, email: str, *, by: User | None) -> User:
    """For someone who no longer reads the former address; both addresses are told."""
    require_administrator(by)
    user = User.objects.select_for_update().get(pk=user.pk)
    former, email = user.email, email.strip().lower()
    if User.objects.filter(email__iexact=email).exists():
        raise Refused(f"L'adresse {email} est déjà celle d'un compte : choisissez-en une autre.")
    user.email = email
    user.save(update_fields=["email"])
    EmailAddress.objects.filter(user=user).delete()
    # The administrator vouches for it; the first code sent there proves it.
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    end_all_sessions(user)
    record("address_changed", f"Adresse de {user} changée de {former} à {email}.", by=by, subject=user)
    transaction.on_commit(lambda: emails.tell(user, "address_changed", to=[former, email]))
    return user

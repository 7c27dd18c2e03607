"""What allauth asks of the house: nobody signs up alone, nobody links an account by themselves."""

# ruff: noqa: ARG002  allauth gives each answer more than it needs

import secrets
from base64 import b32encode, urlsafe_b64encode
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse

from rebond.accounts.models import User

PROOFS = {
    "reauthenticate": "Avec mon mot de passe",
    "mfa_reauthenticate": "Avec un code de l'application ou de secours",
    "mfa_reauthenticate:webauthn": "Avec ma clé d'accès",
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Ce compte est désactivé. Écrivez à votre coopérative si c'est une erreur.",
        "email_password_mismatch": "Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez-les, "
        "ou demandez un code par e-mail.",
        "enter_current_password": "Ce n'est pas votre mot de passe actuel. Retapez-le.",
        "incorrect_code": "Ce code n'est pas le bon. Vérifiez le dernier message reçu et retapez-le.",
        "incorrect_password": "Ce n'est pas votre mot de passe. Retapez-le.",
        "rate_limited": "Trop de demandes en peu de temps. Attendez une minute, puis recommencez.",
        "same_as_current": "C'est déjà votre adresse actuelle. Donnez-en une autre.",
        "too_many_login_attempts": "Trop d'essais en peu de temps : par sécurité, la connexion attend "
        "quelques minutes pour cette adresse. Recommencez un peu plus tard.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_http_user_agent(self, request: HttpRequest) -> str:
        """In a message, « Firefox sur Android » says more than the whole signature of a browser."""
        from rebond.accounts.queries import browser_name

        return browser_name(super().get_http_user_agent(request))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The key first: someone who just added one has no code to type yet."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        named = [{**method, "description": PROOFS[method["id"]]} for method in methods]
        return sorted(named, key=lambda method: method["id"] != "mfa_reauthenticate:webauthn")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:security")

    def get_email_verification_redirect_url(self, email_address: Any) -> str:
        return reverse("accounts:security")


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The cooperative's own sign-on opens an account that exists, by its verified address, and does no more."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: Any) -> tuple[User, str] | None:
        # Some servers write "false" as a text, which is true for Python: only a true boolean proves anything.
        proven = [address for address in sociallogin.email_addresses if address.verified is True]
        sociallogin.email_addresses = proven
        found: tuple[User, str] | None = super().authenticate_by_email(sociallogin)
        return found

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Attaching another identity to one's account would outlive a stolen session: there is no such gesture."""
        if sociallogin.state.get("process") == "connect":
            raise ImmediateHttpResponse(redirect("accounts:security"))


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """A stolen backup must not give the second factors away: their seeds are encrypted with the secret key."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Ce code n'est pas le bon. Attendez le suivant et retapez-le.",
        "unverified_email": "Confirmez d'abord votre adresse électronique.",
    }

    def _box(self) -> Fernet:
        key = sha256(b"rebond.accounts.mfa|" + settings.SECRET_KEY.encode()).digest()
        return Fernet(urlsafe_b64encode(key))

    def encrypt(self, text: str) -> str:
        return self._box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return self._box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            # The secret key was changed: a seed that nobody knows refuses every code, an empty one would not.
            return b32encode(secrets.token_bytes(20)).decode()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": settings.COOPERATIVE}

    def generate_authenticator_name(self, user: User, type: Any) -> str:  # noqa: A002 (allauth's name)
        return f"Clé du {self._today()}"

    def _today(self) -> str:
        from django.utils import formats, timezone

        return formats.date_format(timezone.localdate(), "j F Y")

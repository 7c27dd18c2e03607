"""The messages accounts sends by itself; the others are allauth's, in templates/account/email/."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from rebond.accounts.models import Invitation, User

log = logging.getLogger(__name__)


def send_invitation(invitation: Invitation, token: str) -> None:
    """Sent at once, never queued: a queue would keep the token in clear.

    A mail server that answers badly loses nothing: the invitation stays in the list
    with "le message n'est pas parti" and the button that sends it again.
    """
    link = settings.URL + reverse("home:invitation-acceptance", args=[token])
    context = {"invitation": invitation, "link": link, "cooperative": settings.COOPERATIVE}
    body = render_to_string("accounts/email/invitation.txt", context)
    subject = f"[{settings.COOPERATIVE}] Votre accès à Rebond"
    try:
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [invitation.email])
    except (SMTPException, OSError):
        log.exception("the invitation %s could not be sent", invitation.pk)
        return
    Invitation.objects.filter(pk=invitation.pk).update(sent_at=timezone.now())


SUBJECTS = {
    "second_factors_removed": "Vos deuxièmes vérifications ont été retirées",
    "address_changed": "L'adresse de votre compte a changé",
}


def tell(user: User, what: str, *, to: list[str]) -> None:
    """Tell someone what an administrator did to their account, one message for each address."""
    context = {"account": user, "cooperative": settings.COOPERATIVE}
    body = render_to_string(f"accounts/email/{what}.txt", context)
    subject = f"[{settings.COOPERATIVE}] {SUBJECTS[what]}"
    for address in to:
        try:
            send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [address])
        except (SMTPException, OSError):
            log.exception("account %s could not be told: %s", user.pk, what)

"""The message of a crisis, in an e-mail or an SMS."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from rebond.situation.clients.sms import sms
from rebond.situation.models import CrisisMember


def send_email(member: CrisisMember, *, is_reminder: bool) -> None:
    """Raises `OSError` when the mail server refuses."""
    start = "Nous n'avons pas de vos nouvelles" if is_reminder else member.crisis.name
    subject = f"[{settings.COOPERATIVE}] {' '.join(start.split())}"
    body = render_to_string("situation/mail/asks.txt", {**_words(member), "is_reminder": is_reminder})
    send_mail(subject, body, None, [member.person.email])


def send_sms(member: CrisisMember, *, is_reminder: bool) -> None:
    """Short, with the link: the message itself is on the page."""
    start = "Nous n'avons pas de vos nouvelles. " if is_reminder else ""
    text = f"{settings.COOPERATIVE} : {start}{member.crisis.name}. Dites où vous en êtes : {address(member)}"
    sms().send(to=member.person.mobile, text=text)


def address(member: CrisisMember) -> str:
    return f"{settings.URL}{reverse('situation:crisis', args=[member.crisis_id])}"


def _words(member: CrisisMember) -> dict[str, object]:
    return {
        "person": member.person,
        "crisis": member.crisis,
        "address": address(member),
        "cooperative": settings.COOPERATIVE,
    }

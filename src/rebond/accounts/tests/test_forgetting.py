"""The pages say fourteen days: the database says the same."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from conftest import StrictClient
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from rebond.accounts.public import create_account
from rebond.accounts.tasks import forget_ended_sessions

pytestmark = pytest.mark.django_db
PASSWORD = "une phrase bien longue"


def test_an_ended_session_leaves_neither_address_nor_browser():
    create_account(email="camille@exemple.coop", name="Camille", by=None, password=PASSWORD)
    clients = [StrictClient(), StrictClient()]
    for client in clients:
        client.post(reverse("account_login"), {"login": "camille@exemple.coop", "password": PASSWORD})
    ended, alive = (client.session.session_key for client in clients)
    Session.objects.filter(pk=ended).update(expire_date=timezone.now() - timedelta(minutes=1))
    forget_ended_sessions(0)
    assert [row.session_key for row in UserSession.objects.all()] == [alive]
    assert [row.session_key for row in Session.objects.all()] == [alive]


def test_a_session_lasts_fourteen_days_at_most():
    assert timedelta(days=14).total_seconds() == settings.SESSION_COOKIE_AGE
    assert settings.SESSION_SAVE_EVERY_REQUEST is False

"""Signing in without proof exists in the demonstration only."""

import pytest
from allauth.account.adapter import get_adapter
from allauth.core import context
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from rebond.accounts.public import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_():
    request = RequestFactory().post("/demo/")
    request.session, request.user = SessionStore(), AnonymousUser()
    with context.request_context(request):
        yield request


def test_a_persona_is_signed_in_in_the_demonstration(request_, make_user, settings):
    settings.DEMO = True
    persona = make_user()
    sign_in(request_, persona)
    assert request_.user == persona
    assert get_adapter(request_).get_client_ip(request_) == "127.0.0.1"


def test_the_former_persona_leaves_with_their_session(request_, make_user, settings):
    settings.DEMO = True
    sign_in(request_, make_user())
    before = request_.session.session_key
    sign_in(request_, make_user())
    assert request_.session.session_key != before
    assert not SessionStore().exists(before)


def test_never_outside_the_demonstration(request_, make_user, settings):
    settings.DEMO = False
    with pytest.raises(PermissionDenied):
        sign_in(request_, make_user())
    assert request_.user.is_anonymous


def test_never_for_a_deactivated_account(request_, make_user, settings):
    settings.DEMO = True
    with pytest.raises(PermissionDenied):
        sign_in(request_, make_user(is_active=False))

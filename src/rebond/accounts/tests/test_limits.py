"""Rate limits, kept in the database for every process, and the address they count by."""

import pytest
from conftest import StrictClient
from django.core.cache import cache
from django.test import RequestFactory, override_settings
from django.urls import reverse

from rebond.accounts.adapters import AccountAdapter
from rebond.accounts.public import create_account

pytestmark = pytest.mark.django_db
PASSWORD = "une phrase bien longue"


@pytest.fixture(autouse=True)
def account():
    cache.clear()
    return create_account(email="camille@exemple.coop", name="Camille", by=None, password=PASSWORD)


def attempt(password, email="camille@exemple.coop", **headers):
    return StrictClient().post(reverse("account_login"), {"login": email, "password": password}, **headers)


def test_after_five_wrong_passwords_even_the_right_one_waits():
    for _ in range(5):
        assert "ne vont pas ensemble" in attempt("pas la bonne phrase").content.decode()
    assert "Trop d&#x27;essais en peu de temps" in attempt(PASSWORD, REMOTE_ADDR="10.0.0.9").content.decode()


def test_the_lock_is_for_one_address_only():
    other = create_account(email="autre@exemple.coop", name="Autre", by=None, password=PASSWORD)
    for _ in range(6):
        attempt("pas la bonne phrase")
    assert attempt(PASSWORD, email=other.email).status_code == 302


def test_an_unknown_address_is_locked_alike():
    for _ in range(5):
        attempt("pas la bonne phrase", email="personne@exemple.coop")
    assert "Trop d&#x27;essais" in attempt("encore", email="personne@exemple.coop").content.decode()


def test_codes_cannot_be_asked_without_end():
    url = reverse("account_request_login_code")
    for _ in range(3):
        assert StrictClient().post(url, {"email": "camille@exemple.coop"}).status_code == 302
    page = StrictClient().post(url, {"email": "camille@exemple.coop"})
    assert "Trop d&#x27;essais" in page.content.decode()


def test_a_flood_from_one_place_gets_the_french_429_page():
    with override_settings(ACCOUNT_RATE_LIMITS={"login": "1/m/ip"}):
        attempt("pas la bonne phrase")
        page = attempt("pas la bonne phrase")
    assert page.status_code == 429
    assert (
        "Trop d&#x27;essais en peu de temps" in page.content.decode()
        or "Trop d'essais en peu de temps" in page.content.decode()
    )


def client_ip(**meta):
    return AccountAdapter().get_client_ip(RequestFactory().get("/", **meta))


def test_a_visitor_cannot_choose_the_address_they_are_counted_by():
    assert client_ip(REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR="203.0.113.1") == "192.0.2.7"


@override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1)
def test_behind_the_declared_proxy_only_what_it_wrote_itself_counts():
    forged = "203.0.113.1, 198.51.100.4"
    assert client_ip(REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=forged) == "198.51.100.4"

"""The cooperative's own sign-on, against a small server that speaks OpenID Connect for real."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from time import time
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse

from rebond.accounts.models import User
from rebond.accounts.public import create_account

pytestmark = pytest.mark.django_db
START = "/connexion/sso/cooperative/"


class SignOn(BaseHTTPRequestHandler):
    """Three addresses: configuration, token, userinfo. `server.who` is what it says of the person."""

    def answer(self, content):
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        base = self.server.base
        if self.path == "/userinfo":
            self.answer(self.server.who)
        else:
            self.answer({"issuer": base, "authorization_endpoint": f"{base}/authorize",
                         "token_endpoint": f"{base}/token", "userinfo_endpoint": f"{base}/userinfo",
                         "jwks_uri": f"{base}/jwks",
                         "token_endpoint_auth_methods_supported": ["client_secret_post"]})  # fmt: skip

    def do_POST(self):
        self.server.asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        claims = {
            "iss": self.server.base,
            "aud": "rebond",
            "exp": time() + 60,
            "iat": time(),
            **self.server.who,
        }
        token = jwt.encode(claims, "a secret of the sign-on server, long enough", algorithm="HS256")
        self.answer({"access_token": "opaque", "token_type": "Bearer", "id_token": token})

    def log_message(self, *args):
        pass


@pytest.fixture
def sign_on(settings):
    server = HTTPServer(("127.0.0.1", 0), SignOn)
    server.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [
        {"provider_id": "cooperative", "name": "La Boussole", "client_id": "rebond", "secret": "s",
         "settings": {"server_url": server.base, "oauth_pkce_enabled": True, "email_authentication": True}},
    ]}}  # fmt: skip
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def account():
    return create_account(email="camille@exemple.coop", name="Camille", by=None)


def come_back(client, sign_on, who, start=START):
    """The whole dance: leave, prove oneself over there, come back. Gives the answer and the question asked."""
    sign_on.who = {"sub": "42", **who}
    left = client.get(start)
    asked = parse_qs(urlsplit(left.url).query)
    back = client.get(START + "retour/", {"code": "abc", "state": asked["state"][0]})
    return back, asked


def signed_in_as(client):
    return User.objects.filter(pk=client.session.get("_auth_user_id", 0)).first()


def test_a_verified_address_opens_its_account_and_keeps_no_link(client, sign_on, account):
    back, asked = come_back(client, sign_on, {"email": "Camille@exemple.coop", "email_verified": True})
    assert back.url == reverse("home:today")
    assert signed_in_as(client) == account
    assert asked["code_challenge_method"] == ["S256"]
    assert "code_verifier" in sign_on.asked
    assert SocialAccount.objects.count() == 0


@pytest.mark.parametrize("verified", [False, "false", "true", None, 1, "absent"])
def test_an_unverified_address_opens_nothing(client, sign_on, account, verified):
    who = (
        {"email": account.email}
        if verified == "absent"
        else {"email": account.email, "email_verified": verified}
    )
    back, _ = come_back(client, sign_on, who)
    assert signed_in_as(client) is None
    assert back.templates[0].name == "account/signup_closed.html"


def test_nobody_gets_an_account_by_coming_alone(client, sign_on, account):
    back, _ = come_back(client, sign_on, {"email": "inconnue@exemple.coop", "email_verified": True})
    assert back.templates[0].name == "account/signup_closed.html"
    assert list(User.objects.all()) == [account]


def test_a_deactivated_account_stays_closed(client, sign_on, account):
    User.objects.update(is_active=False)
    back, _ = come_back(client, sign_on, {"email": account.email, "email_verified": True})
    assert back.url == reverse("account_inactive")
    assert signed_in_as(client) is None


def test_another_identity_cannot_be_attached_to_an_account(client_of, sign_on, account):
    client = client_of(account)
    who = {"email": "pirate@exemple.coop", "email_verified": True}
    back, _ = come_back(client, sign_on, who, start=START + "?process=connect")
    assert back.url == reverse("accounts:security")
    assert SocialAccount.objects.count() == 0


def test_an_answer_that_nobody_asked_for_is_refused(client, sign_on, account):
    sign_on.who = {"sub": "42", "email": account.email, "email_verified": True}
    page = client.get(START + "retour/", {"code": "abc", "state": "forged"})
    assert (page.status_code, page.templates[0].name) == (401, "socialaccount/authentication_error.html")
    assert signed_in_as(client) is None


def test_next_never_leads_outside(client, sign_on, account):
    start = START + "?next=https://pirate.example/"
    back, _ = come_back(client, sign_on, {"email": account.email, "email_verified": True}, start=start)
    assert back.url == reverse("home:today")


def test_giving_up_over_there_is_said_calmly(client, sign_on):
    state = parse_qs(urlsplit(client.get(START).url).query)["state"][0]
    back = client.get(START + "retour/", {"error": "access_denied", "state": state})
    assert back.url == reverse("socialaccount_login_cancelled")


def test_the_sign_in_page_offers_it_only_where_it_exists(client, sign_on, settings):
    assert "Continuer avec La Boussole" in client.get(reverse("account_login")).content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert "Continuer avec" not in client.get(reverse("account_login")).content.decode()
    assert client.get(START).status_code == 404


@pytest.mark.parametrize("name", ["%00", "a%20b", "autre"])
def test_a_sign_on_that_does_not_exist_is_not_found(client, db, name):
    assert client.get(f"/connexion/sso/{name}/").status_code == 404

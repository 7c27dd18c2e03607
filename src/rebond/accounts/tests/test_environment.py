"""What the administrator writes in the environment about sign-in is understood, or stops the start."""

import os
import subprocess
import sys

import pytest

from rebond.site import env

GIVEN = {
    "REBOND_OIDC_SERVER": "https://sso.exemple.coop/",
    "REBOND_OIDC_CLIENT_ID": "rebond",
    "REBOND_OIDC_SECRET": "secret",
}


@pytest.fixture
def given(monkeypatch):
    def set_(**changes):
        for name, value in {**GIVEN, **changes}.items():
            monkeypatch.setenv(name, value)

    return set_


def test_no_sign_on_unless_asked(given):
    given(REBOND_OIDC_SERVER="")
    assert env.oidc("La Boussole") is None


def test_a_sign_on_is_read(given):
    given()
    assert env.oidc("La Boussole") == env.Oidc("La Boussole", "https://sso.exemple.coop", "rebond", "secret")


@pytest.mark.parametrize("server", ["http://sso.exemple.coop", "sso.exemple.coop", "ftp://sso"])
def test_a_sign_on_without_encryption_stops_the_start(given, server):
    given(REBOND_OIDC_SERVER=server)
    with pytest.raises(env.WrongSetting, match="https://"):
        env.oidc("La Boussole")


@pytest.mark.parametrize("missing", ["REBOND_OIDC_CLIENT_ID", "REBOND_OIDC_SECRET"])
def test_half_a_sign_on_stops_the_start(given, missing):
    given(**{missing: ""})
    with pytest.raises(env.WrongSetting, match="recopiez les deux"):
        env.oidc("La Boussole")


READ = (
    "from django.conf import settings as s;"
    "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN,"
    " s.ALLAUTH_TRUSTED_PROXY_COUNT, s.ACCOUNT_DEFAULT_HTTP_PROTOCOL)"
)


def settings_with(**changes):
    given = {**os.environ, "DJANGO_SETTINGS_MODULE": "rebond.site.settings", **changes}
    command = [sys.executable, "-c", READ]
    return subprocess.run(command, env=given, check=True, capture_output=True, text=True).stdout.split()


def test_a_public_address_closes_what_localhost_leaves_open():
    public = settings_with(REBOND_URL="https://rebond.exemple.coop", REBOND_BEHIND_PROXY="oui")
    assert public == ["True", "True", "False", "1", "https"]
    local = settings_with(REBOND_URL="http://localhost:8000", REBOND_BEHIND_PROXY="")
    assert local == ["False", "False", "True", "0", "http"]

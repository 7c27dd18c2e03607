"""One's own protection: password, address, sessions, second factors."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from conftest import StrictClient
from django.core import mail
from django.urls import reverse

from rebond.accounts.adapters import MFAAdapter
from rebond.accounts.models import User
from rebond.accounts.public import create_account

pytestmark = pytest.mark.django_db
PASSWORD = "une phrase bien longue"
NEW = "une tout autre phrase"


@pytest.fixture
def account():
    return create_account(email="camille@exemple.coop", name="Camille", by=None, password=PASSWORD)


def signed_in(password=PASSWORD):
    client = StrictClient(headers={"user-agent": "Mozilla/5.0 (Android 15; Mobile) Firefox/140.0"})
    client.post(reverse("account_login"), {"login": "camille@exemple.coop", "password": password})
    return client


def is_in(client):
    return client.get(reverse("accounts:security")).status_code == 200


def test_changing_the_password_signs_the_others_out(account):
    here, elsewhere = signed_in(), signed_in()
    mail.outbox.clear()
    given = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post(reverse("account_change_password"), given).url == reverse("accounts:security")
    assert (is_in(here), is_in(elsewhere), is_in(signed_in(NEW))) == (True, False, True)
    assert mail.outbox[0].subject == "[La Boussole] Votre mot de passe a changé"
    assert "prévenez tout de suite votre coopérative" in mail.outbox[0].body
    assert "127.0.0.1 (Firefox sur Android)" in mail.outbox[0].body


def test_a_short_password_is_refused_in_french(account):
    given = {"oldpassword": PASSWORD, "password1": "court", "password2": "court"}
    assert "12 caractères" in signed_in().post(reverse("account_change_password"), given).content.decode()


def test_a_forgotten_password_is_replaced_with_a_code(account, client):
    old = signed_in()
    client.post(reverse("account_reset_password"), {"email": account.email})
    code = re.search(r"[A-Z]{4}-[A-Z]{4}", mail.outbox[-1].body)[0]
    client.post(reverse("account_confirm_password_reset_code"), {"code": code})
    client.post(reverse("account_complete_password_reset"), {"password1": NEW, "password2": NEW})
    assert (is_in(client), is_in(old), is_in(signed_in(NEW))) == (False, False, True)


def test_the_sessions_are_listed_and_the_others_end(account):
    here, elsewhere = signed_in(), signed_in()
    page = here.get(reverse("accounts:security"))
    shown = page.context["protection"].sessions
    assert [(session.browser, session.is_current) for session in shown] == [
        ("Firefox sur Android", False), ("Firefox sur Android", True),
    ]  # fmt: skip
    here.post(reverse("accounts:other-sessions-end"))
    assert (is_in(here), is_in(elsewhere)) == (True, False)


def test_the_address_changes_only_with_the_code_sent_to_the_new_one(account):
    client = signed_in()
    url = reverse("account_email")
    asked = client.post(url, {"email": "nouvelle@exemple.coop", "action_add": "1"})
    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert client.post(asked.url, {"password": PASSWORD}).status_code == 302
    assert User.objects.get(pk=account.pk).email == "camille@exemple.coop"
    assert mail.outbox[-1].to == ["nouvelle@exemple.coop"]
    code = re.search(r"[A-Z]{4}-[A-Z]{4}", mail.outbox[-1].body)[0]
    client.post(reverse("account_email_verification_sent"), {"code": code})
    assert User.objects.get(pk=account.pk).email == "nouvelle@exemple.coop"
    assert (mail.outbox[-1].to, mail.outbox[-1].subject) == (
        ["camille@exemple.coop"], "[La Boussole] Votre adresse a changé",
    )  # fmt: skip


def totp(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def with_totp(client):
    asked = client.get(reverse("mfa_activate_totp"))
    client.post(asked.url, {"password": PASSWORD})
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": totp(secret)})
    assert answer.url == reverse("mfa_view_recovery_codes")
    return secret, client.get(answer.url).context["unused_codes"]


def test_an_application_of_codes_is_asked_after_the_password(account):
    secret, _ = with_totp(signed_in())
    client = StrictClient()
    answer = client.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})
    assert answer.url == reverse("mfa_authenticate")
    assert client.get(answer.url).status_code == 200
    assert not is_in(client)
    client.post(answer.url, {"code": "000000"})
    assert not is_in(client)
    client.post(answer.url, {"code": totp(secret)})
    assert is_in(client)


def test_a_recovery_code_opens_once(account):
    _, codes = with_totp(signed_in())
    for expected in (True, False):
        client = signed_in()
        client.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert is_in(client) is expected


def test_the_seed_is_encrypted_and_a_changed_key_refuses_every_code(account, settings):
    secret, _ = with_totp(signed_in())
    kept = Authenticator.objects.get(type="totp")
    assert secret not in str(kept.data)
    assert kept.wrap().validate_code(totp(secret))
    settings.SECRET_KEY = "another-" * 8
    assert not Authenticator.objects.get(type="totp").wrap().validate_code(totp(""))
    assert MFAAdapter().decrypt(kept.data["secret"]) != MFAAdapter().decrypt(kept.data["secret"])


def test_pages_of_second_factors(account):
    client = signed_in()
    with_totp(client)
    for name in (
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_reauthenticate",
    ):
        assert client.get(reverse(name)).status_code == 200
    assert client.get(reverse("mfa_download_recovery_codes")).status_code == 200
    assert client.post(reverse("mfa_deactivate_totp")).url == reverse("mfa_index")
    assert not Authenticator.objects.filter(type="totp").exists()

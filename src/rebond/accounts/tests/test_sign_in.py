"""Sign-in by code and by password, and what an attacker learns from it: nothing."""

import re

import pytest
from conftest import StrictClient
from django.core import mail
from django.urls import reverse

from rebond.accounts.models import Role
from rebond.accounts.public import create_account

pytestmark = pytest.mark.django_db
PASSWORD = "une phrase bien longue"
CODE = re.compile(r"^\s{4}([A-Z]{4}-[A-Z]{4})$", re.MULTILINE)


@pytest.fixture
def account():
    return create_account(
        email="camille@exemple.coop", name="Camille", roles=[Role.MEMBER], by=None, password=PASSWORD
    )


def ask_code(client, email, **more):
    return client.post(reverse("account_request_login_code"), {"email": email, **more}, follow=True)


def give_password(client, email, password, **more):
    return client.post(reverse("account_login"), {"login": email, "password": password, **more})


def is_signed_in(client):
    return client.get(reverse("accounts:security")).status_code == 200


def without_what_always_changes(response):
    page = re.sub(r'value="[A-Za-z0-9]{64}"|X-CSRFToken[^}]*', "", response.content.decode())
    return re.sub(r"[\w.]+@exemple\.coop", "ADRESSE", page)


def test_a_code_by_mail_opens_the_account(client, account):
    ask_code(client, "Camille@Exemple.coop")
    [message] = mail.outbox
    assert message.subject == "[La Boussole] Votre code de connexion"
    before = client.session.session_key
    answer = client.post(
        reverse("account_confirm_login_code"), {"code": CODE.search(message.body)[1].lower()}
    )
    assert answer.url == reverse("home:today")
    assert is_signed_in(client)
    assert client.session.session_key != before


def test_three_wrong_codes_spend_the_code(client, account):
    ask_code(client, account.email)
    code = CODE.search(mail.outbox[0].body)[1]
    for _ in range(3):
        client.post(reverse("account_confirm_login_code"), {"code": "AAAA-AAAA"})
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert not is_signed_in(client)


def test_a_code_is_of_no_use_in_another_browser(client, account):
    ask_code(client, account.email)
    thief = StrictClient()
    thief.post(reverse("account_confirm_login_code"), {"code": CODE.search(mail.outbox[0].body)[1]})
    assert not is_signed_in(thief)


def test_a_code_can_be_sent_again_and_the_first_dies(client, account):
    ask_code(client, account.email)
    client.post(reverse("account_confirm_login_code"), {"action": "resend"})
    first, second = (CODE.search(message.body)[1] for message in mail.outbox)
    client.post(reverse("account_confirm_login_code"), {"code": first})
    assert not is_signed_in(client)
    client.post(reverse("account_confirm_login_code"), {"code": second})
    assert is_signed_in(client)


def test_the_password_opens_the_account_with_a_new_session(client, account):
    client.get(reverse("account_login"))
    client.session["before"] = 1
    before = client.session.session_key
    assert give_password(client, account.email, PASSWORD).url == reverse("home:today")
    assert client.session.session_key != before


def test_an_unknown_address_sees_the_same_page_as_a_known_one(account):
    known = ask_code(StrictClient(), account.email)
    unknown = ask_code(StrictClient(), "personne@exemple.coop")
    assert known.redirect_chain == unknown.redirect_chain
    assert without_what_always_changes(known) == without_what_always_changes(unknown)
    # The same work is done, a message each time: the time taken says nothing either.
    assert [message.to for message in mail.outbox] == [[account.email], ["personne@exemple.coop"]]
    assert CODE.search(mail.outbox[1].body) is None


def test_a_deactivated_address_sees_the_same_page_too(account):
    account.is_active = False
    account.save()
    known = ask_code(StrictClient(), account.email)
    unknown = ask_code(StrictClient(), "personne@exemple.coop")
    assert without_what_always_changes(known) == without_what_always_changes(unknown)
    assert CODE.search(mail.outbox[0].body) is None


def test_a_forgotten_password_says_nothing_either(account):
    url = reverse("account_reset_password")
    known = StrictClient().post(url, {"email": account.email}, follow=True)
    unknown = StrictClient().post(url, {"email": "personne@exemple.coop"}, follow=True)
    assert without_what_always_changes(known) == without_what_always_changes(unknown)


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer_after_the_same_work(
    account, monkeypatch
):
    hashed = []
    from django.contrib.auth.hashers import MD5PasswordHasher

    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *given: (hashed.append(1), encode(*given))[1])
    pages, works = [], []
    for email in (account.email, "personne@exemple.coop"):
        hashed.clear()
        pages.append(without_what_always_changes(give_password(StrictClient(), email, "pas la bonne phrase")))
        works.append(len(hashed))
    assert pages[0] == pages[1]
    assert "ne vont pas ensemble" in pages[0]
    assert works == [1, 1]


@pytest.mark.parametrize(
    "target", ["https://pirate.example/", "//pirate.example", "/\\pirate.example", "javascript:alert(1)"]
)
def test_next_never_leads_outside(client, account, target):
    assert give_password(client, account.email, PASSWORD, next=target).url == reverse("home:today")


def test_next_leads_inside(client, account):
    assert client.get(reverse("accounts:list")).url == "/connexion/?next=/comptes/"
    assert give_password(client, account.email, PASSWORD, next="/comptes/").url == "/comptes/"


def test_a_form_of_another_site_is_refused(account):
    strict = StrictClient(enforce_csrf_checks=True)
    assert give_password(strict, account.email, PASSWORD).status_code == 403


def test_pages_cannot_be_framed_and_cookies_are_out_of_reach_of_scripts(client, account):
    answer = give_password(client, account.email, PASSWORD)
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    cookie = answer.cookies["rebond_session"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")

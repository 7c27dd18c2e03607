"""Each page by the trio, and every page of sign-in by whoever meets it."""

import pytest
from django.urls import reverse

from rebond.accounts.models import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def account(make_user):
    return make_user(Role.MEMBER, name="Camille Martin")


def statuses(trio, url):
    return [client.get(url).status_code for client in (trio.allowed, trio.colleague, trio.outsider)]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.DIRECTION])
def test_list_and_detail_are_for_administrators_and_direction(trio, account, role):
    three = trio(role)
    assert statuses(three, reverse("accounts:list")) == [200, 403, 302]
    assert statuses(three, reverse("accounts:detail", args=[account.pk])) == [200, 403, 302]


@pytest.mark.parametrize("name", ["deactivation", "reactivation"])
def test_changing_an_account_is_for_administrators(trio, account, name):
    url = reverse(f"accounts:{name}", args=[account.pk])
    assert statuses(trio(Role.ADMINISTRATOR), url) == [200, 403, 302]
    assert statuses(trio(Role.DIRECTION), url)[0] == 403


def test_ending_a_role_is_for_administrators(trio, account):
    url = reverse("accounts:role-end", args=[account.pk, "member"])
    assert statuses(trio(Role.ADMINISTRATOR), url) == [200, 403, 302]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.ADVISOR, Role.DIRECTION])
def test_inviting_is_for_administrators_and_the_support_team(trio, role):
    three = trio(role)
    assert statuses(three, reverse("accounts:invitations")) == [200, 403, 302]
    assert statuses(three, reverse("accounts:invitation-create")) == [200, 403, 302]


@pytest.mark.parametrize(
    "name", ["role-grant", "deactivation", "reactivation", "invitation-resending", "invitation-cancellation"]
)
def test_no_gesture_without_the_right(trio, account, name):
    three = trio(Role.PAYROLL)
    url = reverse(f"accounts:{name}", args=[account.pk])
    assert [c.post(url).status_code for c in (three.colleague, three.outsider)] == [403, 302]


def test_one_s_own_security_is_for_everyone_signed_in(trio):
    assert statuses(trio(Role.MEMBER), reverse("accounts:security")) == [200, 200, 302]


ENTRANCE = ["account_login", "account_request_login_code", "account_reset_password", "account_signup",
            "account_inactive", "account_password_reset_completed",
            "socialaccount_login_cancelled"]  # fmt: skip


@pytest.mark.parametrize("name", ENTRANCE)
def test_entrance_pages_open_to_a_visitor(client, name):
    page = client.get(reverse(name))
    assert page.status_code == 200
    assert page.templates[0].origin.name.split("/templates/")[0].endswith("rebond/accounts")


SETTINGS = ["account_email", "account_set_password", "mfa_activate_totp", "mfa_add_webauthn",
            "mfa_list_webauthn", "account_logout"]  # fmt: skip


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_pages_open_to_a_member_and_send_a_visitor_to_sign_in(client, client_of, account, name):
    page = client_of(account).get(reverse(name))
    assert page.status_code == 200
    assert page.templates[0].origin.name.split("/templates/")[0].endswith("rebond/accounts")
    assert client.get(reverse(name)).status_code == 302


def test_pages_with_a_password(client_of, make_user):
    client = client_of(make_user(password="une phrase bien longue"))
    assert client.get(reverse("account_change_password")).status_code == 200
    assert client.get(reverse("account_reauthenticate")).status_code == 200
    suspended = client.get(reverse("mfa_add_webauthn"))
    assert suspended.url.startswith(reverse("account_reauthenticate"))


def test_the_list_costs_the_same_at_one_and_at_many(make_user, client_of, count_queries):
    client = client_of(make_user(Role.ADMINISTRATOR))
    few = count_queries(lambda: client.get(reverse("accounts:list")))
    for _ in range(6):
        make_user(Role.MEMBER, Role.TRAINER)
    assert count_queries(lambda: client.get(reverse("accounts:list"))) == few


def test_the_list_is_searched_without_accents_and_filtered(make_user, client_of):
    administrator = make_user(Role.ADMINISTRATOR, name="Ana Admin")
    make_user(Role.ADVISOR, name="Séverine Élie")
    make_user(Role.MEMBER, name="Bruno Sever")
    client = client_of(administrator)

    def names(**query):
        return [str(user) for user in client.get(reverse("accounts:list"), query).context["page"]]

    assert names(q="elie sever") == ["Séverine Élie"]
    assert names(role="member") == ["Bruno Sever"]
    assert names(etat="desactives") == []
    assert names(etat="actifs") == ["Ana Admin", "Bruno Sever", "Séverine Élie"]


def test_the_signup_page_says_that_people_are_invited(client):
    page = client.post(
        reverse("account_signup"), {"email": "moi@exemple.coop", "password1": "longue phrase ici"}
    )
    assert page.templates[0].name == "account/signup_closed.html"


def test_allauth_comes_back_to_our_own_page(client_of, account):
    assert client_of(account).get(reverse("mfa_index")).url == reverse("accounts:security")

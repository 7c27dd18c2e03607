"""An invited person opens their account: once, by their link, and their file is theirs."""

import re

import pytest
from conftest import StrictClient
from django.core import mail
from django.urls import reverse

from rebond.accounts.models import Role, User
from rebond.accounts.public import invite
from rebond.people.public import create_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(make_user):
    return make_user(Role.ADMINISTRATOR, name="Ana")


@pytest.fixture
def send(administrator, django_capture_on_commit_callbacks):
    def sent(**more):
        given = {"email": "camille@exemple.coop", "name": "Camille Martin", "roles": [Role.MEMBER], **more}
        with django_capture_on_commit_callbacks(execute=True):
            invite(by=administrator, **given)
        return re.search(r"http://localhost:8000(/invitation/\S+/)", mail.outbox[-1].body)[1]

    return sent


def is_in(client):
    return client.get(reverse("accounts:security")).status_code == 200


def test_accepting_opens_the_account_and_the_session(client, send):
    link = send(roles=[Role.MEMBER, Role.TRAINER])
    page = client.get(link)
    assert "camille@exemple.coop" in page.content.decode()
    assert client.post(link, {"name": "Camille M.", "password": ""}).url == reverse("home:today")
    account = User.objects.get(email="camille@exemple.coop")
    assert (account.name, account.roles) == ("Camille M.", {Role.MEMBER, Role.TRAINER})
    assert not account.has_usable_password()
    assert account.emailaddress_set.get().verified
    assert is_in(client)


def test_the_person_is_linked(client, send, administrator):
    person = create_person(by=administrator, first_name="Camille", last_name="Martin")
    client.post(send(person_id_hint=person.pk), {"name": "Camille Martin"})
    person.refresh_from_db()
    assert person.account.email == "camille@exemple.coop"


def test_a_person_already_linked_is_not_taken_over(client, send, administrator, make_user):
    person = create_person(by=administrator, first_name="Camille", last_name="Martin")
    other = make_user(Role.MEMBER)
    person.account = other
    person.save()
    client.post(send(person_id_hint=person.pk), {"name": "Camille Martin"}, follow=True)
    person.refresh_from_db()
    assert person.account == other
    assert is_in(client)


def test_the_chosen_password_opens_the_account_next_time(send):
    link = send()
    StrictClient().post(link, {"name": "Camille Martin", "password": "une phrase bien longue"})
    later = StrictClient()
    later.post(
        reverse("account_login"), {"login": "camille@exemple.coop", "password": "une phrase bien longue"}
    )
    assert is_in(later)


@pytest.mark.parametrize("password", ["court", "123456789012345", "camille@exemple.coop"])
def test_a_weak_password_is_refused_and_the_link_still_works(client, send, password):
    link = send()
    assert client.post(link, {"name": "Camille Martin", "password": password}).status_code == 422
    assert client.get(link).status_code == 200
    assert not User.objects.filter(email="camille@exemple.coop").exists()


def test_a_link_serves_once(client, send):
    link = send()
    client.post(link, {"name": "Camille Martin"})
    thief = StrictClient()
    assert [thief.get(link).status_code, thief.post(link, {"name": "Voleur"}).status_code] == [410, 410]
    assert not is_in(thief)
    assert User.objects.get(email="camille@exemple.coop").name == "Camille Martin"


def test_opening_the_link_uses_nothing(client, send):
    link = send()
    for _ in range(3):
        assert client.get(link).status_code == 200
    assert client.head(link).status_code == 200


def test_a_forged_link_is_closed_politely(client, send):
    send()
    page = client.get(reverse("home:invitation-acceptance", args=["A" * 43]))
    assert (page.status_code, "Ce lien ne fonctionne plus" in page.content.decode()) == (410, True)


def test_the_roles_come_from_the_invitation_not_from_the_form(client, send):
    client.post(send(), {"name": "Camille Martin", "roles": ["administrator"]})
    assert User.objects.get(email="camille@exemple.coop").roles == {Role.MEMBER}


def test_another_account_signed_in_here_is_replaced(client_of, send, make_user):
    client = client_of(make_user(Role.MEMBER, name="Bruno"))
    link = send()
    assert "au compte de Bruno" in client.get(link).content.decode()
    client.post(link, {"name": "Camille Martin"})
    assert client.get(reverse("accounts:security")).wsgi_request.user.email == "camille@exemple.coop"

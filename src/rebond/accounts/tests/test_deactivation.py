"""On exit the door closes at once, and nothing is lost."""

import pytest
from conftest import StrictClient
from django.core import mail
from django.urls import reverse

from rebond.accounts.models import Role, User
from rebond.accounts.public import Refused, create_account, deactivate, reactivate
from rebond.journal.public import entries_about

pytestmark = pytest.mark.django_db
PASSWORD = "une phrase bien longue"


@pytest.fixture
def administrator(make_user):
    return make_user(Role.ADMINISTRATOR, name="Ana")


@pytest.fixture
def camille():
    return create_account(
        email="camille@exemple.coop", name="Camille", roles=[Role.ADVISOR], by=None, password=PASSWORD
    )


@pytest.fixture
def phone(camille):
    client = StrictClient()
    client.post(reverse("account_login"), {"login": camille.email, "password": PASSWORD})
    assert client.get(reverse("accounts:security")).status_code == 200
    return client


def is_in(client):
    return client.get(reverse("accounts:security")).status_code == 200


def test_sessions_end_at_once(administrator, camille, phone):
    deactivate(camille, by=administrator)
    assert not is_in(phone)


def test_an_old_session_does_not_come_back_with_the_account(administrator, camille, phone, client_of):
    unlisted = client_of(camille)  # a session that no list knows: only the epoch ends it
    reactivate(deactivate(camille, by=administrator), by=administrator)
    assert not is_in(phone)
    assert not is_in(unlisted)


def test_no_way_in_remains(administrator, camille, client):
    deactivate(camille, by=administrator)
    answer = client.post(reverse("account_login"), {"login": camille.email, "password": PASSWORD})
    assert answer.url == reverse("account_inactive")
    client.post(reverse("account_reset_password"), {"email": camille.email})
    assert "Aucun compte actif" in mail.outbox[0].body
    assert not is_in(client)


def test_history_stays_and_roles_come_back(administrator, camille):
    gone = deactivate(camille, by=administrator)
    assert (gone.roles, gone.is_active, gone.grants.filter(ended_at=None).count()) == (frozenset(), False, 1)
    assert gone.deactivated_at is not None
    back = reactivate(gone, by=administrator)
    assert (back.roles, back.deactivated_at) == ({Role.ADVISOR}, None)
    assert [entry.sentence for entry in entries_about(camille)] == [
        "Compte de Camille réactivé.",
        "Compte de Camille désactivé.",
        "Compte de Camille ouvert ; rôles : chargé·e d'accompagnement.",
    ]


def test_twice_is_refused(administrator, camille):
    gone = deactivate(camille, by=administrator)
    with pytest.raises(Refused, match="déjà désactivé"):
        deactivate(gone, by=administrator)
    with pytest.raises(Refused, match="déjà actif"):
        reactivate(reactivate(gone, by=administrator), by=administrator)


def test_only_an_administrator_may(make_user, camille):
    for role in (Role.DIRECTION, Role.ADVISOR):
        with pytest.raises(Refused, match="administrateur·rice"):
            deactivate(camille, by=make_user(role))


def test_through_the_pages(administrator, camille, phone, client_of):
    client = client_of(administrator)
    assert (
        "Rien n'est effacé"
        in client.get(reverse("accounts:deactivation", args=[camille.pk])).content.decode()
    )
    assert is_in(phone)
    client.post(reverse("accounts:deactivation", args=[camille.pk]))
    assert not is_in(phone)
    page = client.get(reverse("accounts:detail", args=[camille.pk])).content.decode()
    assert "Compte désactivé le" in page
    client.post(reverse("accounts:reactivation", args=[camille.pk]))
    assert User.objects.get(pk=camille.pk).is_active


def test_an_administrator_who_leaves_is_signed_out(administrator, make_user, client_of):
    make_user(Role.ADMINISTRATOR)
    client = client_of(administrator)
    assert client.post(reverse("accounts:deactivation", args=[administrator.pk])).url == reverse(
        "account_login"
    )
    assert not is_in(client)


def test_an_account_opens_once_whatever_the_case_of_its_address(camille):
    with pytest.raises(Refused, match="existe déjà"):
        create_account(email="CAMILLE@exemple.coop ", name="Une autre", by=None)

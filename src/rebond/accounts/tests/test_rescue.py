"""An administrator helps someone who lost a phone or an address, never unseen."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.urls import reverse

from rebond.accounts.actions.rescue import change_address, remove_second_factors
from rebond.accounts.models import Role, User
from rebond.accounts.public import Refused, create_account
from rebond.journal.public import entries_about

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(make_user):
    return make_user(Role.ADMINISTRATOR, name="Ana")


@pytest.fixture
def camille():
    user = create_account(email="camille@exemple.coop", name="Camille", by=None)
    Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
    return user


def is_in(client):
    return client.get(reverse("accounts:security")).status_code == 200


@pytest.mark.parametrize("name", ["second-factors-removal", "address-change"])
def test_for_administrators_only(trio, camille, name):
    url = reverse(f"accounts:{name}", args=[camille.pk])
    three = trio(Role.ADMINISTRATOR)
    assert [c.get(url).status_code for c in (three.allowed, three.colleague, three.outsider)] == [
        200,
        403,
        302,
    ]
    assert trio(Role.DIRECTION).allowed.post(url).status_code == 403


def test_the_action_itself_refuses_others(make_user, camille):
    advisor = make_user(Role.ADVISOR)
    for action in (remove_second_factors, lambda user, by: change_address(user, "x@exemple.coop", by=by)):
        with pytest.raises(Refused, match="administrateur·rice"):
            action(camille, by=advisor)


def test_second_factors_go_and_the_person_is_told(
    administrator, camille, client_of, django_capture_on_commit_callbacks
):
    phone = client_of(camille)
    with django_capture_on_commit_callbacks(execute=True):
        client_of(administrator).post(reverse("accounts:second-factors-removal", args=[camille.pk]))
    assert (Authenticator.objects.count(), is_in(phone)) == (0, False)
    assert [message.to for message in mail.outbox] == [["camille@exemple.coop"]]
    assert entries_about(camille)[0].sentence == "Deuxièmes vérifications de Camille retirées."
    with pytest.raises(Refused, match="rien à retirer"):
        remove_second_factors(camille, by=administrator)


def test_the_address_changes_and_both_are_told(
    administrator, camille, client_of, django_capture_on_commit_callbacks
):
    phone = client_of(camille)
    url = reverse("accounts:address-change", args=[camille.pk])
    with django_capture_on_commit_callbacks(execute=True):
        client_of(administrator).post(url, {"email": "Neuve@exemple.coop"})
    camille.refresh_from_db()
    assert (camille.email, camille.emailaddress_set.get().email) == (
        "neuve@exemple.coop",
        "neuve@exemple.coop",
    )
    assert [message.to for message in mail.outbox] == [["camille@exemple.coop"], ["neuve@exemple.coop"]]
    assert not is_in(phone)


def test_an_address_taken_is_refused(administrator, camille, client_of):
    url = reverse("accounts:address-change", args=[camille.pk])
    page = client_of(administrator).post(url, {"email": administrator.email.upper()})
    assert (page.status_code, "déjà celle d" in page.content.decode()) == (422, True)
    assert User.objects.get(pk=camille.pk).email == "camille@exemple.coop"

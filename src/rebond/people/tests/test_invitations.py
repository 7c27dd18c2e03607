import pytest
from django.urls import reverse

from rebond.accounts.models import Invitation
from rebond.accounts.public import Role
from rebond.people.actions import invitations
from rebond.people.refusals import Refused
from rebond.people.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lou():
    return PersonFactory(first_name="Lou", last_name="Martin", email="lou@exemple.coop")


def test_the_invitation_goes_to_the_address_of_the_file(
    lou, advisor_user, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        invitations.invite(lou, by=advisor_user)
    assert list(Invitation.objects.values_list("email", "name", "roles", "person_id_hint")) == [
        ("lou@exemple.coop", "Lou Martin", ["member"], lou.pk)
    ]
    assert [message.to for message in mailoutbox] == [["lou@exemple.coop"]]
    with pytest.raises(Refused):
        invitations.invite(lou, by=advisor_user)


def test_without_an_address_or_with_an_account_nothing_leaves(camille, make_user, advisor_user):
    with pytest.raises(Refused, match="n'a pas d'adresse électronique"):
        invitations.invite(camille, by=advisor_user)
    with pytest.raises(Refused, match="a déjà un compte"):
        invitations.invite(PersonFactory(account=make_user()), by=advisor_user)
    assert Invitation.objects.count() == 0


def test_the_trio(lou, trio, make_user, client_of):
    three, url = trio(Role.ADVISOR), reverse("people:invite", args=[lou.pk])
    assert three.colleague.post(url).status_code == 404
    assert three.outsider.post(url).status_code == 302
    assert client_of(make_user(Role.TRAINING)).post(url).status_code == 403
    assert Invitation.objects.count() == 0
    assert url in three.allowed.get(reverse("people:file", args=[lou.pk])).content.decode()
    assert three.allowed.get(url).status_code == 200
    assert three.allowed.post(url).status_code == 302
    assert Invitation.objects.count() == 1

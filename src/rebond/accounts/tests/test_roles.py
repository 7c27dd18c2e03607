"""Roles add up, each line keeps who gave it; the house never loses its last administrator."""

import pytest
from django.urls import reverse

from rebond.accounts.models import Role, RoleGrant
from rebond.accounts.public import Refused, deactivate, end_role, grant, users_with_role
from rebond.journal.public import entries_about

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(make_user):
    return make_user(Role.ADMINISTRATOR, name="Ana")


@pytest.fixture
def camille(make_user):
    return make_user(Role.MEMBER, name="Camille")


def sentences(thing):
    return [entry.sentence for entry in entries_about(thing)]


def test_a_role_is_added_to_the_others_and_told_in_the_journal(administrator, camille):
    given = grant(camille, Role.TRAINER, by=administrator)
    assert (camille.roles, given.granted_by) == ({Role.MEMBER, Role.TRAINER}, administrator)
    assert sentences(camille) == ["Rôle « formateur·rice » donné à Camille."]


def test_a_role_is_given_once(administrator, camille):
    with pytest.raises(Refused, match="a déjà le rôle"):
        grant(camille, Role.MEMBER, by=administrator)


def test_an_ended_role_keeps_its_line_and_can_be_given_again(administrator, camille):
    end_role(camille, Role.MEMBER, by=administrator)
    assert camille.roles == frozenset()
    grant(camille, Role.MEMBER, by=administrator)
    assert RoleGrant.objects.filter(user=camille, role=Role.MEMBER).count() == 2
    assert len(sentences(camille)) == 2


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_nobody_else_gives_a_role_not_even_to_oneself(make_user, role):
    somebody = make_user(role)
    with pytest.raises(Refused, match="administrateur·rice"):
        grant(somebody, Role.ADMINISTRATOR, by=somebody)
    with pytest.raises(Refused, match="administrateur·rice"):
        end_role(somebody, role, by=somebody)


def test_the_last_administrator_stays(administrator):
    for leave in (lambda: end_role(administrator, Role.ADMINISTRATOR, by=administrator),
                  lambda: deactivate(administrator, by=administrator)):  # fmt: skip
        with pytest.raises(Refused, match="dernière personne à administrer"):
            leave()
    administrator.refresh_from_db()
    assert administrator.is_active
    assert users_with_role(Role.ADMINISTRATOR).get() == administrator


def test_a_deactivated_administrator_does_not_count(administrator, make_user):
    other = make_user(Role.ADMINISTRATOR)
    deactivate(other, by=administrator)
    with pytest.raises(Refused, match="dernière personne"):
        end_role(administrator, Role.ADMINISTRATOR, by=administrator)


def test_one_of_two_administrators_may_leave(administrator, make_user):
    make_user(Role.ADMINISTRATOR)
    end_role(administrator, Role.ADMINISTRATOR, by=administrator)
    assert not administrator.has_role(Role.ADMINISTRATOR)


def test_users_with_role_are_the_active_holders_by_name(administrator, make_user):
    gone = make_user(Role.ADVISOR, name="Zoé")
    deactivate(gone, by=administrator)
    both = make_user(Role.ADVISOR, Role.PAYROLL, name="Bruno")
    make_user(Role.PAYROLL, name="Alice")
    assert list(users_with_role(Role.ADVISOR)) == [both]
    assert [u.name for u in users_with_role(Role.ADVISOR, Role.PAYROLL)] == ["Alice", "Bruno"]


def test_granting_and_ending_through_the_pages(administrator, camille, client_of):
    client = client_of(administrator)
    client.post(reverse("accounts:role-grant", args=[camille.pk]), {"role": "payroll"})
    camille.forget_roles()
    assert camille.has_role(Role.PAYROLL)
    client.post(reverse("accounts:role-end", args=[camille.pk, "payroll"]))
    camille.forget_roles()
    assert not camille.has_role(Role.PAYROLL)
    assert client.post(reverse("accounts:role-end", args=[camille.pk, "roi"])).status_code == 404


def test_a_refusal_is_said_on_the_page(administrator, client_of):
    client = client_of(administrator)
    page = client.post(reverse("accounts:role-end", args=[administrator.pk, "administrator"]), follow=True)
    assert "dernière personne à administrer Rebond" in page.content.decode()


def test_an_unknown_role_is_not_given(administrator, camille, client_of):
    page = client_of(administrator).post(
        reverse("accounts:role-grant", args=[camille.pk]), {"role": "x"}, follow=True
    )
    assert "ne peut pas être donné" in page.content.decode()

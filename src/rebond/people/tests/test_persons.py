import pytest

from rebond.people.actions import persons, support_team
from rebond.people.models import Person
from rebond.people.refusals import Refused
from rebond.people.tests.factories import PathFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_create_says_it_in_the_journal(advisor_user, sentences):
    person = persons.create(by=advisor_user, first_name="Camille", last_name="Durand", email="c@exemple.coop")
    assert Person.objects.get() == person
    assert sentences() == ["Fiche de Camille Durand créée."]


@pytest.mark.parametrize("key", ["endi_user_id", "endi_social_id", "internal_id"])
def test_two_persons_never_share_a_key_of_another_software(key):
    persons.create(by=None, first_name="A", last_name="B", **{key: "12"})
    with pytest.raises(Refused) as refusal:
        persons.create(by=None, first_name="C", last_name="D", **{key: "12"})
    assert str(refusal.value) == "Une autre personne porte déjà cet identifiant."
    assert Person.objects.count() == 1


def test_a_wrong_email_is_refused_in_french():
    with pytest.raises(Refused, match="Saisissez une adresse"):
        persons.create(by=None, first_name="A", last_name="B", email="pas une adresse")


def test_update_names_the_lines_and_not_their_content(camille, sentences):
    persons.update(camille, by=None, city="Nantes", phone="01 02 03 04 05")
    camille.refresh_from_db()
    assert (camille.city, camille.phone) == ("Nantes", "01 02 03 04 05")
    assert sentences() == ["Fiche de Camille Durand corrigée : ville, téléphone."]


def test_update_with_nothing_new_writes_nothing(camille, sentences):
    persons.update(camille, by=None, first_name="Camille", city="")
    assert sentences() == []


def test_update_keeps_what_someone_else_wrote_meanwhile(camille):
    Person.objects.filter(pk=camille.pk).update(city="Nantes")
    persons.update(camille, by=None, phone="06")
    assert Person.objects.values_list("city", "phone").get(pk=camille.pk) == ("Nantes", "06")


def test_link_account(camille, make_user, sentences):
    user = make_user()
    persons.link_account(camille.pk, user, by=None)
    persons.link_account(camille.pk, user, by=None)
    camille.refresh_from_db()
    assert camille.account == user
    assert sentences() == ["Camille Durand a maintenant un compte."]


def test_an_account_is_of_one_person_and_a_person_of_one_account(camille, make_user):
    user, other = make_user(), make_user()
    persons.link_account(camille.pk, user, by=None)
    with pytest.raises(Refused, match="a déjà un compte"):
        persons.link_account(camille.pk, other, by=None)
    with pytest.raises(Refused, match="celui d'une autre personne"):
        persons.link_account(PersonFactory().pk, user, by=None)


def test_remove_only_when_nothing_hangs_on_the_person(camille, sentences):
    path = PathFactory(person=camille)
    with pytest.raises(Refused, match="a déjà un parcours"):
        persons.remove(camille, by=None)
    path.delete()
    persons.remove(camille, by=None)
    assert Person.objects.count() == 0
    assert sentences() == ["Fiche de Camille Durand retirée."]


def test_leaving_the_support_team_and_coming_back(camille, today):
    with pytest.raises(Refused, match="n'est pas dans l'équipe"):
        support_team.leave(camille, on=today, by=None)
    support_team.join(camille, by=None)
    support_team.leave(camille, on=today, by=None)
    assert (camille.is_support_team, camille.support_team_left_on) == (True, today)
    support_team.join(camille, by=None)
    assert (camille.is_support_team, camille.support_team_left_on) == (True, None)

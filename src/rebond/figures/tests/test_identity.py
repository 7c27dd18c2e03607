"""Who a line speaks of: by key, never merged in silence, never doubled by name without a word."""

from datetime import date

import pytest

from rebond.figures import writers
from rebond.figures.public import import_file
from rebond.people.public import Person, create_person

pytestmark = pytest.mark.django_db
BASE = {"Situation actuelle dans la CAE": "En convention", "Nom": "Durand", "Prénom": "Camille"}


@pytest.fixture
def bring(tmp_path):
    def bring(*rows, **options):
        writers.write_people(tmp_path / "p.csv", [{**BASE, **row} for row in rows])
        return import_file(tmp_path / "p.csv", **options)

    return bring


def persons() -> list[tuple[str, str]]:
    return list(Person.objects.order_by("pk").values_list("first_name", "endi_user_id"))


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("endi_user_id", "ID Utilisateur"),
        ("endi_social_id", "ID Gestion sociale"),
        ("internal_id", "Identifiant interne"),
    ],
)
def test_a_key_is_enough(bring, key, label):
    known = create_person(by=None, first_name="Camille", last_name="Durand", **{key: "42"})
    bring({label: "42", "Ville": "Brest"})
    known.refresh_from_db()
    assert (Person.objects.count(), known.city) == (1, "Brest")


def test_the_mailbox_with_the_name(bring):
    known = create_person(by=None, first_name="Camille", last_name="Durand", email="C.Durand@exemple.fr")
    bring({"E-mail 1": "c.durand@exemple.fr", "ID Utilisateur": "5"})
    known.refresh_from_db()
    assert (Person.objects.count(), known.endi_user_id) == (1, "5")


def test_the_code_with_the_name(bring):
    bring({"Code(s) analytique(s)": "CAM1"})
    outcome = bring({"Code(s) analytique(s)": "CAM1", "ID Utilisateur": "5"})
    assert (persons(), outcome.conflicts) == ([("Camille", "5")], [])


def test_two_keys_of_two_persons_wait(bring):
    create_person(by=None, first_name="Camille", last_name="Durand", endi_user_id="1")
    create_person(by=None, first_name="Camille", last_name="Durand", internal_id="B")
    outcome = bring({"ID Utilisateur": "1", "Identifiant interne": "B", "Ville": "Brest"}, replace=True)
    (conflict,) = outcome.conflicts
    assert conflict.is_identity
    assert not Person.objects.filter(city="Brest").exists()
    assert (outcome.created, outcome.changed, outcome.unchanged) == (0, 0, 0)


def test_a_key_that_says_the_contrary_waits(bring):
    create_person(by=None, first_name="Camille", last_name="Durand", endi_user_id="1", internal_id="A")
    outcome = bring({"ID Utilisateur": "1", "Identifiant interne": "Z"}, replace=True)
    assert [conflict.is_identity for conflict in outcome.conflicts] == [True]
    assert Person.objects.get().internal_id == "A"


def test_a_shared_mailbox_is_not_a_person(bring):
    create_person(by=None, first_name="Ali", last_name="Benz", email="foyer@exemple.fr", endi_user_id="1")
    bring({"E-mail 1": "foyer@exemple.fr", "ID Utilisateur": "2"})
    assert persons() == [("Ali", "1"), ("Camille", "2")]


def test_a_mailbox_under_another_name_without_keys_waits(bring):
    create_person(by=None, first_name="Ali", last_name="Benz", email="foyer@exemple.fr")
    outcome = bring({"E-mail 1": "foyer@exemple.fr"})
    assert [conflict.is_identity for conflict in outcome.conflicts] == [True]
    assert persons() == [("Ali", "")]


def test_a_namesake_is_asked_about(bring):
    create_person(by=None, first_name="Camille", last_name="Durand")
    outcome = bring({"ID Utilisateur": "5"})
    (conflict,) = outcome.conflicts
    assert "est-ce la même personne" in conflict.column
    assert persons() == [("Camille", "")]
    bring({"ID Utilisateur": "5"}, replace=True)
    assert persons() == [("Camille", "5")]


def test_a_namesake_with_other_keys_is_another_person_and_it_is_said(bring):
    create_person(by=None, first_name="Camille", last_name="Durand", endi_user_id="1")
    outcome = bring({"ID Utilisateur": "5"})
    assert persons() == [("Camille", "1"), ("Camille", "5")]
    assert any("une fiche à part" in note for note in outcome.notes)


def test_a_name_alone_is_recognised_and_said(bring):
    create_person(by=None, first_name="Camille", last_name="Durand", endi_user_id="1")
    outcome = bring({"Ville": "Brest"})
    assert persons() == [("Camille", "1")]
    assert any("par son nom seul" in note for note in outcome.notes)


def test_a_bad_line_stops_alone_and_names_its_column(bring):
    outcome = bring(
        {"ID Utilisateur": "1", "E-mail 1": "pas une adresse"}, {"ID Utilisateur": "2", "Nom": "Roux"}
    )
    (error,) = outcome.errors
    assert (error.line, error.column, error.value) == (2, "E-mail 1", "pas une adresse")
    assert persons() == [("Camille", "2")]
    assert outcome.exit_status == 1


def test_a_line_refused_half_way_leaves_nothing(bring):
    """The exit precedes the entry: the card, the branch and the activity begun by the line go away with it."""
    from rebond.people.public import Activity, Branch

    outcome = bring(
        {
            "ID Utilisateur": "1",
            "Antenne de rattachement": "Brest",
            "Code(s) analytique(s)": "X1",
            "Date d'entrée dans la CAE": date(2024, 5, 1),
            "Date de sortie": date(2024, 1, 1),
        }
    )
    assert len(outcome.errors) == 1
    assert [model.objects.count() for model in (Person, Branch, Activity)] == [0, 0, 0]
    assert outcome.source.changes.count() == 0

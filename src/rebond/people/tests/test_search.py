import pytest

from rebond.people.models import Person
from rebond.people.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _people():
    PersonFactory(first_name="Anne-Sophie", last_name="de La Tour")
    PersonFactory(first_name="Zoé", last_name="L'Hermitte", birth_name="Nuñez")
    PersonFactory(first_name="Jean Claude", last_name="Lefèvre-Petit")
    PersonFactory(first_name="Sean", last_name="O'Brien")


def found(words):
    return [person.full_name for person in Person.objects.matching(words).order_by("sort_name")]


@pytest.mark.parametrize(
    "words",
    [
        "anne-sophie de la tour", "de La Tour Anne-Sophie", "latour", "delatour", "tour anne", "ANNE SOPHIE", "annesophie",
        "La Tour", "  sophie   tour ",
    ],
)  # fmt: skip
def test_particles_and_two_word_first_names(words):
    assert found(words) == ["Anne-Sophie de La Tour"]


@pytest.mark.parametrize(
    "words", ["zoe", "Zoé L’Hermitte", "lhermitte zoe", "hermitte", "nunez", "Nuñez Zoé"]
)
def test_accents_apostrophes_and_birth_names(words):
    assert found(words) == ["Zoé L'Hermitte"]


@pytest.mark.parametrize(
    "words", ["lefevre petit", "Petit Jean-Claude", "lefevrepetit", "jeanclaude", "LEFÈVRE"]
)
def test_hyphens(words):
    assert found(words) == ["Jean Claude Lefèvre-Petit"]


@pytest.mark.parametrize("words", ["O'Brien", "obrien", "o brien sean", "O’BRIEN"])
def test_irish_names(words):
    assert found(words) == ["Sean O'Brien"]


@pytest.mark.parametrize("words", ["durand", "anne petit", "%", "_"])
def test_what_nobody_is_called(words):
    expected = 4 if words in {"%", "_"} else 0  # signs alone ask nothing
    assert len(found(words)) == expected


def test_a_renamed_person_is_found_by_the_new_name():
    person = Person.objects.get(first_name="Sean")
    person.last_name = "Le Goff"
    person.save()
    assert found("legoff") == ["Sean Le Goff"]
    assert found("obrien") == []

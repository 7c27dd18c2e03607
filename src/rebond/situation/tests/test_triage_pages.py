"""The advisor and the person read the very same sentence; the person answers it before the call."""

from html import unescape

import pytest

from rebond.journal.models import Entry
from rebond.situation.models import CrisisMember
from rebond.situation.queries.triage import why
from rebond.situation.tests.factories import TODAY, quartered

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(crisis, yanis):
    return CrisisMember.objects.get(crisis=crisis, person=yanis)


def text(client, address):
    return unescape(client.get(address).content.decode())


def test_both_read_the_same_sentence(cast, crisis, member, client_of):
    sentence = why(member, on=TODAY)
    assert "n'a pas encore répondu" in sentence
    assert sentence in text(client_of(cast["ines"]), f"/crises/{crisis.pk}/triage/")
    assert sentence in text(client_of(cast["yanis"]), f"/crises/{crisis.pk}/")
    assert sentence in text(client_of(cast["yanis"]), "/")


def test_another_advisor_reads_their_own_list_only(cast, crisis, member, client_of):
    bruno = client_of(cast["bruno"])
    assert "Yanis Cesa" not in text(bruno, f"/crises/{crisis.pk}/triage/")
    assert "Yanis Cesa" in text(client_of(cast["solenn"]), f"/crises/{crisis.pk}/triage/")
    asked = bruno.get(f"/crises/{crisis.pk}/triage/", {"portefeuille": member.advisor_id})
    assert asked.status_code == 403


def test_the_person_answers_before_the_call_and_the_advisor_reads_it(cast, crisis, member, client_of):
    yanis, word = client_of(cast["yanis"]), f"/crises/inscrits/{member.pk}/mot/"
    assert yanis.get(word).status_code == 200
    assert yanis.post(word, {"text": "Deux mariages déplacés en septembre."}).status_code == 302
    assert "Deux mariages déplacés" in text(client_of(cast["ines"]), f"/crises/{crisis.pk}/triage/")
    said = list(Entry.objects.filter(verb="word_written").values_list("sentence", flat=True))
    assert said == ["Mot écrit avant l'appel."]
    yanis.post(word, {"text": ""})
    assert CrisisMember.objects.get(pk=member.pk).answer == ""


@pytest.mark.parametrize("name", ["ines", "judith", "colleague", "helene"])
def test_nobody_else_writes_the_word_of_a_person(cast, member, client_of, name):
    answer = client_of(cast[name]).post(f"/crises/inscrits/{member.pk}/mot/", {"text": "à sa place"})
    assert answer.status_code == 404
    assert CrisisMember.objects.get(pk=member.pk).answer == ""


def test_a_cape_with_the_same_fall_comes_first_on_the_page_of_direction(cast, yanis, client_of):
    from rebond.people.public import person_of
    from rebond.situation.actions.crises import declare

    quartered(yanis)
    quartered(person_of(cast["colleague"]))
    crisis = declare(
        by=None, name="Confinement", cause="épidémie", starts_on=TODAY.replace(month=3), message="…"
    )
    shown = text(client_of(cast["judith"]), f"/crises/{crisis.pk}/triage/")
    assert shown.index("Aïcha Cape") < shown.index("Yanis Cesa")
    assert shown.count("divisé par 4") == 2

"""The bridge: each count opens its list, the file that leaves holds no small number."""

import csv
import io

import pytest

from rebond.accompaniment.public import Channel, express_need, record_contact
from rebond.journal.models import Access
from rebond.situation.actions.crises import declare
from rebond.situation.actions.roll import refresh_met
from rebond.situation.models import CrisisMember
from rebond.situation.queries import funder
from rebond.situation.queries.bridge import Row
from rebond.situation.queries.small import shown, told
from rebond.situation.tests.factories import TODAY, cape, cesa

pytestmark = pytest.mark.django_db


def names(client, crisis, **query):
    page = client.get(f"/crises/{crisis.pk}/passerelle/liste/", query).context["page"]
    return [member.person.full_name for member in page.object_list]


def test_each_count_opens_its_list_and_the_reading_is_noted(cast, crisis, yanis, spring, client_of):
    CrisisMember.objects.filter(person=yanis).update(answered_at=spring, level="stopped")
    judith = client_of(cast["judith"])
    assert names(judith, crisis) == ["Aïcha Cape", "Yanis Cesa"]
    assert names(judith, crisis, etat="a-repondu") == ["Yanis Cesa"]
    assert names(judith, crisis, etat="silence") == ["Aïcha Cape"]
    assert names(judith, crisis, statut="1", antenne="aucun") == ["Aïcha Cape"]
    assert names(judith, crisis, domaine="aucun", niveau="stopped") == ["Yanis Cesa"]
    assert Access.objects.filter(by=cast["judith"], person_id_hint=yanis.pk).count() == 3


def test_the_bridge_counts_answers_and_calls(cast, crisis, yanis, spring, client_of):
    CrisisMember.objects.filter(person=yanis).update(answered_at=spring, level="stopped")
    page = client_of(cast["judith"]).get(f"/crises/{crisis.pk}/passerelle/")
    standing = page.context["standing"]
    assert (standing.answered, standing.reached, standing.silent) == (1, 0, 1)
    assert [(row.label, row.levels) for row, _ in page.context["trades"]] == [
        ("sans domaine", {"stopped": 1})
    ]


def test_a_small_cell_never_hides_alone():
    assert shown((20, 30, 40)) == ["20", "30", "40"]
    assert shown((20, 3, 40)) == ["non dit", "non dit", "40"]
    assert shown((2, 2, 40)) == ["non dit", "non dit", "non dit"]
    assert shown((3, 4, 40)) == ["non dit", "non dit", "40"]
    assert shown((0, 0, 9)) == ["0", "0", "9"]


def test_members_read_neither_nearly_nobody_nor_nearly_everybody():
    rows = [Row("A", "a", 2, 0, 20), Row("B", "b", 18, 0, 2), Row("C", "c", 10, 0, 10)]
    assert [group.answered for group in told(rows)] == ["moins de 5", "toutes ou presque", "10"]
    assert told([Row("A", "a", 1, 1, 1)]) == []


def test_the_file_for_a_funder_holds_no_name_and_no_small_number(cast, spring, client_of):
    for at in range(9):
        cesa(f"Personne {at}")
    crisis = declare(by=None, name="Crue", cause="eau", starts_on=TODAY, message="Tenons.")
    two = list(crisis.roll.filter(status=2).values_list("pk", flat=True)[:2])
    CrisisMember.objects.filter(pk__in=two).update(answered_at=spring)
    answer = client_of(cast["judith"]).get(f"/crises/{crisis.pk}/passerelle/export.csv")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert tuple(lines[0]) == funder.HEADERS
    assert "Personne" not in answer.content.decode()
    numbers = [line[4] for line in lines[1:] if line[0] != "Appels"]
    assert [each for each in numbers if each.isdecimal() and 0 < int(each) < 5] == []
    assert "non dit" in numbers
    xlsx = client_of(cast["judith"]).get(f"/crises/{crisis.pk}/passerelle/export.xlsx")
    assert xlsx.content[:2] == b"PK"
    assert client_of(cast["judith"]).get(f"/crises/{crisis.pk}/passerelle/export.exe").status_code == 404


def test_a_contact_of_the_ledger_reaches_the_roll(cast, crisis, yanis, spring):
    record_contact(yanis, by=cast["ines"], channel=Channel.VISIT)
    express_need(yanis, by=None, text="un prêt")
    assert refresh_met(crisis, since=spring, on=TODAY) == 1
    member = crisis.roll.get(person=yanis)
    assert (member.last_contact_on, member.open_needs) == (TODAY, 1)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("room", "queries"), [("passerelle/", 13), ("triage/", 9), ("couverture/", 7), ("messages/", 8)]
)
def test_the_pages_cost_the_same_whatever_the_number(cast, client_of, count_queries, count, room, queries):
    for at in range(count):
        cape(f"Personne {at}")
    crisis = declare(by=None, name="Crue", cause="eau", starts_on=TODAY, message="Tenons.")
    judith = client_of(cast["judith"])
    judith.get("/crises/")
    assert count_queries(lambda: judith.get(f"/crises/{crisis.pk}/{room}")) == queries

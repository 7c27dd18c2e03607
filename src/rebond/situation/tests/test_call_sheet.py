"""The call sheet: order, numbers for those who may, one caller at a time, what came of the call."""

import pytest

from rebond.accompaniment.models import Contact
from rebond.journal.models import Access
from rebond.people import public as people
from rebond.situation.actions.crises import declare
from rebond.situation.models import CallClaim, CrisisMember
from rebond.situation.tests.factories import TODAY, cape

pytestmark = pytest.mark.django_db
QUERIES = 13


@pytest.fixture
def sheet(crisis):
    return f"/crises/{crisis.pk}/appels/"


@pytest.fixture
def member(crisis, yanis):
    people.update_person(yanis, by=None, mobile="06 11 22 33 44")
    return CrisisMember.objects.get(crisis=crisis, person=yanis)


def page(client, address, **query):
    return client.get(address, query).content.decode()


def listed(client, address, **query):
    return [line.member.person.full_name for line in client.get(address, query).context["lines"]]


def test_the_number_is_for_the_advisor_payroll_direction_and_who_is_calling(cast, sheet, member, client_of):
    seen = {
        name: "tel:0611223344" in page(client_of(cast[name]), sheet)
        for name in ("ines", "solenn", "judith", "bruno", "omar")
    }
    assert seen == {"ines": True, "solenn": True, "judith": True, "bruno": False, "omar": False}
    omar = client_of(cast["omar"])
    omar.post(f"/crises/inscrits/{member.pk}/appel/")
    assert "tel:0611223344" in page(omar, sheet)
    assert Access.objects.filter(by=cast["omar"], person_id_hint=member.person_id).count() == 1


def test_the_second_caller_reads_who_is_calling(cast, sheet, member, client_of):
    ines, solenn = client_of(cast["ines"]), client_of(cast["solenn"])
    ines.post(f"/crises/inscrits/{member.pk}/appel/")
    assert "Inès appelle" in page(solenn, sheet)
    answer = solenn.post(f"/crises/inscrits/{member.pk}/appel/", follow=True)
    assert "Inès appelle déjà Yanis Cesa. Prenez la personne suivante." in answer.content.decode()
    assert CallClaim.objects.get(released_at=None).by == cast["ines"]


def test_what_came_of_the_call_is_noted_and_the_silent_one_stays_until_reached(
    cast, sheet, member, client_of
):
    ines = client_of(cast["ines"])
    for outcome, is_still_there in (("no_answer", True), ("message", True), ("reached", False)):
        ines.post(f"/crises/inscrits/{member.pk}/appel/")
        held = CallClaim.objects.get(released_at=None)
        said = {f"{held.pk}-outcome": outcome, f"{held.pk}-channel": "phone", f"{held.pk}-note": ""}
        assert ines.post(f"/crises/appels/{held.pk}/issue/", said).status_code == 302
        assert ("Yanis Cesa" in listed(ines, sheet)) is is_still_there
    assert "Yanis Cesa" in listed(ines, sheet, etat="entendus")
    assert sorted(Contact.objects.values_list("outcome", flat=True)) == ["message", "no_answer", "reached"]


def test_an_outcome_without_a_choice_keeps_the_note_that_was_typed(cast, sheet, member, client_of):
    ines = client_of(cast["ines"])
    ines.post(f"/crises/inscrits/{member.pk}/appel/")
    held = CallClaim.objects.get()
    said = {f"{held.pk}-channel": "phone", f"{held.pk}-note": "deux devis annulés"}
    answer = ines.post(f"/crises/appels/{held.pk}/issue/", said)
    assert answer.status_code == 422
    assert "deux devis annulés" in answer.content.decode()
    assert CallClaim.objects.get().released_at is None


def test_a_call_is_given_back_by_its_holder_only(cast, member, client_of):
    client_of(cast["ines"]).post(f"/crises/inscrits/{member.pk}/appel/")
    held = CallClaim.objects.get()
    client_of(cast["solenn"]).post(f"/crises/appels/{held.pk}/rendu/")
    assert CallClaim.objects.get().released_at is None
    client_of(cast["ines"]).post(f"/crises/appels/{held.pk}/rendu/")
    assert CallClaim.objects.get().released_at is not None


@pytest.mark.parametrize("name", ["yanis", "colleague", "helene", "loic"])
def test_those_outside_the_team_claim_nothing(cast, member, client_of, name):
    assert client_of(cast[name]).post(f"/crises/inscrits/{member.pk}/appel/").status_code == 403
    assert CallClaim.objects.count() == 0


def test_the_filters(cast, sheet, member, client_of):
    ines = client_of(cast["ines"])
    assert "Aïcha Cape" in page(ines, sheet)
    assert "Aïcha Cape" not in page(ines, sheet, qui="moi")
    assert "Yanis Cesa" not in page(ines, sheet, statut="1")
    assert "Yanis Cesa" in page(ines, sheet, statut="n'importe quoi")


def test_the_order_is_call_backs_first_then_the_least_protected(cast, sheet, member, client_of, spring):
    ines = client_of(cast["ines"])
    assert page(ines, sheet).index("Aïcha Cape") < page(ines, sheet).index("Yanis Cesa")
    CrisisMember.objects.filter(pk=member.pk).update(call_back_asked_at=spring, answered_at=spring)
    assert page(ines, sheet).index("Yanis Cesa") < page(ines, sheet).index("Aïcha Cape")


@pytest.mark.parametrize("count", [1, 3])
def test_the_sheet_costs_the_same_whatever_the_number(cast, client_of, count_queries, count):
    for at in range(count):
        cape(f"Personne {at}")
    crisis = declare(by=None, name="Crue", cause="eau", starts_on=TODAY, message="Tenons.")
    ines = client_of(cast["ines"])
    ines.get("/crises/")
    assert count_queries(lambda: ines.get(f"/crises/{crisis.pk}/appels/")) == QUERIES

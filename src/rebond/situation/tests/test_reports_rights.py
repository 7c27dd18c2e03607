"""Who reads a point de situation: each gesture tried by each seat."""

from datetime import date

import pytest

from rebond.accounts.models import RoleGrant
from rebond.journal.models import Access
from rebond.people import public as people
from rebond.situation.actions import reports
from rebond.situation.actions.calls import CLAIM_LASTS, claim, release
from rebond.situation.models import CrisisMember
from rebond.situation.tests.factories import advisor

APRIL = date(2020, 4, 1)
READERS = {"yanis": 200, "ines": 200, "solenn": 200, "judith": 200}
SEATS = ("yanis", "ines", "solenn", "judith", "bruno", "colleague", "omar", "fabienne", "helene", "loic")
CARE_READERS = {"yanis", "solenn"}


@pytest.fixture
def told(crisis, yanis, cast):
    given = {"level": "reduced", "extent": "deux mariages", "has_child_care": True, "is_vulnerable": False}
    return reports.submit(crisis, yanis, APRIL, by=cast["yanis"], given=given, seen={})


@pytest.mark.parametrize("sheet", ["", "historique/", "justificatifs/"])
@pytest.mark.parametrize("seat", SEATS)
def test_each_sheet_answers_its_readers_and_does_not_exist_for_the_others(told, seat, sheet, cast, client_of):
    client = client_of(cast[seat])
    assert client.get(f"/crises/points/{told.pk}/{sheet}").status_code == READERS.get(seat, 404)
    assert client.get(f"/crises/points/999999/{sheet}").status_code == 404


def test_a_visitor_is_asked_to_sign_in(told, client):
    for url in (f"/crises/points/{told.pk}/", "/crises/mes-points/", f"/crises/{told.crisis_id}/mon-point/"):
        assert "/connexion/" in client.get(url).url


@pytest.mark.parametrize("seat", ["yanis", "ines", "solenn", "judith"])
@pytest.mark.parametrize("sheet", ["", "historique/"])
def test_care_is_read_by_the_person_and_payroll_only(told, seat, sheet, cast, client_of):
    page = client_of(cast[seat]).get(f"/crises/points/{told.pk}/{sheet}").content.decode().lower()
    assert ("garde d&#x27;enfant" in page or "garde d'enfant" in page) == (seat in CARE_READERS)
    assert ("vulnérable" in page) == (seat in CARE_READERS)


def test_care_is_asked_of_nobody_else_in_the_form(told, cast, client_of):
    url = f"/crises/{told.crisis_id}/personnes/{told.person_id}/point/"
    for seat, may in (("solenn", True), ("ines", False), ("judith", False)):
        page = client_of(cast[seat]).get(url).content.decode()
        assert ("has_child_care" in page) == may, seat
        field = client_of(cast[seat]).post(f"{url}champ/", {"mois": "2020-04", "champ": "has_child_care"})
        assert field.status_code == 422
        assert "oui" not in field.json().get("theirs_text", "")


@pytest.mark.parametrize("seat", SEATS)
def test_only_those_who_may_fill_for_the_person(told, seat, cast, client_of):
    url = f"/crises/{told.crisis_id}/personnes/{told.person_id}/point/"
    expected = {"ines": 200, "solenn": 200, "judith": 200}.get(seat, 404)
    client = client_of(cast[seat])
    assert client.get(url).status_code == expected
    assert client.post(url, {"mois": "2020-04", "level": "stopped"}).status_code == (
        404 if expected == 404 else 409
    )
    told.refresh_from_db()
    assert told.level == "reduced"


@pytest.mark.parametrize("seat", [seat for seat in SEATS if seat != "yanis"])
def test_nobody_confirms_for_the_person(crisis, yanis, seat, cast, client_of):
    report = reports.submit(crisis, yanis, APRIL, by=cast["ines"], given={"level": "reduced"}, seen={})
    answer = client_of(cast[seat]).post(f"/crises/points/{report.pk}/confirmation/")
    assert answer.status_code == (403 if seat in READERS else 404)
    report.refresh_from_db()
    assert report.state == "to_confirm"


def test_a_draft_has_been_said_to_nobody(crisis, yanis, cast, client_of):
    report = reports.keep(crisis, yanis, APRIL, by=cast["yanis"], given={"extent": "je ne sais pas"}, seen={})
    for seat in SEATS:
        expected = 200 if seat == "yanis" else 404
        assert client_of(cast[seat]).get(f"/crises/points/{report.pk}/").status_code == expected, seat


def test_what_was_erased_before_sending_stays_with_the_person(crisis, yanis, cast, client_of):
    me = cast["yanis"]
    reports.keep(crisis, yanis, APRIL, by=me, given={"extent": "je veux tout arrêter"}, seen={})
    reports.keep(
        crisis,
        yanis,
        APRIL,
        by=me,
        given={"extent": "deux mariages"},
        seen={"extent": ["je veux tout arrêter"]},
    )
    report = reports.submit(crisis, yanis, APRIL, by=me, given={"level": "reduced"}, seen={})
    url = f"/crises/points/{report.pk}/historique/"
    assert "je veux tout arrêter" in client_of(me).get(url).content.decode()
    for seat in ("ines", "solenn", "judith"):
        page = client_of(cast[seat]).get(url).content.decode()
        assert "je veux tout arrêter" not in page
        assert "deux mariages" in page


def test_the_history_says_who_and_what_before_and_after(told, cast, client_of):
    client = client_of(cast["ines"])
    url = f"/crises/{told.crisis_id}/personnes/{told.person_id}/point/"
    page = client.get(url).content.decode()
    seen = page.split('name="vu" value="')[1].split('"')[0].replace("&quot;", '"')
    client.post(url, {"mois": "2020-04", "level": "stopped", "extent": "deux mariages", "vu": seen})
    history = client_of(cast["yanis"]).get(f"/crises/points/{told.pk}/historique/").content.decode()
    assert "<del>elle est réduite</del> → <ins>elle est à l&#x27;arrêt</ins>" in history
    assert "Inès" in history


def test_each_reading_is_noted_and_ones_own_is_not(told, cast, client_of):
    for seat in ("ines", "yanis"):
        client_of(cast[seat]).get(f"/crises/points/{told.pk}/")
    assert list(Access.objects.values_list("by__name", "what")) == [
        ("Inès", "point de situation d'avril 2020")
    ]


def test_a_portfolio_handed_over_closes_with_it(told, cast, client_of, spring):
    url = f"/crises/points/{told.pk}/"
    next_one = advisor("Nouvelle", "Venue")
    people.assign_advisor(told.person, next_one, on=spring.date(), by=None)
    assert client_of(cast["ines"]).get(url).status_code == 404


def test_a_role_taken_back_closes_at_once(told, cast, client_of, spring):
    RoleGrant.objects.filter(user=cast["ines"]).update(ended_at=spring)
    assert client_of(cast["ines"]).get(f"/crises/points/{told.pk}/").status_code == 404


def test_a_call_given_back_or_forgotten_no_longer_opens_the_form(crisis, yanis, cast, client_of):
    import time_machine

    url = f"/crises/{crisis.pk}/personnes/{yanis.pk}/point/"
    client = client_of(cast["bruno"])
    held = claim(CrisisMember.objects.get(person=yanis), by=cast["bruno"])
    assert client.get(url).status_code == 200
    release(held, by=cast["bruno"])
    assert client.get(url).status_code == 404
    held = claim(CrisisMember.objects.get(person=yanis), by=cast["bruno"])
    with time_machine.travel(held.claimed_at + CLAIM_LASTS, tick=False):
        assert client.get(url).status_code == 404


def test_a_call_opens_nothing_of_what_was_already_sent(told, cast, client_of):
    claim(CrisisMember.objects.get(person=told.person), by=cast["bruno"])
    page = client_of(cast["bruno"]).get(f"/crises/{told.crisis_id}/personnes/{told.person_id}/point/")
    assert page.status_code == 422
    assert "deux mariages" not in page.content.decode()


def test_my_list_is_mine(told, cast, client_of):
    for seat in SEATS:
        page = client_of(cast[seat]).get("/crises/mes-points/").content.decode()
        assert (f"/crises/points/{told.pk}/" in page) == (seat == "yanis"), seat


@pytest.mark.parametrize("seat", SEATS)
def test_the_lists_are_edited_by_direction_only(seat, cast, client_of):
    client = client_of(cast[seat])
    expected = 200 if seat == "judith" else 403
    for url in ("/crises/listes/", "/crises/listes/raisons/nouvelle/", "/crises/listes/besoins/nouvelle/"):
        assert client.get(url).status_code == expected

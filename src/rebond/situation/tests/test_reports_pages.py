"""The pages of a point de situation: a phone, a poor line, two people at once, and who may read."""

import json
from datetime import date

import pytest

from rebond.journal.models import Access
from rebond.situation.actions import reports
from rebond.situation.actions.calls import claim
from rebond.situation.actions.crises import close
from rebond.situation.models import CareSituation, CrisisMember, SituationReport
from rebond.situation.tests.factories import turnover

APRIL = date(2020, 4, 1)


@pytest.fixture
def enter(cast, client_of):
    return lambda key: client_of(cast[key])


def own(crisis):
    return f"/crises/{crisis.pk}/mon-point/"


def form_of(page, **typed):
    """What a browser sends back from the page: the month and what it saw, with what was typed."""
    text = page.content.decode()
    seen = text.split('name="vu" value="')[1].split('"')[0].replace("&quot;", '"').replace("&#x27;", "'")
    return {"mois": "2020-04", "vu": seen, **typed}


def keep(client, crisis, name, *values, seen=()):
    body = {"mois": "2020-04", "champ": name, name: list(values), "vu": json.dumps({name: list(seen)})}
    return client.post(f"{own(crisis)}champ/", body)


def test_what_is_known_is_shown_and_what_is_kept_is_said(crisis, yanis, enter):
    turnover(yanis.activities.get(), m2019_05=123_400, m2019_06=50_000, m2019_07=70_000)
    page = enter("yanis").get(own(crisis)).content.decode()
    for words in (
        "Atelier Yanis", "Inès Le Goff", "1\u202f234\u00a0€", "730\u00a0jours après la clôture",
        "730\u00a0jours après son dépôt", "la paie seulement", "Fermeture imposée par un arrêté",
    ):  # fmt: skip
        assert words in page, words
    assert "hours_lost" not in page


def test_hours_are_asked_only_when_the_contract_states_them(crisis, with_hours, enter):
    client = enter("yanis")
    page = client.get(own(crisis))
    assert 'name="hours_lost"' in page.content.decode()
    told = client.post(own(crisis), form_of(page, level="reduced", hours_lost="121"))
    assert "Votre contrat prévoit 120 heures" in told.content.decode()
    client.post(own(crisis), form_of(page, level="reduced", hours_lost="35,5", days_lost="4,5"))
    report = SituationReport.objects.get()
    assert (str(report.hours_lost), str(report.days_lost)) == ("35.50", "4.5")


def test_hours_sent_by_force_are_not_kept(crisis, yanis, enter):
    client = enter("yanis")
    client.post(own(crisis), form_of(client.get(own(crisis)), level="reduced", hours_lost="12"))
    assert SituationReport.objects.get().hours_lost is None
    assert keep(client, crisis, "hours_lost", "12").status_code == 422


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1 200,50", 120_050),
        ("1\u202f200,5 €", 120_050),
        ("1200", 120_000),
        ("0", 0),
        ("12.30", 1230),
        ("", None),
    ],
)
def test_euros_as_people_type_them(crisis, yanis, enter, typed, cents):
    assert keep(enter("yanis"), crisis, "expected_1_cents", typed).status_code == 200
    assert SituationReport.objects.get().expected_1_cents == cents


@pytest.mark.parametrize("typed", ["deux mille", "1e5", "-40", "1.200", "12,345", "99999999999"])
def test_a_turnover_that_cannot_be_is_one_sentence_and_loses_nothing(crisis, yanis, enter, typed):
    client = enter("yanis")
    told = keep(client, crisis, "expected_1_cents", typed)
    assert (told.status_code, len(told.json()["sentence"]) > 20) == (422, True)
    page = client.get(own(crisis))
    told = client.post(
        own(crisis), form_of(page, level="stopped", expected_1_cents=typed, extent="deux mariages")
    )
    text = told.content.decode()
    assert told.status_code == 422
    assert typed in text
    assert "deux mariages" in text
    assert SituationReport.objects.count() == 0


def test_a_draft_kept_on_one_device_is_found_on_another(crisis, yanis, enter):
    answer = keep(enter("yanis"), crisis, "extent", "deux mariages reportés").json()
    assert (answer["values"], answer["at"]) == (["deux mariages reportés"], "10 h 00")
    page = enter("yanis").get(own(crisis)).content.decode()
    assert "deux mariages reportés" in page
    assert "Brouillon à reprendre" in enter("yanis").get("/crises/mes-points/").content.decode()


def test_without_javascript_the_draft_is_kept_whole(crisis, yanis, enter):
    client = enter("yanis")
    page = client.get(own(crisis))
    told = client.post(own(crisis), form_of(page, extent="deux mariages", garder="brouillon"), follow=True)
    assert "Brouillon gardé" in told.content.decode()
    assert SituationReport.objects.get().state == "draft"


def test_the_same_answer_from_two_devices_is_a_choice(crisis, yanis, enter):
    keep(enter("yanis"), crisis, "extent", "a")
    told = keep(enter("yanis"), crisis, "extent", "b")
    assert (told.status_code, told.json()["theirs"], told.json()["mine_text"]) == (409, ["a"], "b")
    assert keep(enter("yanis"), crisis, "extent", "b", seen=["a"]).status_code == 200


def test_the_same_form_from_two_people_is_a_choice_and_nothing_is_lost(crisis, yanis, enter, cast):
    person, team = enter("yanis"), enter("ines")
    mine = person.get(own(crisis))
    url = f"/crises/{crisis.pk}/personnes/{yanis.pk}/point/"
    hers = team.get(url)
    team.post(url, form_of(hers, level="stopped", extent="tout est annulé", impact="dit au téléphone"))
    told = person.post(own(crisis), form_of(mine, level="reduced", extent="deux mariages"))
    text = told.content.decode()
    assert told.status_code == 409
    for words in ("deux mariages", "tout est annulé", "Inès", "dit au téléphone", 'name="choix_level"'):
        assert words in text, words
    again = form_of(
        told, level="reduced", extent="deux mariages", impact="dit au téléphone", choix_level="autre"
    )
    person.post(own(crisis), again)
    report = SituationReport.objects.get()
    assert (report.level, report.extent, report.impact) == ("stopped", "deux mariages", "dit au téléphone")
    assert report.state == "submitted"


def test_a_sent_point_is_corrected_whole_never_by_halves(crisis, yanis, cast, enter):
    reports.submit(crisis, yanis, APRIL, by=cast["yanis"], given={"level": "reduced"}, seen={})
    told = keep(enter("yanis"), crisis, "level", "stopped", seen=["reduced"])
    assert (told.status_code, "déjà envoyé" in told.json()["sentence"]) == (422, True)
    assert SituationReport.objects.get().level == "reduced"


@pytest.mark.parametrize(
    ("month", "sentence"),
    [("2020-02", "a commencé le"), ("2020-05", "n&#x27;a pas commencé"), ("avril", "n&#x27;est pas un mois")],
)
def test_a_month_outside_the_crisis_is_one_sentence(crisis, yanis, enter, month, sentence):
    page = enter("yanis").get(f"{own(crisis)}?mois={month}")
    assert page.status_code == 422
    assert sentence in page.content.decode()


def test_a_closed_crisis_is_one_sentence(crisis, yanis, enter, cast, spring):
    close(crisis, on=spring.date(), by=cast["judith"])
    page = enter("yanis").get(own(crisis))
    assert (page.status_code, "est close depuis" in page.content.decode()) == (422, True)


def test_the_caller_fills_while_the_call_lasts_and_the_person_reads_it(crisis, yanis, cast, enter):
    url = f"/crises/{crisis.pk}/personnes/{yanis.pk}/point/"
    bruno = enter("bruno")
    assert bruno.get(url).status_code == 404
    claim(CrisisMember.objects.get(person=yanis), by=cast["bruno"])
    page = bruno.get(url)
    bruno.post(url, form_of(page, level="stopped"))
    report = SituationReport.objects.get()
    assert (report.state, report.filled_by) == ("to_confirm", cast["bruno"])
    assert bruno.get(f"/crises/points/{report.pk}/").status_code == 404, "the call does not open the report"
    assert Access.objects.filter(by=cast["bruno"], person_id_hint=yanis.pk).exists()
    mine = enter("yanis")
    assert "Bruno a rempli ce point avec vous" in mine.get(f"/crises/points/{report.pk}/").content.decode()
    mine.post(f"/crises/points/{report.pk}/confirmation/")
    report.refresh_from_db()
    assert report.state == "submitted"


def test_the_caller_neither_sees_nor_writes_care(crisis, yanis, cast, enter):
    url = f"/crises/{crisis.pk}/personnes/{yanis.pk}/point/"
    reports.keep(crisis, yanis, APRIL, by=cast["yanis"], given={"has_child_care": True}, seen={})
    page = enter("ines").get(url)
    assert "has_child_care" not in page.content.decode()
    enter("ines").post(url, form_of(page, level="stopped", has_child_care="non", is_vulnerable="oui"))
    care = CareSituation.objects.get()
    assert (care.has_child_care, care.is_vulnerable) == (True, None)
    assert "has_child_care" in enter("solenn").get(url).content.decode()


def test_the_page_is_never_kept_by_the_browser(crisis, yanis, enter):
    assert "no-store" in enter("yanis").get(own(crisis))["Cache-Control"]


def test_each_account_has_its_own_secret_for_its_drafts(crisis, enter):
    def secret(key):
        return enter(key).get(own(crisis)).content.decode().split('data-storage-secret="')[1][:64]

    assert secret("yanis") == secret("yanis") != secret("colleague")

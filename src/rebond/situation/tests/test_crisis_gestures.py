"""Declaring, correcting, closing, learning, lived through the pages."""

from datetime import date

import pytest

from rebond.situation.models import Crisis, Lesson
from rebond.situation.tests.factories import branch

pytestmark = pytest.mark.django_db
DECLARED = {
    "name": "Crue",
    "cause": "inondation",
    "starts_on": "2020-04-01",
    "scope": "all",
    "message": "Tenons bon.",
    "asks": "Dire où vous en êtes.",
    "asked_until": "2020-04-10",
    "quiet_from": "20:00",
    "quiet_until": "08:00",
    "report_days_kept": "730",
    "evidence_days_kept": "365",
}


def test_direction_declares_and_the_roll_is_there(cast, client_of):
    answer = client_of(cast["judith"]).post("/crises/nouvelle/", DECLARED)
    crisis = Crisis.objects.get()
    assert answer.url == f"/crises/{crisis.pk}/"
    assert (crisis.roll.count(), crisis.is_for_all, crisis.evidence_days_kept) == (2, True, 365)


def test_a_circle_without_a_place_is_asked_again_and_nothing_is_lost(cast, client_of):
    answer = client_of(cast["judith"]).post("/crises/nouvelle/", {**DECLARED, "scope": "some"})
    assert answer.status_code == 422
    assert "Cochez au moins une antenne" in answer.content.decode()
    assert "Dire où vous en êtes." in answer.content.decode()
    assert Crisis.objects.count() == 0


def test_a_date_that_precedes_the_start_comes_back_in_its_words(cast, client_of):
    answer = client_of(cast["ines"]).post("/crises/nouvelle/", {**DECLARED, "asked_until": "2020-03-01"})
    assert answer.status_code == 422
    assert "précède le début de la crise" in answer.content.decode()


@pytest.mark.parametrize("name", ["solenn", "omar", "yanis", "helene"])
def test_nobody_else_declares(cast, client_of, name):
    assert client_of(cast[name]).post("/crises/nouvelle/", DECLARED).status_code == 403
    assert Crisis.objects.count() == 0


def test_correcting_the_circle_through_the_page(cast, crisis, client_of):
    place = branch("Vendée")
    said = {**DECLARED, "starts_on": "2020-03-17", "scope": "some", "branches": [place.pk]}
    assert client_of(cast["ines"]).post(f"/crises/{crisis.pk}/correction/", said).status_code == 302
    crisis.refresh_from_db()
    assert (crisis.name, crisis.is_for_all, list(crisis.branches.all())) == ("Crue", False, [place])
    assert crisis.roll.filter(left_roll_on=None).count() == 0


def test_lessons_are_read_by_members_once_published(cast, crisis, client_of):
    judith, yanis = client_of(cast["judith"]), client_of(cast["yanis"])
    said = {"kind": "helped", "text": "Appeler avant d'écrire."}
    assert judith.post(f"/crises/{crisis.pk}/lecons/", said).status_code == 422
    judith.post(f"/crises/{crisis.pk}/cloture/", {"on": "2020-04-05"})
    crisis.refresh_from_db()
    assert crisis.closed_on == date(2020, 4, 5)
    assert judith.post(f"/crises/{crisis.pk}/lecons/", said).status_code == 302
    assert "Appeler avant" not in yanis.get(f"/crises/{crisis.pk}/").content.decode()
    judith.post(f"/crises/{crisis.pk}/lecons/publication/")
    assert "Appeler avant" in yanis.get(f"/crises/{crisis.pk}/").content.decode()
    judith.post(f"/crises/{crisis.pk}/lecons/publication/")
    assert "Appeler avant" not in yanis.get(f"/crises/{crisis.pk}/").content.decode()
    judith.post(f"/crises/lecons/{Lesson.objects.get().pk}/retrait/")
    assert Lesson.objects.count() == 0
    judith.post(f"/crises/{crisis.pk}/reouverture/")
    crisis.refresh_from_db()
    assert crisis.closed_on is None


def test_a_banner_stands_at_home_while_the_crisis_is_open(cast, crisis, client_of):
    yanis = client_of(cast["yanis"])
    assert "Tenons ensemble." in yanis.get("/").content.decode()
    assert f"/crises/{crisis.pk}/mon-point/" in yanis.get("/").content.decode()
    assert "Tenons ensemble." not in client_of(cast["helene"]).get("/").content.decode()
    Crisis.objects.update(closed_on=date(2020, 4, 5))
    assert "Tenons ensemble." not in yanis.get("/").content.decode()


def test_small_groups_are_not_told_to_members(cast, crisis, client_of):
    """Two people concerned: no count at all."""
    assert "Où nous en sommes" not in client_of(cast["yanis"]).get(f"/crises/{crisis.pk}/").content.decode()

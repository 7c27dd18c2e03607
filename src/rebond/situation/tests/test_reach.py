"""Messages: planned outside of the quiet hours, sent once, never to who has answered."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from rebond.accompaniment.models import Contact
from rebond.people import public as people
from rebond.situation.actions import reach
from rebond.situation.models import CrisisMember, Sending
from rebond.situation.queries.reach import means
from rebond.situation.refusals import Refused

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")
EMAIL, SMS = Sending.Channel.EMAIL, Sending.Channel.SMS


@pytest.fixture
def reachable(crisis, yanis):
    return people.update_person(yanis, by=None, email="yanis@exemple.coop", mobile="06 11 22 33 44")


@pytest.mark.parametrize(
    ("hour", "expected"),
    [("05 10:00", "05 10:00"), ("05 20:00", "06 08:00"), ("05 23:30", "06 08:00"), ("05 03:00", "05 08:00")],
)
def test_the_quiet_hours_push_to_the_morning(crisis, hour, expected):
    at = datetime.strptime(f"2020-04-{hour}", "%Y-%m-%d %H:%M").replace(tzinfo=PARIS)
    assert f"{reach.next_allowed(crisis, at).astimezone(PARIS):%d %H:%M}" == expected


def test_a_message_leaves_once_and_is_a_contact_that_ends_no_silence(cast, crisis, reachable, spring):
    assert reach.plan(crisis, EMAIL, by=cast["judith"]) == 1
    with pytest.raises(Refused, match="attendent encore de partir"):
        reach.plan(crisis, EMAIL, by=cast["judith"])
    assert (reach.send_due(spring), reach.send_due(spring)) == (1, 0)
    [letter] = mail.outbox
    assert letter.to == ["yanis@exemple.coop"]
    assert "Tenons ensemble." in letter.body
    assert f"/crises/{crisis.pk}/" in letter.body
    assert list(Contact.objects.values_list("channel", "outcome")) == [("email", "message")]
    assert CrisisMember.objects.get(person=reachable).reached_at is None


def test_nothing_leaves_at_night(cast, crisis, reachable, spring):
    reach.plan(crisis, EMAIL, by=cast["judith"])
    night = spring.replace(hour=23)
    assert reach.send_due(night) == 0
    assert f"{Sending.objects.get().due_at.astimezone(PARIS):%d %H:%M}" == "06 08:00"
    assert reach.send_due(night + timedelta(hours=9)) == 1


def test_a_reminder_goes_to_those_who_have_not_answered(cast, crisis, reachable, spring):
    reach.plan(crisis, EMAIL, by=cast["judith"])
    reach.send_due(spring)
    reach.plan(crisis, EMAIL, by=cast["judith"])
    CrisisMember.objects.filter(person=reachable).update(answered_at=spring)
    assert reach.send_due(spring) == 0
    assert Sending.objects.get(round=2).failure == "la personne a répondu avant l'envoi"
    with pytest.raises(Refused, match="personne à joindre par ce canal"):
        reach.plan(crisis, EMAIL, by=cast["judith"])


def test_a_mail_server_that_refuses_is_told_and_stops_nobody(cast, crisis, reachable, spring, monkeypatch):
    def broken(*_args, **_fields):
        raise OSError("boîte pleine")

    reach.plan(crisis, EMAIL, by=cast["judith"])
    monkeypatch.setattr("rebond.situation.emails.send_mail", broken)
    assert reach.send_due(spring) == 0
    assert Sending.objects.get().failure == "n'est pas parti : boîte pleine"
    assert Contact.objects.count() == 0


def test_an_sms_is_a_file_until_a_provider_is_chosen(cast, crisis, reachable, spring, settings, tmp_path):
    settings.SMS_FOLDER = str(tmp_path / "sms")
    reach.plan(crisis, SMS, by=cast["judith"])
    assert reach.send_due(spring) == 1
    [written] = (tmp_path / "sms").iterdir()
    assert written.read_text().startswith("06 11 22 33 44\n\n")
    assert f"/crises/{crisis.pk}/" in written.read_text()


def test_who_has_no_channel_is_shown_and_gets_a_letter(cast, crisis, reachable, client_of):
    found = means(crisis)
    assert (found.total, found.email, found.mobile, found.no_email, found.nothing) == (2, 1, 1, 1, 1)
    judith = client_of(cast["judith"])
    assert "Aïcha Cape" in judith.get(f"/crises/{crisis.pk}/messages/").content.decode()
    letters = judith.get(f"/crises/{crisis.pk}/messages/lettres/").content.decode()
    assert "Bonjour Aïcha" in letters
    assert "Bonjour Yanis" not in letters
    judith.post(f"/crises/{crisis.pk}/messages/lettres/postees/")
    judith.post(f"/crises/{crisis.pk}/messages/lettres/postees/")
    assert list(Contact.objects.values_list("channel", flat=True)) == ["letter"]


def test_the_page_plans_and_says_why_it_cannot(cast, crisis, reachable, client_of):
    judith, address = client_of(cast["judith"]), f"/crises/{crisis.pk}/messages/envoi/"
    judith.post(address, {"channel_name": "email"})
    assert Sending.objects.count() == 1
    answer = judith.post(address, {"channel_name": "pigeon"}, follow=True)
    assert "Choisissez le courriel ou le SMS." in answer.content.decode()
    assert client_of(cast["omar"]).post(address, {"channel_name": "email"}).status_code == 403

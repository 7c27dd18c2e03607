from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from rebond.accompaniment.models import Contact, Need, NeedKind
from rebond.accompaniment.public import (
    Channel,
    Outcome,
    Refused,
    answer_need,
    express_need,
    give_back_need,
    keep_promise,
    last_contacts,
    late_promises,
    make_promise,
    open_needs,
    record_contact,
    release_promise,
    reopen_promise,
    silent_days,
    silent_for,
    take_need,
    withdraw_contact,
    withdraw_need,
)
from rebond.accompaniment.tests.factories import person
from rebond.journal.public import entries_for_person
from rebond.people.public import Person

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 20, 12, tzinfo=timezone.get_fixed_timezone(60))


def sentences(someone):
    return [entry.sentence for entry in entries_for_person(someone.pk).order_by("id")][1:]


def test_a_contact_is_counted_whatever_its_channel_and_its_note_never_reaches_the_journal(make_user):
    aicha, by = person(), make_user(name="Séverine")
    record_contact(aicha, by=by, channel=Channel.PHONE, note="m'a parlé de sa santé")
    record_contact(aicha, by=by, channel=Channel.SMS, outcome=Outcome.NO_ANSWER)
    assert sentences(aicha) == ["Téléphone : nous nous sommes parlé.", "Sms : pas de réponse."]
    assert "santé" not in "".join(sentences(aicha))


def test_only_a_real_contact_ends_a_silence():
    aicha, yanis = person(), person("Yanis", "Kaci")
    with time_machine.travel(NOON):
        record_contact(aicha, by=None, channel=Channel.EMAIL, at=NOON - timedelta(days=40))
        record_contact(aicha, by=None, channel=Channel.PHONE, outcome=Outcome.MESSAGE)
    on = date(2026, 3, 20)
    assert silent_days([aicha.pk, yanis.pk], on=on) == {aicha.pk: 40, yanis.pk: None}
    assert last_contacts([aicha.pk, yanis.pk])[aicha.pk].channel == Channel.EMAIL
    everyone = Person.objects.all()
    assert list(silent_for(everyone, days=40, on=on)) == [yanis, aicha]
    assert list(silent_for(everyone, days=41, on=on)) == [yanis]


def test_a_contact_of_tomorrow_is_refused_and_leaves_nothing():
    aicha = person()
    with pytest.raises(Refused, match="futur"):
        record_contact(aicha, by=None, channel=Channel.PHONE, at=timezone.now() + timedelta(days=1))
    assert Contact.objects.count() == 0


def test_a_line_written_by_mistake_is_withdrawn_by_its_author_within_a_day(make_user):
    aicha, by, other = person(), make_user(), make_user()
    contact = record_contact(aicha, by=by, channel=Channel.PHONE)
    with pytest.raises(Refused, match="Seule la personne"):
        withdraw_contact(contact, by=other)
    withdraw_contact(contact, by=by)
    assert Contact.objects.count() == 0
    old = record_contact(aicha, by=by, channel=Channel.PHONE, at=timezone.now() - timedelta(days=2))
    with pytest.raises(Refused, match="plus d'un jour"):
        withdraw_contact(old, by=by)


def test_a_need_said_twice_from_one_place_stays_one_need():
    aicha, kind = person(), NeedKind.objects.create(name="trésorerie")
    first = express_need(aicha, by=None, kind=kind, text="mille euros", origin="report:1")
    again = express_need(aicha, by=None, kind=kind, text="deux mille euros", origin="report:1")
    assert first == again
    assert Need.objects.get().text == "deux mille euros"
    withdraw_need(again, by=None)
    assert list(open_needs()) == []
    express_need(aicha, by=None, kind=kind, text="finalement oui", origin="report:1")
    assert [need.text for need in open_needs()] == ["finalement oui"]


def test_an_empty_need_is_refused():
    with pytest.raises(Refused, match="Dites ce dont vous avez besoin"):
        express_need(person(), by=None, text="  ")


def test_a_need_is_taken_once_given_back_and_answered(make_user):
    ines, severine = make_user(name="Inès"), make_user(name="Séverine")
    need = express_need(person(), by=None, text="un ordinateur")
    take_need(need, by=ines)
    with pytest.raises(Refused, match="Inès s'en occupe déjà"):
        take_need(need, by=severine)
    with pytest.raises(Refused, match="pas entre vos mains"):
        give_back_need(need, by=severine)
    give_back_need(need, by=ines)
    take_need(need, by=severine)
    with pytest.raises(Refused, match="en une phrase"):
        answer_need(need, answer=" ", by=severine)
    answer_need(need, answer="Prêté par la commission.", by=severine)
    with pytest.raises(Refused, match="déjà reçu une réponse"):
        answer_need(need, answer="encore", by=severine)
    assert list(open_needs()) == []


def test_a_promise_is_late_the_day_after_and_no_more_once_kept(make_user):
    ines, aicha = make_user(name="Inès"), person()
    with time_machine.travel(NOON):
        promise = make_promise(aicha, text="deux heures avec un formateur", due_on=date(2026, 3, 20), by=ines)
        assert list(late_promises(on=date(2026, 3, 20), by=ines)) == []
        assert list(late_promises(on=date(2026, 3, 21), by=ines)) == [promise]
        keep_promise(promise, by=ines)
        assert list(late_promises(on=date(2026, 3, 21))) == []
        reopen_promise(promise, by=ines)
        assert list(late_promises(on=date(2026, 3, 21))) == [promise]
        with pytest.raises(Refused, match="Dites pourquoi"):
            release_promise(promise, reason="", by=ines)
        release_promise(promise, reason="plus utile", by=ines)
        assert list(late_promises(on=date(2026, 3, 21))) == []
        with pytest.raises(Refused, match="aujourd'hui ou plus tard"):
            make_promise(aicha, text="hier", due_on=date(2026, 3, 19), by=ines)

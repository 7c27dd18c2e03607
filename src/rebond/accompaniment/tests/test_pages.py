"""The pages of the bond: who reads what, and each gesture with its way back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from rebond.accompaniment import public as bond
from rebond.accompaniment.models import Contact, Need, NeedKind, Promise
from rebond.accompaniment.tests.factories import person
from rebond.accounts.public import Role
from rebond.journal.models import Access
from rebond.people import public as people

pytestmark = pytest.mark.django_db
SEATS = ("itself", "advisor", "accounting", "colleague", "psychologist")


@pytest.fixture
def accounts(make_user):
    return {
        "itself": make_user(Role.MEMBER, name="Aïcha"),
        "advisor": make_user(Role.ADVISOR, name="Inès"),
        "other": make_user(Role.ADVISOR, name="Bruno"),
        "accounting": make_user(Role.ACCOUNTING, name="Omar"),
        "colleague": make_user(Role.MEMBER, name="Yanis"),
        "psychologist": make_user(Role.PSYCHOLOGIST, name="Hélène"),
    }


@pytest.fixture
def aicha(accounts):
    aicha = person()
    path = people.open_path(aicha, entered_on=timezone.localdate() - timedelta(days=60), by=None)
    people.sign_cape(path, starts_on=path.entered_on, ends_on=path.entered_on + timedelta(days=300), by=None)
    return people.link_account(aicha.pk, accounts["itself"], by=None)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("{}/", "●●●∅∅"),
        ("{}/contact/", "–●●∅∅"),
        ("{}/besoin/", "●●●∅∅"),
        ("{}/promesse/", "–●●∅∅"),
        ("silences/", "–●●––"),
        ("silences/export.csv", "–●●––"),
        ("besoins/", "–●●––"),
        ("promesses/", "–●●––"),
    ],
)
def test_who_gets_what(accounts, aicha, client_of, address, expected):
    signs = {200: "●", 403: "–", 404: "∅"}
    url = f"/suivi/{address.format(aicha.pk)}"
    assert "".join(signs[client_of(accounts[seat]).get(url).status_code] for seat in SEATS) == expected


def test_a_visitor_signs_in_first(client, aicha):
    assert client.get(f"/suivi/{aicha.pk}/").status_code == 302


def test_the_person_reads_what_the_team_reads_and_each_reading_is_noted(accounts, aicha, client_of):
    bond.record_contact(aicha, by=accounts["advisor"], channel=bond.Channel.PHONE, note="Un devis annulé.")
    for seat in ("itself", "advisor"):
        assert "Un devis annulé." in client_of(accounts[seat]).get(f"/suivi/{aicha.pk}/").content.decode()
    assert list(Access.objects.values_list("by__name", "person_id_hint")) == [("Inès", aicha.pk)]


def test_a_contact_is_entered_then_withdrawn_by_its_author(accounts, aicha, client_of):
    ines, bruno = client_of(accounts["advisor"]), client_of(accounts["other"])
    at = timezone.localtime() - timedelta(minutes=5)
    said = {"channel": "phone", "outcome": "reached", "at": f"{at:%Y-%m-%dT%H:%M}", "note": "Bonjour."}
    assert ines.post(f"/suivi/{aicha.pk}/contact/", said).status_code == 302
    contact = Contact.objects.get()
    bruno.post(f"/suivi/contacts/{contact.pk}/retrait/")
    assert Contact.objects.count() == 1
    ines.post(f"/suivi/contacts/{contact.pk}/retrait/")
    assert Contact.objects.count() == 0


def test_a_contact_of_tomorrow_comes_back_with_its_words(accounts, aicha, client_of):
    at = timezone.localtime() + timedelta(days=1)
    said = {"channel": "phone", "outcome": "reached", "at": f"{at:%Y-%m-%dT%H:%M}", "note": "gardée"}
    answer = client_of(accounts["advisor"]).post(f"/suivi/{aicha.pk}/contact/", said)
    assert answer.status_code == 422
    assert "daté du futur" in answer.content.decode()
    assert "gardée" in answer.content.decode()


def test_the_silent_list_and_its_file(accounts, aicha, client_of):
    ines = client_of(accounts["advisor"])
    assert "Benali" in ines.get("/suivi/silences/").content.decode()
    file = ines.get("/suivi/silences/export.csv").content.decode("utf-8-sig").splitlines()
    assert file[1] == "Benali;Aïcha;CAPE;;;aucun;"
    assert Access.objects.filter(what__contains="export").count() == 1
    bond.record_contact(aicha, by=None, channel=bond.Channel.VISIT, at=timezone.now() - timedelta(days=30))
    assert "Benali" not in ines.get("/suivi/silences/").content.decode()
    assert "Benali" in ines.get("/suivi/silences/", {"jours": "30"}).content.decode()
    assert "Benali" not in ines.get("/suivi/silences/", {"jours": "10", "statut": "cesa"}).content.decode()


def test_a_need_is_said_taken_given_back_and_answered(accounts, aicha, client_of):
    me, ines, bruno = (client_of(accounts[seat]) for seat in ("itself", "advisor", "other"))
    kind = NeedKind.objects.create(name="trésorerie d'un mois")
    me.post(f"/suivi/{aicha.pk}/besoin/", {"kind": kind.pk, "text": "mille euros"})
    need = Need.objects.get()
    ines.post(f"/suivi/besoins/{need.pk}/prise/")
    assert "Inès s’en occupe" in bruno.get("/suivi/besoins/").content.decode()
    assert "déjà" in bruno.post(f"/suivi/besoins/{need.pk}/prise/", follow=True).content.decode()
    ines.post(f"/suivi/besoins/{need.pk}/rendu/")
    assert Need.objects.get().taken_by is None
    bruno.post(f"/suivi/besoins/{need.pk}/reponse/", {"answer": "Une avance part demain."})
    assert "Une avance part demain." in me.get(f"/suivi/{aicha.pk}/").content.decode()
    assert "mille euros" not in ines.get("/suivi/besoins/").content.decode()


def test_needs_are_filtered_by_kind_and_by_hands(accounts, aicha, client_of):
    kind = NeedKind.objects.create(name="matériel prêté")
    bond.express_need(aicha, by=None, kind=kind)
    need = bond.express_need(aicha, by=None, text="parler à un pair")
    bond.take_need(need, by=accounts["advisor"])
    ines = client_of(accounts["advisor"])

    def shown(**query):
        return [str(each) for each in ines.get("/suivi/besoins/", query).context["page"].object_list]

    assert shown() == ["matériel prêté", "parler à un pair"]
    assert shown(sorte=str(kind.pk)) == ["matériel prêté"]
    assert shown(qui="moi") == ["parler à un pair"]
    assert shown(qui="personne") == ["matériel prêté"]


def test_late_promises_come_first_and_only_their_author_settles_them(accounts, aicha, client_of):
    ines, bruno = client_of(accounts["advisor"]), client_of(accounts["other"])
    ines.post(f"/suivi/{aicha.pk}/promesse/", {"text": "rappeler", "due_on": f"{timezone.localdate()}"})
    promise = Promise.objects.get()
    Promise.objects.update(due_on=date(2026, 1, 1))
    assert "en retard" in ines.get("/suivi/promesses/").content.decode()
    assert "en retard" in client_of(accounts["itself"]).get(f"/suivi/{aicha.pk}/").content.decode()
    assert "rappeler" not in bruno.get("/suivi/promesses/").content.decode()
    assert bruno.post(f"/suivi/promesses/{promise.pk}/tenue/").status_code == 403
    ines.post(f"/suivi/promesses/{promise.pk}/tenue/")
    assert Promise.objects.get().kept_at is not None
    ines.post(f"/suivi/promesses/{promise.pk}/reouverture/")
    assert Promise.objects.get().kept_at is None
    ines.post(f"/suivi/promesses/{promise.pk}/abandon/", {"reason": "plus besoin"})
    assert "plus besoin" in client_of(accounts["itself"]).get(f"/suivi/{aicha.pk}/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("address", "queries"), [("silences/", 7), ("besoins/", 8), ("promesses/", 6), ("{}/", 10)]
)
def test_the_pages_cost_the_same_whatever_the_number(
    accounts, aicha, client_of, count_queries, address, queries, count
):
    for _ in range(count):
        bond.express_need(aicha, by=None, text="un besoin")
        bond.make_promise(aicha, text="oui", due_on=timezone.localdate(), by=accounts["advisor"])
        bond.record_contact(aicha, by=None, channel=bond.Channel.SMS, outcome=bond.Outcome.MESSAGE)
        someone = person(last_name="Autre")
        path = people.open_path(someone, entered_on=timezone.localdate() - timedelta(days=9), by=None)
        people.sign_cesa(path, starts_on=path.entered_on, by=None)
    ines = client_of(accounts["advisor"])
    ines.get("/")
    url = f"/suivi/{address.format(aicha.pk)}"
    assert count_queries(lambda: ines.get(url)) == queries

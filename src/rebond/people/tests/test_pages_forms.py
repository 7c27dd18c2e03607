"""What the forms accept, refuse and explain."""

from datetime import date

import pytest
from django.urls import reverse

from rebond.accounts.public import Role
from rebond.journal.models import Access
from rebond.people.actions import contracts
from rebond.people.models import Contract, Follow, Person
from rebond.people.refusals import Refused
from rebond.people.tests.factories import (
    ActivityFactory,
    AdvisorFactory,
    BranchFactory,
    CapeFactory,
    PathFactory,
    PersonFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def test_what_the_form_does_not_name_never_reaches_the_person(camille, make_user, client_of):
    owner = make_user(Role.MEMBER)
    client_of(make_user(Role.ADVISOR)).post(
        reverse("people:update", args=[camille.pk]),
        {
            "first_name": "Camille", "last_name": "Durand", "is_support_team": "on", "account": owner.pk,
            "search_name": "x", "id": 999,
        },
    )  # fmt: skip
    camille.refresh_from_db()
    assert (camille.is_support_team, camille.account, camille.search_name) == (False, None, "camille durand")


def test_what_a_form_shows_of_someone_is_noted_like_their_file(camille, make_user, client_of):
    path = PathFactory(person=camille)
    contract = CapeFactory(path=path, person=camille)
    urls = [
        reverse("people:update", args=[camille.pk]),
        reverse("people:sign_cape", args=[path.pk]),
        reverse("people:clauses", args=[contract.pk]),
        reverse("people:leave", args=[path.pk]),
    ]
    user = make_user(Role.ADVISOR)
    for url in urls:
        assert client_of(user).get(url).status_code == 200
    assert list(Access.objects.order_by("pk").values_list("by", "person_id_hint", "path")) == [
        (user.pk, camille.pk, url) for url in urls
    ]


def test_a_person_corrects_only_how_to_reach_them(camille, make_user, client_of):
    camille.account = make_user(Role.MEMBER)
    camille.save()
    url = reverse("people:update", args=[camille.pk])
    client = client_of(camille.account)
    assert list(client.get(url).context["form"].fields) == [
        "email",
        "phone",
        "mobile",
        "address",
        "postcode",
        "city",
    ]
    client.post(
        url, {"city": "Nantes", "last_name": "Pirate", "social_status_now": "x", "branch": BranchFactory().pk}
    )
    camille.refresh_from_db()
    assert (camille.city, camille.last_name, camille.social_status_now, camille.branch) == (
        "Nantes",
        "Durand",
        "",
        None,
    )
    other = PersonFactory()
    assert client.post(reverse("people:update", args=[other.pk]), {"city": "X"}).status_code == 404


def test_a_fourth_cape_is_refused_on_the_page_with_the_reason(make_user, client_of):
    path = PathFactory(entered_on=date(2023, 1, 1))
    for year in (2023, 2024, 2025):
        CapeFactory(path=path, starts_on=date(year, 1, 1), ends_on=date(year, 12, 31))
    client = client_of(make_user(Role.ADVISOR))
    url = reverse("people:sign_cape", args=[path.pk])
    assert "Ce serait la période n° 4" in client.get(url).content.decode(), "said before"
    response = client.post(url, {"starts_on": "2026-01-01", "ends_on": "2026-06-30"})
    assert response.status_code == 422
    assert "un CAPE se renouvelle au plus 2 fois" in response.content.decode(), "said after"
    assert Contract.objects.count() == 3


def test_checking_writes_nothing(make_user, client_of):
    path = PathFactory()
    client = client_of(make_user(Role.ADVISOR))
    response = client.post(
        reverse("people:sign_cape", args=[path.pk]),
        {"starts_on": "2026-01-01", "ends_on": "2027-01-31", "verifier": "1"},
    )
    page = response.content.decode()
    assert "Avancez la fin" in page
    assert Contract.objects.count() == 0


def test_a_cesa_typed_the_french_way(make_user, client_of):
    path = PathFactory()
    client_of(make_user(Role.PAYROLL)).post(
        reverse("people:sign_cesa", args=[path.pk]),
        {"starts_on": "01/02/2026", "monthly_gross_cents": "1 234,50", "monthly_hours": "35,5"},
    )
    contract = Contract.objects.get()
    assert (contract.starts_on, contract.monthly_gross_cents, str(contract.monthly_hours)) == (
        date(2026, 2, 1),
        123_450,
        "35.50",
    )


def test_joining_an_activity(make_user, client_of):
    activity, person = ActivityFactory(), PersonFactory()
    client = client_of(make_user(Role.ADVISOR))
    url = reverse("people:join_activity", args=[activity.pk])
    assert client.post(url, {"person": person.pk}).status_code == 302
    assert client.post(url, {"person": person.pk}).status_code == 422
    assert list(activity.members.all()) == [person]


def test_assigning_an_advisor(camille, make_user, client_of):
    advisor = AdvisorFactory()
    client = client_of(make_user(Role.DIRECTION))
    url = reverse("people:assign", args=[camille.pk])
    assert client.post(url, {"advisor": camille.pk, "on": "2026-06-15"}).status_code == 422
    assert client.post(url, {"advisor": advisor.pk, "on": "2026-06-15"}).status_code == 302
    assert Follow.objects.get().advisor == advisor


FAR_DAYS = {
    "0001-01-01": "Cette date est trop ancienne (avant 1947) : vérifiez les quatre chiffres de l'année.",
    "1946-12-31": "Cette date est trop ancienne (avant 1947) : vérifiez les quatre chiffres de l'année.",
    "2037-01-01": "Cette date est à plus de 10 ans d'ici : vérifiez les quatre chiffres de l'année.",
    "9999-12-31": "Cette date est à plus de 10 ans d'ici : vérifiez les quatre chiffres de l'année.",
}


@pytest.mark.parametrize("day", FAR_DAYS)
@pytest.mark.parametrize(
    ("gesture", "field"),
    [("sign_cape", "starts_on"), ("sign_cesa", "starts_on"), ("associate", "on"), ("leave", "on")],
)
def test_a_year_mistyped_is_said_and_breaks_nothing(gesture, field, day, camille, make_user, client_of):
    client, path = client_of(make_user(Role.ADVISOR)), PathFactory(person=camille)
    answer = client.post(reverse(f"people:{gesture}", args=[path.pk]), {field: day, "ends_on": day})
    assert answer.status_code == 422
    assert answer.context["form"].errors[field] == [FAR_DAYS[day]]


def test_a_cape_that_ends_before_it_begins_is_said_at_the_field(camille, make_user, client_of):
    client, path = client_of(make_user(Role.ADVISOR)), PathFactory(person=camille)
    for more in ({}, {"verifier": "1"}):
        said = {"starts_on": "2026-12-01", "ends_on": "2026-11-01", **more}
        answer = client.post(reverse("people:sign_cape", args=[path.pk]), said)
        assert answer.status_code == 422
        assert answer.context["form"].errors["ends_on"] == [
            "Le dernier jour vient avant le premier (01/12/2026) : corrigez l'une des deux dates."
        ]
    with pytest.raises(Refused, match="finit avant"):
        contracts.sign_cape(path, starts_on=date(2026, 12, 1), ends_on=date(2026, 11, 1), by=None)
    assert Contract.objects.count() == 0


def test_a_name_already_here_is_said_before_a_second_file(make_user, client_of):
    PersonFactory(first_name="Aïcha", last_name="Zerhounat", branch=BranchFactory(name="Nantes"))
    client, url = client_of(make_user(Role.ADVISOR)), reverse("people:create")
    assert "is_someone_else" not in client.get(url).context["form"].fields
    said = {"first_name": "Aicha", "last_name": "zerhounat"}
    answer = client.post(url, said)
    assert answer.status_code == 422
    assert "Une fiche porte déjà ce nom : Aïcha Zerhounat (Nantes)" in answer.content.decode()
    assert Person.objects.count() == 1
    assert client.post(url, {**said, "is_someone_else": "on"}).status_code == 302
    assert Person.objects.count() == 2
    assert client.post(url, {"first_name": "Léo", "last_name": "Nouveau"}).status_code == 302

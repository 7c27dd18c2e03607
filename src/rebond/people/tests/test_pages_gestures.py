"""Every page that changes something: who may, who may not, and what happens."""

from datetime import date

import pytest
from django.urls import reverse

from rebond.accounts.public import Role
from rebond.people.models import Activity, Amendment, Branch, Contract, Establishment, Follow, Path, Person
from rebond.people.tests.factories import (
    ActivityFactory,
    ActivityMemberFactory,
    AdvisorFactory,
    BranchFactory,
    CapeFactory,
    CesaFactory,
    EstablishmentFactory,
    FollowFactory,
    PathFactory,
    PersonFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def amendment():
    return Amendment.objects.create(
        contract=CesaFactory(), number=1, effective_on=date(2026, 3, 1), subject="x"
    )


def left_path():
    return PathFactory(left_on=date(2026, 5, 31))


def closed_activity():
    return ActivityFactory(closed_on=date(2026, 5, 31))


# name of the page, what it is about, what is posted, who may.
GESTURES = [
    ("create", None, {"first_name": "Lou", "last_name": "Martin"}, Role.ADVISOR),
    ("update", PersonFactory, {"first_name": "Lou", "last_name": "Martin"}, Role.PAYROLL),
    ("open_path", PersonFactory, {"entered_on": "2026-06-01"}, Role.ADVISOR),
    ("leave", PathFactory, {"on": "2026-06-01"}, Role.ADVISOR),
    ("close", left_path, {"on": "2026-06-01"}, Role.PAYROLL),
    ("reopen", left_path, {}, Role.DIRECTION),
    ("remove_path", PathFactory, {}, Role.DIRECTION),
    ("associate", PathFactory, {"on": "2026-06-01"}, Role.ADVISOR),
    ("withdraw", lambda: PathFactory(associate_on=date(2026, 2, 1)), {}, Role.ADVISOR),
    ("sign_cape", PathFactory, {"starts_on": "2026-06-01", "ends_on": "2027-05-31"}, Role.ADVISOR),
    ("sign_cesa", PathFactory, {"starts_on": "2026-06-01"}, Role.PAYROLL),
    ("clauses", CesaFactory, {"objectifs": "Article 3"}, Role.ADVISOR),
    ("add_amendment", CesaFactory, {"effective_on": "2026-06-01", "subject": "Objectif"}, Role.PAYROLL),
    ("remove_amendment", amendment, {}, Role.PAYROLL),
    ("end_contract", CesaFactory, {"on": "2026-06-01"}, Role.ADVISOR),
    ("resume_contract", lambda: CesaFactory(ended_on=date(2026, 6, 1), ended_by="hand"), {}, Role.ADVISOR),
    ("undo_signature", CesaFactory, {}, Role.ADVISOR),
    ("join_support_team", PersonFactory, {}, Role.DIRECTION),
    ("leave_support_team", AdvisorFactory, {"on": "2026-06-30"}, Role.DIRECTION),
    ("create_activity", None, {"name": "Atelier", "analytic_code": "ATE"}, Role.ACCOUNTING),
    ("update_activity", ActivityFactory, {"name": "Atelier", "analytic_code": "ATE"}, Role.ACCOUNTING),
    ("close_activity", ActivityFactory, {"on": "2026-06-01"}, Role.ADVISOR),
    ("reopen_activity", closed_activity, {}, Role.ADVISOR),
    ("quit_activity", ActivityMemberFactory, {"on": "2026-06-01"}, Role.ADVISOR),
    ("undo_quit", lambda: ActivityMemberFactory(ended_on=date(2026, 6, 1)), {}, Role.ADVISOR),
    ("remove_membership", ActivityMemberFactory, {}, Role.ADVISOR),
    ("create_branch", None, {"name": "Nantes"}, Role.ADMINISTRATOR),
    ("update_branch", BranchFactory, {"name": "Nantes", "city": "Nantes"}, Role.DIRECTION),
    ("remove_branch", BranchFactory, {}, Role.DIRECTION),
    ("create_establishment", None, {"name": "Siège", "siret": "12345678901234"}, Role.ADMINISTRATOR),
    (
        "update_establishment",
        EstablishmentFactory,
        {"name": "Siège", "siret": "12345678901234"},
        Role.DIRECTION,
    ),
]
MODELS = (Person, Path, Contract, Amendment, Activity, Branch, Establishment, Follow)


def world():
    """Everything there is, to say that nothing has moved."""
    return [list(model.objects.order_by("pk").values()) for model in MODELS]


@pytest.mark.parametrize(
    ("name", "make", "said", "role"), GESTURES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_the_trio(name, make, said, role, trio):
    thing = make() if make else None
    url = reverse(f"people:{name}", args=[thing.pk] if thing else [])
    three, before = trio(role), world()
    assert three.outsider.post(url, said).status_code == 302
    assert three.colleague.get(url).status_code in {403, 404}
    assert three.colleague.post(url, said).status_code in {403, 404}
    assert world() == before
    assert three.allowed.get(url).status_code == 200
    assert world() == before
    assert three.allowed.post(url, said).status_code == 302
    if name not in {"clauses", "quit_activity", "undo_quit", "remove_membership"}:
        assert world() != before


@pytest.mark.parametrize(
    ("name", "make", "said", "role"), GESTURES, ids=lambda value: value if isinstance(value, str) else ""
)
@pytest.mark.parametrize("role_without", [Role.PSYCHOLOGIST, Role.TRAINING, Role.COMMISSION])
def test_roles_that_change_nothing(name, make, said, role, role_without, make_user, client_of):
    thing = make() if make else None
    url = reverse(f"people:{name}", args=[thing.pk] if thing else [])
    before = world()
    assert client_of(make_user(role_without)).post(url, said).status_code in {403, 404}
    assert world() == before


@pytest.mark.parametrize(
    ("name", "make", "said", "role"), GESTURES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_an_empty_or_repeated_gesture_never_breaks(name, make, said, role, make_user, client_of):
    thing = make() if make else None
    url = reverse(f"people:{name}", args=[thing.pk] if thing else [])
    client = client_of(make_user(role))
    assert client.post(url, {"on": "nimporte", "siret": "12"}).status_code in {302, 422}
    client.post(url, said)
    assert client.post(url, said).status_code in {200, 302, 404, 422}


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
    assert FollowFactory._meta.model.objects.get().advisor == advisor

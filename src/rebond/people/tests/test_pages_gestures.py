"""Every page that changes something: who may, who may not, and what happens."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.urls import reverse

from rebond.accounts.public import Role
from rebond.people.models import (
    Activity,
    ActivityMember,
    Amendment,
    Branch,
    Contract,
    ContractClause,
    Establishment,
    Path,
    Person,
)
from rebond.people.tests.factories import (
    ActivityFactory,
    ActivityMemberFactory,
    AdvisorFactory,
    BranchFactory,
    CesaFactory,
    EstablishmentFactory,
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
MODELS = (
    Person, Path, Contract, ContractClause, Amendment, Activity, ActivityMember, Branch, Establishment,
)  # fmt: skip


def world():
    """Everything there is, to say that nothing has moved."""
    return [list(model.objects.order_by("pk").values()) for model in MODELS]


@dataclass
class Gesture:
    name: str
    url: str
    said: dict[str, str]
    role: Role


@pytest.fixture(params=GESTURES, ids=[gesture[0] for gesture in GESTURES])
def gesture(request, db):
    name, make, said, role = request.param
    thing = make() if make else None
    return Gesture(name, reverse(f"people:{name}", args=[thing.pk] if thing else []), said, role)


def test_the_trio(gesture, trio):
    three, before = trio(gesture.role), world()
    assert three.outsider.post(gesture.url, gesture.said).status_code == 302
    assert three.colleague.get(gesture.url).status_code in {403, 404}
    assert three.colleague.post(gesture.url, gesture.said).status_code in {403, 404}
    assert world() == before
    assert three.allowed.get(gesture.url).status_code == 200
    assert world() == before
    assert three.allowed.post(gesture.url, gesture.said).status_code == 302
    assert world() != before


@pytest.mark.parametrize("role", [Role.PSYCHOLOGIST, Role.TRAINING, Role.COMMISSION])
def test_roles_that_change_nothing(gesture, role, make_user, client_of):
    before = world()
    assert client_of(make_user(role)).post(gesture.url, gesture.said).status_code in {403, 404}
    assert world() == before


def test_an_empty_or_repeated_gesture_never_breaks(gesture, make_user, client_of):
    client = client_of(make_user(gesture.role))
    assert client.post(gesture.url, {"on": "nimporte", "siret": "12"}).status_code in {302, 422}
    client.post(gesture.url, gesture.said)
    assert client.post(gesture.url, gesture.said).status_code in {302, 404, 422}

from datetime import date

import pytest

from rebond.accounts.public import Role
from rebond.people import public
from rebond.people.models import Contract, Path, Person
from rebond.people.tests.factories import ActivityMemberFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_the_whole_story_through_the_door_and_back():
    """What an import creates, its undo takes back, in the other order."""
    by = {"by": None}
    advisor = public.create_person(first_name="A", last_name="B", is_support_team=True, **by)
    person = public.create_person(first_name="C", last_name="D", **by)
    path = public.open_path(person, entered_on=date(2024, 1, 1), **by)
    cape = public.sign_cape(path, starts_on=date(2024, 1, 1), ends_on=date(2024, 12, 31), **by)
    cesa = public.sign_cesa(path, starts_on=date(2025, 1, 1), **by)
    amendment = public.add_amendment(cesa, effective_on=date(2025, 2, 1), subject="x", **by)
    follow = public.assign_advisor(person, advisor, on=date(2024, 1, 1), **by)
    activity = public.create_activity(name="E", analytic_code="E", **by)
    member = public.join_activity(activity, person, **by)
    with pytest.raises(public.Refused):
        public.remove(person, **by)
    for thing in (member, activity, follow, amendment, cesa, cape, path, person):
        public.remove(thing, **by)
    assert (list(Person.objects.all()), Path.objects.count(), Contract.objects.count()) == ([advisor], 0, 0)


def test_what_nobody_removes():
    with pytest.raises(TypeError, match=r"nothing here removes a people\.Establishment"):
        public.remove(public.create_establishment(name="S", siret="1" * 14, by=None), by=None)


def test_a_refusal_in_the_middle_of_an_import_loses_nothing_else(transactional_db):
    from django.db import transaction

    with transaction.atomic():
        public.create_person(first_name="A", last_name="B", endi_user_id="1", by=None)
        with pytest.raises(public.Refused):
            public.create_person(first_name="C", last_name="D", endi_user_id="1", by=None)
        public.create_person(first_name="E", last_name="F", by=None)
    assert (
        list(Person.objects.values_list("first_name", flat=True)) == ["A", "E"] or Person.objects.count() == 2
    )


def test_who_is_behind_an_account(make_user):
    user, nobody = make_user(), make_user()
    person = PersonFactory()
    public.link_account(person.pk, user, by=None)
    assert (public.person_of(user), public.person_of(nobody)) == (person, None)


@pytest.mark.parametrize(
    ("role", "sees_all"),
    [
        (role, role in {Role.ADVISOR, Role.PAYROLL, Role.ACCOUNTING, Role.TRAINING, Role.DIRECTION})
        for role in Role
    ],
)
def test_who_sees_whom(role, sees_all, make_user):
    user = make_user(role)
    mine = PersonFactory(account=user)
    other = ActivityMemberFactory().person
    assert set(public.visible_persons(user)) == ({mine, other} if sees_all else {mine})
    assert public.visible_activities(user).count() == (1 if sees_all else 0)
    assert (public.may_view_file(user, mine), public.may_view_file(user, other)) == (True, sees_all)


def test_a_deactivated_account_sees_nothing(make_user):
    user = make_user(Role.DIRECTION, is_active=False)
    assert public.may_view_file(user, PersonFactory()) is False

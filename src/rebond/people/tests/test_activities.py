from datetime import date

import pytest
from django.db import IntegrityError

from rebond.people.actions import activities, memberships, places
from rebond.people.models import Activity, ActivityMember, Branch, Trade
from rebond.people.refusals import Refused
from rebond.people.tests.factories import (
    ActivityFactory,
    ActivityMemberFactory,
    BranchFactory,
    PersonFactory,
    TradeFactory,
)

pytestmark = pytest.mark.django_db


def test_an_analytic_code_is_of_one_activity():
    activities.create(by=None, name="Atelier", analytic_code="ATE")
    with pytest.raises(Refused, match=r"Cette valeur existe déjà \(code analytique : ATE\)"):
        activities.create(by=None, name="Autre", analytic_code="ATE")


def test_open_correct_close_and_open_again(sentences):
    activity = activities.create(by=None, name="Atelier", analytic_code="ATE")
    activities.update(activity, by=None, name="L'Atelier", trade=TradeFactory(name="Bois"))
    activities.update(activity, by=None, name="L'Atelier")
    activities.close(activity, on=date(2026, 6, 1), by=None)
    with pytest.raises(Refused, match="fermée depuis le 01/06/2026"):
        activities.close(activity, on=date(2026, 7, 1), by=None)
    with pytest.raises(Refused, match="rouvrez-la d'abord"):
        memberships.join(activity, PersonFactory(), by=None)
    activities.reopen(activity, by=None)
    with pytest.raises(Refused, match="pas de fermeture à annuler"):
        activities.reopen(activity, by=None)
    assert sentences() == [
        "Activité « Atelier » ouverte (code ATE).",
        "Activité « L'Atelier » corrigée : enseigne, domaine.",
        "Activité « L'Atelier » fermée le 01/06/2026.",
        "Activité « L'Atelier » rouverte.",
    ]
    assert list(Activity.objects.matching("latelier")) == [activity]


def test_several_on_one_and_several_for_one(camille):
    shared, own, other = ActivityFactory(name="À deux"), ActivityFactory(name="Seule"), PersonFactory()
    memberships.join(shared, camille, by=None)
    memberships.join(shared, other, by=None)
    memberships.join(own, camille, by=None)
    assert set(shared.members.all()) == {camille, other}
    assert set(camille.activities.all()) == {shared, own}


def test_the_same_person_twice_is_refused_by_the_database_too(camille):
    activity = ActivityFactory()
    memberships.join(activity, camille, by=None)
    with pytest.raises(Refused, match="porte déjà cette activité à ces dates"):
        memberships.join(activity, camille, by=None, started_on=date(2026, 1, 1))
    assert ActivityMember.objects.count() == 1


def test_the_database_refuses_an_end_before_the_start():
    with pytest.raises(IntegrityError, match="membership_ends_after_start"):
        ActivityMemberFactory(started_on=date(2026, 2, 1), ended_on=date(2026, 1, 1))


def test_the_end_of_a_membership_and_its_undo(camille, sentences):
    line = memberships.join(ActivityFactory(name="Atelier"), camille, by=None, started_on=date(2025, 1, 1))
    memberships.leave(line, on=date(2026, 1, 31), by=None)
    with pytest.raises(Refused, match="ne porte plus l'activité depuis le 31/01/2026"):
        memberships.leave(line, on=date(2026, 2, 1), by=None)
    memberships.undo_leave(line, by=None)
    with pytest.raises(Refused, match="rien à annuler"):
        memberships.undo_leave(line, by=None)
    memberships.remove(line, by=None)
    assert ActivityMember.objects.count() == 0
    assert sentences()[0] == "Camille Durand porte l'activité « Atelier » depuis le 01/01/2025."


def test_an_activity_that_someone_carries_is_closed_rather_than_removed():
    activity = ActivityMemberFactory().activity
    with pytest.raises(Refused, match="fermez-la plutôt"):
        activities.remove(activity, by=None)
    activities.remove(ActivityFactory(), by=None)
    assert list(Activity.objects.all()) == [activity]


@pytest.mark.parametrize("again", ["Saint-Nazaire", "saint nazaire", " SAINT-NAZAÏRE "])
def test_a_branch_is_found_whatever_the_accents(again):
    branch = places.branch_named("Saint-Nazaire", by=None)
    assert places.branch_named(again, by=None) == branch
    assert places.trade_named("Métiers d'art", by=None) == places.trade_named("metiers d’art", by=None)
    assert (Branch.objects.count(), Trade.objects.count()) == (1, 1)


def test_a_branch_that_serves_is_not_removed():
    branch = PersonFactory(branch=BranchFactory()).branch
    with pytest.raises(Refused, match="sert encore"):
        places.remove(branch, by=None)


@pytest.mark.parametrize("siret", ["123", "1234567890123X", ""])
def test_a_siret_has_fourteen_digits(siret):
    with pytest.raises(Refused):
        places.create_establishment(name="Siège", siret=siret, by=None)

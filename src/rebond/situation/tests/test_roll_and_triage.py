from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from rebond.people import public as people
from rebond.situation.actions.calls import CLAIM_LASTS, claim, mark_reached, note_call, release
from rebond.situation.actions.crises import close, correct, declare, publish_lessons, reopen, write_lesson
from rebond.situation.actions.roll import refresh
from rebond.situation.models import CallClaim, Crisis, CrisisMember, Signal
from rebond.situation.queries import bridge, triage
from rebond.situation.refusals import Refused
from rebond.situation.tests.factories import TODAY, advisor, branch, cape, cesa, quartered

pytestmark = pytest.mark.django_db
NOW = datetime(2020, 4, 5, 10, tzinfo=timezone.get_fixed_timezone(120))


@pytest.fixture(autouse=True)
def _spring_2020():
    with time_machine.travel(NOW, tick=False):
        yield


def confinement(**fields) -> Crisis:
    given = {"name": "Confinement", "cause": "épidémie", "starts_on": date(2020, 3, 17), "message": "Tenons."}
    return declare(by=None, **{**given, **fields})


def member(crisis: Crisis, person) -> CrisisMember:
    return CrisisMember.objects.get(crisis=crisis, person=person)


def test_declaring_draws_the_roll_of_those_present_and_nobody_else():
    yanis, aicha = cesa(), cape()
    people.create_person(by=None, first_name="Sans", last_name="Contrat")
    gone = cesa("Parti")
    people.leave(gone.paths.get(), on=date(2020, 1, 31), by=None)
    crisis = confinement()
    assert set(crisis.roll.values_list("person", "status")) == {(yanis.pk, 2), (aicha.pk, 1)}


def test_a_crisis_of_one_branch_concerns_its_people_and_another_may_live_beside_it():
    nantes, vendee = branch("Nantes"), branch("Vendée")
    here, there = cesa("Ici", branch=nantes), cesa("Ailleurs", branch=vendee)
    flood = confinement(name="Crue", cause="inondation", branches=[vendee])
    everyone = confinement()
    assert set(flood.roll.values_list("person", flat=True)) == {there.pk}
    assert set(everyone.roll.values_list("person", flat=True)) == {here.pk, there.pk}


def test_correcting_the_circle_keeps_what_people_said():
    nantes, vendee = branch("Nantes"), branch("Vendée")
    here, there = cesa("Ici", branch=nantes), cesa("Ailleurs", branch=vendee)
    crisis = confinement()
    member(crisis, here).__class__.objects.filter(person=here).update(answered_at=NOW, answer="ça va")
    correct(crisis, by=None, branches=[vendee], name="Crue")
    left = member(crisis, here)
    assert (left.left_roll_on, left.answer) == (TODAY, "ça va")
    assert member(crisis, there).left_roll_on is None
    correct(crisis, by=None)
    assert member(crisis, here).left_roll_on is None


def test_a_cape_with_the_same_fall_as_a_cesa_comes_first_and_both_read_why():
    ines = advisor()
    yanis, aicha = cesa(follows=ines), cape(follows=ines)
    quartered(yanis)
    quartered(aicha)
    crisis = confinement()
    rows = list(triage.in_order(crisis, ines))
    assert [(row.person, row.signal) for row in rows] == [(aicha, Signal.STRONG), (yanis, Signal.STRONG)]
    why = triage.why(rows[0], on=TODAY)
    assert why.startswith("Statut CAPE, chiffre d'affaires de mars divisé par 4 par rapport ")
    assert why.endswith("; n'a pas encore répondu ; aucun contact connu.")


def test_who_asks_to_be_called_comes_before_any_signal():
    ines = advisor()
    aicha, calm = cape(follows=ines), cesa("Calme", follows=ines, associate=True)
    quartered(aicha)
    crisis = confinement()
    CrisisMember.objects.filter(person=calm).update(call_back_asked_at=NOW)
    rows = list(triage.in_order(crisis, ines))
    assert [row.person for row in rows] == [calm, aicha]
    assert triage.why(rows[0], on=TODAY).startswith("Demande à être rappelé·e depuis le 05/04 à 10 h 00 ; ")


def test_at_equal_signal_and_status_the_longest_silence_comes_first():
    first, second = cesa("Longtemps"), cesa("Récemment")
    crisis = confinement()
    CrisisMember.objects.filter(person=first).update(last_contact_on=date(2020, 1, 1))
    CrisisMember.objects.filter(person=second).update(last_contact_on=date(2020, 4, 1))
    rows = list(triage.in_order(crisis))
    assert [row.person for row in rows] == [first, second]
    assert "sans nouvelles depuis 95 jours" in triage.why(rows[0], on=TODAY)
    assert "sans nouvelles" not in triage.why(rows[1], on=TODAY)


def test_two_callers_never_call_the_same_person(make_user):
    crisis, ines, solenn = confinement_with(cape()), make_user(name="Inès"), make_user(name="Solenn")
    row = crisis.roll.get()
    held = claim(row, by=ines)
    assert claim(row, by=ines) == held, "taking it twice changes nothing"
    with pytest.raises(Refused, match="Inès appelle déjà Aïcha Cape"):
        claim(row, by=solenn)
    with pytest.raises(Refused, match="entre les mains"):
        release(held, by=solenn)
    release(held, by=ines)
    assert claim(row, by=solenn).by == solenn


def confinement_with(*_people) -> Crisis:
    return confinement()


def test_a_forgotten_call_comes_back_by_itself(make_user):
    crisis, ines, solenn = confinement_with(cape()), make_user(), make_user()
    claim(crisis.roll.get(), by=ines)
    with time_machine.travel(NOW + CLAIM_LASTS + timedelta(seconds=1), tick=False):
        assert claim(crisis.roll.get(), by=solenn).by == solenn
    assert CallClaim.objects.filter(released_at=None).count() == 1


def test_a_silent_person_stays_silent_until_reached(make_user):
    aicha, ines = cape(), make_user()
    crisis = confinement()
    assert bridge.standing(crisis).silent == 1
    note_call(claim(member(crisis, aicha), by=ines), outcome="no_answer", by=ines)
    assert bridge.standing(crisis).silent == 1
    note_call(claim(member(crisis, aicha), by=ines), outcome="reached", by=ines)
    assert (bridge.standing(crisis).silent, bridge.standing(crisis).reached) == (0, 1)
    assert bridge.calls_per_day(crisis) == [(TODAY, 2, 1)]


def test_drawing_the_roll_again_keeps_who_was_reached(make_user):
    aicha = cape()
    crisis = confinement()
    mark_reached(member(crisis, aicha), how="phone", by=None)
    refresh(crisis, [aicha.pk], on=TODAY)
    assert member(crisis, aicha).reached_at is not None


def test_closing_keeps_everything_and_opens_the_lessons(make_user):
    aicha, by = cape(), make_user()
    crisis = confinement()
    with pytest.raises(Refused, match="une fois la crise close"):
        write_lesson(crisis, kind="helped", text="les appels", by=by)
    with pytest.raises(Refused, match="aujourd'hui ou à une date passée"):
        close(crisis, on=TODAY + timedelta(days=1), by=by)
    crisis = close(crisis, on=TODAY, by=by)
    with pytest.raises(Refused, match="close"):
        claim(member(crisis, aicha), by=by)
    with pytest.raises(Refused, match="aucune leçon"):
        publish_lessons(crisis, by=by)
    write_lesson(crisis, kind="helped", text="les appels", by=by)
    assert publish_lessons(crisis, by=by).lessons_published_at is not None
    assert reopen(crisis, by=by).closed_on is None


def test_small_groups_are_merged_for_those_who_may_not_see_names():
    rows = [bridge.Row("A", "a", 20, 0, 0), bridge.Row("B", "b", 3, 0, 0), bridge.Row("C", "c", 6, 0, 0)]
    merged = bridge.merge_small(rows)
    assert [(row.label, row.total) for row in merged] == [("A", 20), ("autres groupes réunis", 9)]
    assert bridge.merge_small(rows[:1]) == rows[:1]


@pytest.mark.parametrize("people_count", [1, 3])
def test_the_triage_and_the_bridge_cost_the_same_whatever_the_number(people_count, count_queries):
    for at in range(people_count):
        cape(f"Personne {at}")
    crisis = confinement()
    assert count_queries(lambda: [triage.why(row, on=TODAY) for row in triage.in_order(crisis)]) == 1
    assert (
        count_queries(lambda: (bridge.standing(crisis), bridge.by_status(crisis), bridge.by_branch(crisis)))
        == 3
    )

from datetime import date

import pytest
from django.db import IntegrityError

from rebond.accounts.public import Role
from rebond.people.actions import hand_overs, portfolios, support_team
from rebond.people.models import Follow, HandOver
from rebond.people.queries.alerts import AlertKind, alerts_for
from rebond.people.queries.portfolios import advisors, holders, lines
from rebond.people.refusals import Refused
from rebond.people.tests.factories import (
    AdvisorFactory,
    CapeFactory,
    CesaFactory,
    FollowFactory,
    PathFactory,
    PersonFactory,
)

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 15)


@pytest.fixture
def aicha():
    return AdvisorFactory(first_name="Aïcha", last_name="Benali")


@pytest.fixture
def bruno():
    return AdvisorFactory(first_name="Bruno", last_name="Le Gall")


def held(advisor, on=ON):
    return [line.person for line in lines(advisor, on=on)]


def test_an_advisor_takes_over_the_day_after_the_other_ends(camille, aicha, bruno, sentences):
    first = portfolios.assign(camille, aicha, on=date(2026, 1, 1), by=None)
    second = portfolios.assign(camille, bruno, on=ON, by=None, note="Rappeler en septembre")
    first.refresh_from_db()
    assert (first.ended_on, second.started_on, second.note) == (
        date(2026, 6, 14),
        ON,
        "Rappeler en septembre",
    )
    assert sentences()[-1] == "Camille Durand est accompagné·e par Bruno Le Gall à partir du 15/06/2026."


def test_a_correction_the_same_day_replaces_the_line(camille, aicha, bruno):
    portfolios.assign(camille, aicha, on=ON, by=None)
    portfolios.assign(camille, bruno, on=ON, by=None)
    assert list(Follow.objects.values_list("advisor", "started_on")) == [(bruno.pk, ON)]


def test_who_cannot_accompany(camille, aicha, make_user):
    with pytest.raises(Refused, match="n'est pas dans l'équipe d'appui"):
        portfolios.assign(camille, PersonFactory(), on=ON, by=None)
    gone = AdvisorFactory(support_team_left_on=date(2026, 6, 14))
    closed = AdvisorFactory(account=make_user(is_active=False))
    elsewhere = [
        AdvisorFactory(account=make_user(role)) for role in (Role.ADMINISTRATOR, Role.PAYROLL, Role.MEMBER)
    ]
    for advisor in (gone, closed, *elsewhere):
        with pytest.raises(Refused, match="n'est pas dans l'équipe d'appui au 15/06/2026, ou son compte"):
            portfolios.assign(camille, advisor, on=ON, by=None)
    portfolios.assign(camille, aicha, on=ON, by=None)
    with pytest.raises(Refused, match="déjà dans le portefeuille"):
        portfolios.assign(camille, aicha, on=ON, by=None)
    able = [AdvisorFactory(account=make_user(role)) for role in (Role.ADVISOR, Role.DIRECTION)]
    both = AdvisorFactory(account=make_user(Role.ADVISOR, Role.DIRECTION))
    assert sorted(person.pk for person in advisors(ON)) == [
        aicha.pk,
        *(person.pk for person in able),
        both.pk,
    ]


def test_nobody_accompanies_oneself(aicha):
    with pytest.raises(Refused, match="ne peut pas s'accompagner elle-même"):
        portfolios.assign(aicha, aicha, on=ON, by=None)


def test_the_database_refuses_two_advisors_at_once(camille, aicha, bruno):
    FollowFactory(person=camille, advisor=aicha)
    with pytest.raises(IntegrityError, match="follow_one_advisor_at_a_time"):
        FollowFactory(person=camille, advisor=bruno, started_on=ON)


def test_a_later_line_is_not_trampled(camille, aicha, bruno):
    FollowFactory(person=camille, advisor=aicha, started_on=date(2026, 9, 1))
    with pytest.raises(Refused, match="passe déjà à Aïcha Benali le 01/09/2026"):
        portfolios.assign(camille, bruno, on=ON, by=None)


def test_release_and_remove(camille, aicha, bruno):
    portfolios.assign(camille, aicha, on=date(2026, 1, 1), by=None)
    second = portfolios.assign(camille, bruno, on=ON, by=None)
    portfolios.remove(second, by=None)
    assert list(Follow.objects.values_list("advisor", "ended_on")) == [(aicha.pk, None)]
    portfolios.release(camille, on=ON, by=None)
    with pytest.raises(Refused, match="dans aucun portefeuille"):
        portfolios.release(camille, on=date(2026, 6, 16), by=None)


def test_when_an_advisor_leaves_the_whole_portfolio_is_handed_over(aicha, bruno, make_user, sentences):
    persons = [PathFactory(person=PersonFactory(first_name="P", last_name=str(n))).person for n in range(3)]
    for person in persons:
        portfolios.assign(person, aicha, on=date(2026, 1, 1), by=None)
    support_team.leave(aicha, on=date(2026, 6, 14), by=None)
    gone = [alert for alert in alerts_for(on=ON) if alert.kind == AlertKind.ADVISOR_GONE]
    assert [alert.sentence for alert in gone] == [
        f"P {n} est dans le portefeuille de Aïcha Benali, qui a quitté l'équipe d'appui le 14/06/2026 : passer le relais."
        for n in range(3)
    ]
    passing = hand_overs.hand_over(aicha, bruno, on=ON, by=make_user(), note="Tout est dit.")
    assert (held(aicha), held(bruno)) == ([], persons)
    assert [alert for alert in alerts_for(on=ON) if alert.kind == AlertKind.ADVISOR_GONE] == []
    assert sentences()[-1] == "Aïcha Benali passe 3 personnes à Bruno Le Gall le 15/06/2026."
    assert {follow.hand_over for follow in Follow.objects.filter(advisor=bruno)} == {passing}


def test_a_part_of_a_portfolio(aicha, bruno):
    stays, goes = FollowFactory(advisor=aicha).person, FollowFactory(advisor=aicha).person
    hand_overs.hand_over(aicha, bruno, on=ON, by=None, note="n", persons=[goes])
    assert (held(aicha), held(bruno)) == ([stays], [goes])


def test_refused_hand_overs_change_nothing(aicha, bruno, sentences):
    stranger = FollowFactory(advisor=bruno).person
    mine = FollowFactory(advisor=aicha).person
    with pytest.raises(Refused, match="passe à quelqu'un d'autre"):
        hand_overs.hand_over(aicha, aicha, on=ON, by=None, note="n")
    with pytest.raises(Refused, match="Il n'y a personne à passer"):
        hand_overs.hand_over(aicha, bruno, on=ON, by=None, note="n", persons=[])
    with pytest.raises(Refused, match=f"Pas dans le portefeuille de Aïcha Benali : {stranger}"):
        hand_overs.hand_over(aicha, bruno, on=ON, by=None, note="n", persons=[mine, stranger])
    with pytest.raises(Refused, match="n'est pas dans l'équipe d'appui"):
        hand_overs.hand_over(aicha, stranger, on=ON, by=None, note="n")
    assert (held(aicha), HandOver.objects.count(), sentences()) == ([mine], 0, [])


def test_the_undo_of_a_hand_over(aicha, bruno, sentences):
    old = FollowFactory(advisor=aicha).person
    new = FollowFactory(advisor=aicha, started_on=ON).person
    passing = hand_overs.hand_over(aicha, bruno, on=ON, by=None, note="n")
    hand_overs.undo_hand_over(passing, by=None)
    assert (set(held(aicha)), held(bruno)) == ({old, new}, [])
    assert set(Follow.objects.values_list("person", "started_on", "ended_on")) == {
        (old.pk, date(2026, 1, 1), None),
        (new.pk, ON, None),
    }
    assert sentences()[-1] == "Passation de Aïcha Benali à Bruno Le Gall annulée."
    with pytest.raises(Refused, match="déjà été annulée"):
        hand_overs.undo_hand_over(passing, by=None)


def test_an_undo_that_comes_too_late_is_refused(aicha, bruno):
    person = FollowFactory(advisor=aicha).person
    passing = hand_overs.hand_over(aicha, bruno, on=ON, by=None, note="n")
    portfolios.assign(person, AdvisorFactory(), on=date(2026, 6, 20), by=None)
    with pytest.raises(Refused, match=f"Le suivi a changé depuis pour {person}"):
        hand_overs.undo_hand_over(passing, by=None)


def test_lines_put_cape_before_cesa_before_associates(aicha):
    associate = PathFactory(associate_on=date(2026, 2, 1)).person
    cesa, cape = CesaFactory().person, CapeFactory().person
    for person in (associate, cesa, cape):
        FollowFactory(person=person, advisor=aicha)
    assert held(aicha) == [cape, cesa, associate]


def test_what_presses_comes_before_a_cape_that_runs(aicha):
    runs = CapeFactory().person
    ended = CapeFactory(starts_on=date(2026, 1, 1), ends_on=date(2026, 5, 31)).person
    late = CesaFactory(path__entered_on=date(2022, 1, 1), starts_on=date(2022, 1, 1)).person
    for person in (runs, ended, late):
        FollowFactory(person=person, advisor=aicha)
    assert held(aicha) == [late, ended, runs]


def test_at_equal_pressure_the_nearest_day_comes_first(aicha):
    days = {"Zoé": date(2026, 6, 20), "Anna": date(2026, 8, 1), "Marc": date(2026, 7, 1)}
    for name, day in days.items():
        FollowFactory(person=CapeFactory(ends_on=day, path__person__first_name=name).person, advisor=aicha)
    assert [person.first_name for person in held(aicha)] == ["Zoé", "Marc", "Anna"]


def test_holders_come_in_the_order_of_their_names():
    for name in ("Martin", "Élan", "Zola", "Abel"):
        AdvisorFactory(last_name=name)
    assert [holder.last_name for holder in holders(ON)] == ["Abel", "Élan", "Martin", "Zola"]


def test_holders_keep_those_who_left_with_people_in_their_portfolio(aicha):
    gone = AdvisorFactory(support_team_left_on=date(2026, 1, 31))
    FollowFactory(advisor=gone)
    AdvisorFactory(support_team_left_on=date(2026, 1, 31))
    assert {(holder, holder.held) for holder in holders(ON)} == {(aicha, 0), (gone, 1)}

from datetime import date

import pytest
from django.db import IntegrityError

from rebond.people.actions import associates, contracts, paths, portfolios
from rebond.people.models import Contract, Path
from rebond.people.refusals import Refused
from rebond.people.tests.factories import AdvisorFactory, CapeFactory, PathFactory

pytestmark = pytest.mark.django_db


def days(contract_or_path, *names):
    contract_or_path.refresh_from_db()
    return tuple(getattr(contract_or_path, name) for name in names)


def test_someone_comes_in_leaves_and_comes_back(camille, sentences):
    first = paths.open_path(camille, entered_on=date(2020, 1, 6), by=None)
    paths.leave(first, on=date(2021, 3, 31), by=None, kind="Sortie", reason="Emploi salarié")
    paths.close(first, on=date(2021, 6, 30), by=None)
    paths.open_path(camille, entered_on=date(2024, 9, 2), by=None)
    assert list(camille.paths.values_list("entered_on", "left_on", "closed_on")) == [
        (date(2024, 9, 2), None, None),
        (date(2020, 1, 6), date(2021, 3, 31), date(2021, 6, 30)),
    ]
    assert sentences() == [
        "Camille Durand entre dans la coopérative le 06/01/2020.",
        "Sortie contractuelle de Camille Durand le 31/03/2021 (Emploi salarié).",
        "Sortie comptable de Camille Durand le 30/06/2021.",
        "Camille Durand revient dans la coopérative le 02/09/2024.",
    ]


def test_one_open_path_at_a_time(camille):
    paths.open_path(camille, entered_on=date(2020, 1, 6), by=None)
    with pytest.raises(Refused, match=r"déjà un parcours ouvert depuis le 06/01/2020\. Enregistrez d'abord"):
        paths.open_path(camille, entered_on=date(2024, 1, 1), by=None)


def test_a_return_cannot_overlap_an_earlier_path(camille):
    PathFactory(person=camille, entered_on=date(2020, 1, 1), left_on=date(2020, 12, 31))
    with pytest.raises(Refused, match="Un autre parcours de cette personne couvre déjà ces dates"):
        paths.open_path(camille, entered_on=date(2020, 12, 31), by=None)


def test_the_database_refuses_two_paths_at_once(camille):
    PathFactory(person=camille, entered_on=date(2020, 1, 1))
    with pytest.raises(IntegrityError, match="path_one_at_a_time"):
        PathFactory(person=camille, entered_on=date(2021, 1, 1))


@pytest.mark.parametrize(
    "wrong",
    [
        {"left_on": date(2025, 12, 31)},
        {"closed_on": date(2026, 5, 1)},
        {"left_on": date(2026, 5, 1), "closed_on": date(2026, 4, 30)},
        {"associate_on": date(2025, 12, 31)},
    ],
)
def test_the_database_refuses_dates_in_the_wrong_order(wrong):
    with pytest.raises(IntegrityError, match="path_"):
        PathFactory(entered_on=date(2026, 1, 1), **wrong)


def test_leaving_ends_the_running_contract_and_its_undo_resumes_it():
    cape = CapeFactory()
    paths.leave(cape.path, on=date(2026, 5, 31), by=None, reason="Emploi")
    assert days(cape, "last_day", "ended_by", "end_reason") == (date(2026, 5, 31), "exit", "Emploi")
    paths.reopen(cape.path, by=None)
    assert days(cape, "last_day", "ended_by", "end_reason") == (date(2026, 12, 31), "", "")
    assert days(cape.path, "left_on", "exit_reason") == (None, "")


def test_the_undo_of_an_exit_leaves_an_end_decided_by_hand_alone():
    cape = CapeFactory(ended_on=date(2026, 5, 31), ended_by="hand")
    paths.leave(cape.path, on=date(2026, 5, 31), by=None)
    paths.reopen(cape.path, by=None)
    assert days(cape, "ended_on", "ended_by") == (date(2026, 5, 31), "hand")


def test_leaving_is_refused_while_a_contract_starts_later():
    first = CapeFactory()
    second = contracts.renew_cape(first, ends_on=date(2027, 12, 31), by=None)
    with pytest.raises(Refused, match=r"Un CAPE commence le 01/01/2027, après cette sortie"):
        paths.leave(first.path, on=date(2026, 5, 31), by=None)
    assert days(first, "ended_on") == (None,)
    assert Contract.objects.filter(pk=second.pk).exists()


def test_closing_comes_after_leaving_and_ends_the_portfolio_line(camille):
    path = PathFactory(person=camille)
    follow = portfolios.assign(camille, AdvisorFactory(), on=date(2026, 1, 1), by=None)
    with pytest.raises(Refused, match="La sortie comptable vient après"):
        paths.close(path, on=date(2026, 8, 31), by=None)
    paths.leave(path, on=date(2026, 5, 31), by=None)
    assert days(follow, "ended_on") == (None,)
    paths.close(path, on=date(2026, 8, 31), by=None)
    assert days(follow, "ended_on") == (date(2026, 8, 31),)
    paths.reopen(path, by=None)
    assert days(follow, "ended_on") == (None,)
    assert days(path, "closed_on", "left_on") == (None, date(2026, 5, 31))


def test_nothing_to_undo_on_an_open_path():
    with pytest.raises(Refused, match="Ce parcours est ouvert"):
        paths.reopen(PathFactory(), by=None)


def test_reopening_is_refused_when_the_person_has_come_back(camille):
    first = PathFactory(person=camille, entered_on=date(2020, 1, 1), left_on=date(2020, 12, 31))
    PathFactory(person=camille, entered_on=date(2024, 1, 1))
    with pytest.raises(Refused, match="Un autre parcours"):
        paths.reopen(first, by=None)
    assert days(first, "left_on") == (date(2020, 12, 31),)


def test_becoming_an_associate_and_taking_it_back(camille):
    path = PathFactory(person=camille)
    associates.enter(path, on=date(2026, 6, 1), by=None)
    with pytest.raises(Refused, match="est déjà au sociétariat depuis le 01/06/2026"):
        associates.enter(path, on=date(2026, 7, 1), by=None)
    associates.withdraw(path, by=None)
    assert days(path, "associate_on") == (None,)
    with pytest.raises(Refused, match="rien à annuler"):
        associates.withdraw(path, by=None)


def test_an_associate_entry_stays_inside_the_path():
    path = PathFactory(left_on=date(2026, 5, 31))
    with pytest.raises(Refused, match=r"a pris fin le 31/05/2026"):
        associates.enter(path, on=date(2026, 6, 1), by=None)
    with pytest.raises(Refused, match="précède l'entrée"):
        associates.enter(path, on=date(2025, 6, 1), by=None)


def test_a_path_with_a_contract_is_not_removed():
    cape = CapeFactory()
    with pytest.raises(Refused, match="porte un contrat"):
        paths.remove(cape.path, by=None)
    paths.remove(PathFactory(), by=None)
    assert list(Path.objects.all()) == [cape.path]

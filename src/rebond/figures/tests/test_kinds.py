"""Each kind of file: what it feeds, twice the same, and taken back as if it had never come."""

from datetime import date

import pytest

from rebond.figures.models import Figure, Import
from rebond.figures.public import import_file, undo_import
from rebond.figures.tests import files
from rebond.figures.tests.dumps import dump
from rebond.people.public import Activity, Contract, Follow, Path, Person

pytestmark = pytest.mark.django_db
KINDS = list(files.WRITERS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_file_twice_changes_nothing(boussole, kind):
    first = import_file(boussole / f"{kind}.csv")
    assert first.kind == kind
    assert (first.errors, first.conflicts) == ([], [])
    assert first.created > 0
    before = dump()
    again = import_file(boussole / f"{kind}.csv")
    assert (again.created, again.changed, again.errors, again.conflicts) == (0, 0, [], [])
    assert again.unchanged == first.created + first.changed + first.unchanged
    assert dump() == before
    assert again.source.sha256 == first.source.sha256


@pytest.mark.parametrize("kind", KINDS)
def test_taken_back_alone(boussole, kind):
    before = dump()
    source = import_file(boussole / f"{kind}.csv").source
    assert dump() != before
    report = undo_import(source, by=None)
    assert report.refused == []
    assert dump() == before
    assert source.state == Import.State.UNDONE


def test_all_kinds_in_a_row_and_taken_back_one_by_one(boussole):
    states, sources = [dump()], []
    for kind in KINDS:
        outcome = import_file(boussole / f"{kind}.csv", replace=True)
        assert outcome.errors == [], kind
        sources.append(outcome.source)
        states.append(dump())
    for source, before in zip(reversed(sources), reversed(states[:-1]), strict=True):
        assert undo_import(source, by=None).refused == []
        assert dump() == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_dry_run_leaves_no_trace(boussole, kind):
    before = dump()
    outcome = import_file(boussole / f"{kind}.csv", dry_run=True)
    assert outcome.created > 0
    assert dump() == before
    assert not Import.objects.exists()


def test_people(boussole):
    import_file(boussole / "porteurs_actifs.csv")
    aicha = Person.objects.get(endi_user_id="7")
    assert (aicha.last_name, aicha.email, aicha.branch.name) == ("HADDAD", "aicha@exemple.fr", "Rennes")
    path = aicha.paths.get()
    assert (path.entered_on, path.info_meeting_on) == (date(2024, 11, 4), date(2024, 10, 1))
    advisor = Follow.objects.get(person=aicha).advisor
    assert (advisor.first_name, advisor.last_name, advisor.is_support_team) == ("Inès", "Moreau", True)
    assert Person.objects.filter(is_support_team=True).count() == 1
    mado = Person.objects.get(endi_user_id="9")
    assert {activity.analytic_code for activity in mado.activities.all()} == {"MAD01", "MAD02"}
    assert (mado.paths.get().left_on, mado.paths.get().exit_kind) == (date(2024, 6, 30), "Volontaire")
    assert Follow.objects.get(person=mado).ended_on == date(2024, 6, 30)
    assert Path.objects.get(person__endi_user_id="8").associate_on == date(2024, 1, 1)


def test_stages_become_contracts(boussole):
    import_file(boussole / "etapes_parcours.csv")
    first, second = Contract.objects.filter(person__endi_user_id="8").capes().order_by("starts_on")
    assert second.renews == first
    cesa = Contract.objects.get(person__endi_user_id="8", kind="cesa")
    assert (cesa.starts_on, cesa.monthly_gross_cents, str(cesa.monthly_hours)) == (
        date(2022, 10, 1),
        150_050,
        "80.50",
    )
    assert second.ended_on == date(2022, 9, 30)
    amendment = cesa.amendments.get()
    assert (amendment.number, amendment.monthly_gross_cents) == (1, 170_000)
    mado = Path.objects.get(person__endi_user_id="9")
    assert (mado.left_on, mado.exit_reason) == (date(2024, 6, 30), "Projet de vie")
    assert mado.contracts.get().ended_on == date(2024, 6, 30)


def test_a_contract_of_the_past_enters_after_the_exit(boussole):
    import_file(boussole / "porteurs_actifs.csv")
    outcome = import_file(boussole / "etapes_parcours.csv", replace=True)
    assert outcome.errors == []
    mado = Path.objects.get(person__endi_user_id="9")
    assert (mado.left_on, mado.contracts.get().ended_on) == (date(2024, 6, 30), date(2024, 6, 30))


def test_turnover_by_person_goes_to_the_activity_or_to_the_person(boussole):
    import_file(boussole / "ca_entrepreneur.csv")
    aicha = Activity.objects.get(analytic_code="AIC01")
    assert aicha.name == "Atelier Aïcha"
    assert list(aicha.figures.values_list("month", "cents", "person")) == [
        (date(2025, 1, 1), 120_050, None),
        (date(2025, 2, 1), 0, None),
        (date(2025, 3, 1), 30_000, None),
    ]
    mado = Person.objects.get(endi_user_id="9")
    assert [figure.cents for figure in Figure.objects.filter(person=mado, activity=None)] == [
        50_000,
        50_001,
        -1_234,
    ]


def test_ledger_with_balances(boussole):
    outcome = import_file(boussole / "ledger_sage.csv", settings={"balances": True})
    assert outcome.totals == {("AIC01", "2025-01"): 120_000, ("ZED", "2025-02"): 3}
    rows = Figure.objects.filter(activity__analytic_code="AIC01").values_list(
        "kind", "month", "cents", "pieces", "line"
    )
    assert sorted(rows) == [
        ("cash", date(2025, 1, 1), 90_000, None, 4),
        ("cash", date(2025, 2, 1), 80_000, None, 5),
        ("receivables", date(2025, 2, 1), 7_000, None, 6),
        ("turnover", date(2025, 1, 1), 120_000, 2, 2),
    ]
    assert outcome.source.report["unknown_codes"] == ["AIC01", "ZED"]
    assert Activity.objects.get(analytic_code="ZED").name == "ZED"

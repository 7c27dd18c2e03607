"""The file says one thing, the cooperative has another: both are shown, someone chooses."""

import pytest

from rebond.figures.actions import imports
from rebond.figures.actions.undo import undo
from rebond.figures.models import Figure, Import, ImportConflict
from rebond.figures.public import import_file
from rebond.figures.tests import files
from rebond.figures.tests.dumps import dump
from rebond.people.public import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def corrected(boussole):
    """The months are here; a corrected file comes."""
    import_file(boussole / "ca_code_analytique.csv")
    return files.code_turnover(boussole / "corrigé.csv", amount=90_000)


def amount() -> int:
    return Figure.objects.get(activity__analytic_code="AIC01", month="2025-01-01").cents


def test_what_exists_is_kept_and_both_sides_are_told(corrected):
    outcome = import_file(corrected)
    (conflict,) = outcome.conflicts
    assert (conflict.subject, conflict.column) == ("Atelier Aïcha", "chiffre d'affaires janvier 2025")
    assert (conflict.existing, conflict.proposed) == ("1\u202f200,50\u202f€", "900,00\u202f€")
    assert conflict.existing_from == "ca_code_analytique.csv, ligne 2"
    assert conflict.line == 2
    assert amount() == 120_050
    assert (outcome.created, outcome.changed, outcome.unchanged) == (0, 0, 2)


def test_replacing_is_taken_back_exactly(corrected):
    before = dump()
    outcome = import_file(corrected, replace=True)
    assert (outcome.changed, amount()) == (1, 90_000)
    undo(outcome.source, by=None)
    assert dump() == before


def test_undo_leaves_what_another_import_changed_since(boussole, corrected):
    first = Import.objects.get()
    import_file(corrected, replace=True)
    report = undo(first, by=None)
    assert any(
        "chiffre d'affaires 01/2025 de Atelier Aïcha" in line and "corrigé.csv" in line
        for line in report.refused
    )
    assert list(Figure.objects.values_list("cents", flat=True)) == [90_000]
    assert first.report["undo"]["refused"] == report.refused


def test_a_choice_made_on_the_preview_holds_at_the_import(corrected, make_user):
    user = make_user()
    source = imports.receive(
        name="corrigé.csv", chunks=[corrected.read_bytes()], kind="auto", options={}, by=user
    )
    imports.look(source.pk)
    source.refresh_from_db()
    assert (source.state, source.preview["conflicts"], amount()) == ("ready", 1, 120_050)
    conflict = source.conflicts.get()
    imports.choose(source, choice="replace", conflicts=[conflict.pk], by=user)
    imports.confirm(source, by=user)
    imports.enter(source.pk)
    source.refresh_from_db()
    assert (source.state, amount(), source.report["changed"]) == ("done", 90_000, 1)
    assert source.conflicts.get().choice == ImportConflict.Choice.REPLACE


def test_taking_the_file_for_all_goes_beyond_the_list(boussole, corrected, make_user, monkeypatch):
    """The preview lists the first disagreements only; the answer given for all holds for the others too."""
    from rebond.figures import writers

    months = {(2025, 1): 1, (2025, 2): 2}
    writers.write_code_turnover(
        corrected, [{"Code(s) analytique(s)": "AIC01", "months": months}], list(months)
    )
    monkeypatch.setattr("rebond.figures.entry.book.MOST_CONFLICTS", 1)
    user = make_user()
    source = imports.receive(name="b.csv", chunks=[corrected.read_bytes()], kind="auto", options={}, by=user)
    imports.look(source.pk)
    source.refresh_from_db()
    assert (source.conflicts.count(), source.preview["conflicts"]) == (1, 2)
    assert "1 désaccords sont détaillés ici, sur 2" in source.preview["notes"][0]
    imports.choose(source, choice="replace", by=user)
    imports.confirm(source, by=user)
    imports.enter(source.pk)
    found = Figure.objects.filter(activity__analytic_code="AIC01").order_by("month")
    assert list(found.values_list("cents", flat=True)) == [1, 2]


def test_a_card_filled_by_hand_is_not_overwritten(boussole):
    from rebond.people.public import update_person

    import_file(boussole / "porteurs_actifs.csv")
    person = Person.objects.get(endi_user_id="7")
    update_person(person, by=None, email="autre@exemple.fr")
    outcome = import_file(files.people(boussole / "b.csv", **{"Tél. mobile": "06 12 34 56 78"}))
    person.refresh_from_db()
    (conflict,) = outcome.conflicts
    assert (conflict.column, conflict.existing, conflict.proposed) == (
        "E-mail 1",
        "autre@exemple.fr",
        "aicha@exemple.fr",
    )
    assert (person.email, person.mobile, outcome.changed) == ("autre@exemple.fr", "06 12 34 56 78", 1)


def test_capitals_and_accents_are_not_a_disagreement(boussole):
    import_file(boussole / "porteurs_actifs.csv")
    outcome = import_file(
        files.people(boussole / "b.csv", **{"Nom": "Haddad", "Antenne de rattachement": "RENNES"})
    )
    assert (outcome.conflicts, outcome.unchanged) == ([], 3)

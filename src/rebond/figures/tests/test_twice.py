"""One table, two lines for the same code and month: told, never decided by the order of the lines."""

import pytest

from rebond.accounts.public import Role
from rebond.figures import writers
from rebond.figures.actions import imports
from rebond.figures.models import Figure
from rebond.figures.public import import_file

pytestmark = pytest.mark.django_db
MONTHS = [(2025, 1), (2025, 2)]


def table(path, *lines):
    """Each line: a code, then what January and February are."""
    rows = [
        {"Code(s) analytique(s)": code, "months": dict(zip(MONTHS, amounts, strict=True))}
        for code, *amounts in lines
    ]
    writers.write_code_turnover(path, rows, MONTHS)
    return path


def test_two_amounts_for_one_month_refuse_both_lines(tmp_path):
    outcome = import_file(table(tmp_path / "a.csv", ("A", 100, 5), ("A", 200, 5), ("B", 7, 8)))
    assert outcome.conflicts == []
    assert [(error.line, error.column, error.value) for error in outcome.errors] == [
        (2, "chiffre d'affaires janvier 2025", "1,00\u202f€"),
        (3, "chiffre d'affaires janvier 2025", "2,00\u202f€"),
    ]
    assert [error.reason.split(" donne")[0] for error in outcome.errors] == ["La ligne 3", "La ligne 2"]
    assert (outcome.refused, outcome.exit_status) == (2, 1)
    assert list(Figure.objects.order_by("month").values_list("activity__analytic_code", "cents")) == [
        ("B", 7),
        ("B", 8),
    ]


def test_the_same_line_twice_counts_once_and_it_is_said(tmp_path):
    outcome = import_file(table(tmp_path / "a.csv", ("A", 100, 5), ("A", 100, 5)))
    assert (outcome.errors, outcome.conflicts, outcome.created) == ([], [], 2)
    assert any("compté une seule fois (ligne 3)" in note for note in outcome.notes)
    assert sorted(Figure.objects.values_list("cents", flat=True)) == [5, 100]


def test_the_report_lists_the_choices_of_the_preview(tmp_path, make_user):
    import_file(table(tmp_path / "a.csv", ("A", 32, 5), ("B", 7, 8)))
    user = make_user(Role.ACCOUNTING)
    again = table(tmp_path / "b.csv", ("A", 45, 5), ("A", 12, 5), ("B", 70, 8))
    source = imports.receive(name="b.csv", chunks=[again.read_bytes()], kind="auto", options={}, by=user)
    imports.look(source.pk)
    imports.choose(source, choice="replace", by=user)
    agreed = list(source.conflicts.values_list("line", "existing", "proposed", "choice"))
    assert len(agreed) == 1
    imports.confirm(source, by=user)
    imports.enter(source.pk)
    assert list(source.conflicts.values_list("line", "existing", "proposed", "choice")) == agreed
    found = Figure.objects.order_by("activity__analytic_code", "month").values_list("cents", flat=True)
    assert list(found) == [32, 5, 70, 8]

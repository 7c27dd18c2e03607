"""Sage Génération Expert: a shared line is split by its own amounts, or refused."""

import datetime as dt

import pytest

from rebond.figures.readers import LedgerLine, LineError, aggregate_turnover, read
from rebond.figures.readers.tests import golden

START = '15/03/2020 VE 706000 "12" "Vente "" 12" C 6000,00 E '
LINE = 4 + golden.LINES + 2


def last_items(folder, line):
    reading = read(golden.sage_expert_txt(folder, line))
    rows = list(reading.rows())
    return reading, rows[golden.LINES :]


@pytest.mark.parametrize(
    "axes", [" ( axe1 A1 )", " A ( axe1 A1 )", "(axe1 A1)", " ( axe1 A1 6000.0 )", "( axe1 A1 axe2 Z )"]
)
def test_one_code_takes_the_whole_line(tmp_path, axes):
    _, items = last_items(tmp_path, START + axes)
    assert items == [LedgerLine(LINE, "A1", "706000", dt.date(2020, 3, 15), 'Vente " 12', 0, 600_000)]


def test_several_codes_share_the_line_by_their_amounts(tmp_path):
    reading, items = last_items(tmp_path, START + " ( axe1 A1 1000.0 axe1 A2 5000.0 )")
    assert [(item.line, item.analytic_code, item.credit_cents) for item in items] == [
        (LINE, "A1", 100_000),
        (LINE, "A2", 500_000),
    ]
    assert (reading.lines_read, reading.lines_refused) == (golden.LINES + 1, 0)


@pytest.mark.parametrize(
    ("axes", "reason"),
    [
        ("( axe1 A1 axe1 A2 )", "sans le montant de chacun"),
        ("( axe1 A1 1000.0 axe1 A2 )", "sans le montant de chacun"),
        (
            "( axe1 A1 1000.0 axe1 A2 4999.99 )",
            "fait 5\u202f999,99\u00a0€ pour une ligne de 6\u202f000,00\u00a0€",
        ),
        ("( axe1 A1 5999.99 )", "pour une ligne de"),
        ("( axe1 )", "n’a pas de code"),
        ("( axe1 A1 mille axe1 A2 5000.0 )", "n’est pas un montant"),
    ],
)
def test_a_share_that_is_not_said_or_does_not_add_up_is_refused(tmp_path, axes, reason):
    reading, items = last_items(tmp_path, START + axes)
    assert [(type(item), item.line) for item in items] == [(LineError, LINE)]
    assert reason in items[0].reason
    assert reading.lines_refused == 1
    assert aggregate_turnover(reading.rows()) == golden.TURNOVER


def test_a_line_without_axis_belongs_to_nobody_and_is_said(tmp_path):
    reading, items = last_items(tmp_path, START)
    assert items == []
    assert dict(reading.skipped) == {"sans code analytique": 1}
    assert "6\u202f000,00" in reading.notes[0]


@pytest.mark.parametrize(
    "line", [START.replace("15/03", "31/02"), START.replace(" E ", " F "), "15/03/2020 VE 706000"]
)
def test_bad_lines_are_refused(tmp_path, line):
    _, items = last_items(tmp_path, line + "( axe1 A1 )")
    assert [type(item) for item in items] == [LineError]

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from rebond.ui.public import (
    Bar,
    Bin,
    LegendItem,
    MonthValue,
    Segment,
    histogram,
    monthly_lines,
    sparkline,
    stacked_bars,
)


def months(*cents):
    return [MonthValue(date(2020, i + 1, 1), amount) for i, amount in enumerate(cents)]


def polylines(chart):
    return [node.get("points") for node in ET.fromstring(str(chart.svg)).iter("polyline")]


def test_a_line_never_crosses_an_unknown_month():
    chart = monthly_lines([("2020", months(0, 100_00, None, 400_00))], title="CA")
    assert polylines(chart) == ["125,182 375,140", "875,14"]
    assert chart.table.rows[2] == ["mars 2020", "—"]


def test_lines_are_told_apart_by_rank_and_named():
    chart = monthly_lines([("2020", months(1, 2)), ("2019", months(3, 4))], title="CA")
    assert chart.legend == (LegendItem("2020", "line-1"), LegendItem("2019", "line-2"))
    assert chart.table.headers == ["Mois", "2020", "2019"]
    assert "2020 : De janvier 2020 à février 2020" in chart.svg


def test_lines_over_different_months_are_refused():
    with pytest.raises(ValueError, match="same months"):
        monthly_lines([("a", months(1)), ("b", months(1, 2))], title="CA")
    with pytest.raises(ValueError, match="one to three"):
        monthly_lines([], title="CA")
    with pytest.raises(ValueError, match="one to three"):
        monthly_lines([(str(i), months(1)) for i in range(4)], title="CA")


def test_the_small_line_ends_with_a_dot_on_the_last_known_month():
    chart = sparkline(months(0, 100_00, 400_00, None), title="Tendance")
    root = ET.fromstring(str(chart.svg))
    assert polylines(chart) == ["3,31 33,23.5 63,1"]
    assert [(dot.get("cx"), dot.get("cy")) for dot in root.iter("circle")] == [("63", "1")]
    assert sparkline(months(5), title="Un mois").table.rows == [["janvier 2020", "0\u00a0€"]]


def test_a_small_line_of_unknown_months_draws_nothing():
    assert polylines(sparkline(months(None, None), title="Rien")) == []
    with pytest.raises(ValueError, match="at least one month"):
        sparkline([], title="Rien")


def test_shares_fill_the_bar_and_figures_stand_where_they_fit():
    bars = [Bar("Caen", [Segment("CAPE", 1, "cape"), Segment("CESA", 19, "cesa")])]
    chart = stacked_bars(bars, title="Statuts", unit="personnes")
    root = ET.fromstring(str(chart.svg))
    placed = [(r.get("x"), r.get("width")) for r in root.iter("rect") if "seg" in r.get("class").split()]
    assert placed == [("0%", "5%"), ("5%", "95%")]
    assert [t.text for t in root.iter("text") if "seg-text" in t.get("class")] == ["19"]
    assert [t.text for t in root.iter("text") if t.get("class") == "chart-total"] == ["20 personnes"]
    assert chart.table.headers == ["Groupe", "CAPE", "CESA", "Total"]
    assert chart.table.rows == [["Caen", "1", "19", "20"]]
    assert chart.legend == (LegendItem("CAPE", "seg-cape"), LegendItem("CESA", "seg-cesa"))


def test_an_empty_group_is_written_and_not_drawn():
    chart = stacked_bars([Bar("Rouen", []), Bar("Caen", [Segment("CAPE", 2, "cape")])], title="Statuts")
    assert chart.table.rows == [["Rouen", "0", "0"], ["Caen", "2", "2"]]
    assert str(chart.svg).count('class="seg seg-') == 1
    with pytest.raises(ValueError, match="at least one bar"):
        stacked_bars([], title="Statuts")


def test_the_longest_class_gives_the_measure():
    bins = [Bin("stable", 40), Bin("en baisse", 20, "danger", "trois mois"), Bin("inconnu", 0)]
    chart = histogram(bins, title="Baisse")
    root = ET.fromstring(str(chart.svg))
    assert [r.get("width") for r in root.iter("rect")] == ["86%", "43%"]
    assert chart.table.headers == ["Classe", "Personnes", "Remarque"]
    assert chart.table.rows == [
        ["stable", "40", ""],
        ["en baisse", "20", "trois mois"],
        ["inconnu", "0", ""],
    ]
    assert root.findtext("desc") == "stable : 40, en baisse : 20, inconnu : 0 (personnes)."
    with pytest.raises(ValueError, match="at least one class"):
        histogram([], title="Baisse")

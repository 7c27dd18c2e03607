import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from rebond.ui.charts.scale import Scale, round_step, scale_of
from rebond.ui.public import LegendItem, MonthValue, monthly_bars


def months(*cents, fragile=()):
    return [
        MonthValue(date(2019 + (i + 9) // 12, (i + 9) % 12 + 1, 1), amount, i in fragile)
        for i, amount in enumerate(cents)
    ]


def shapes(chart, kind):
    root = ET.fromstring(str(chart.svg))
    return [element.attrib for element in root.iter("rect") if kind in element.get("class", "").split()]


def test_bars_stand_exactly_where_the_amounts_say():
    chart = monthly_bars(months(100_00, 400_00, -200_00, 0), title="CA")
    placed = [(bar["x"], bar["width"], bar["y"], bar["height"]) for bar in shapes(chart, "chart-bar")]
    # From −200 € to 400 € in 168 pixels: 28 pixels for 100 €, zero stands at 14 + 112 = 126.
    assert placed == [
        ("5.25%", "14.5%", "98", "28"),
        ("30.25%", "14.5%", "14", "112"),
        ("55.25%", "14.5%", "126", "56"),
        ("80.25%", "14.5%", "126", "1"),
    ]
    assert [bar["class"] for bar in shapes(chart, "is-negative")] == ["chart-bar is-negative"]


def test_an_unknown_month_is_a_gap_and_not_a_zero():
    chart = monthly_bars(months(100_00, None, 300_00), title="CA")
    assert len(shapes(chart, "chart-bar")) == 2
    assert [gap["x"] for gap in shapes(chart, "chart-gap")] == ["33.33%"]
    assert chart.table.rows[1] == ["novembre 2019", "—", "non connu"]
    assert chart.legend == (LegendItem("mois non connu", "gap"),)


def test_the_year_before_stands_behind_and_in_the_table():
    chart = monthly_bars(months(100_00, 200_00), previous=[300_00, None], title="CA", label="cette année")
    assert len(shapes(chart, "chart-ghost")) == 1
    assert chart.table.headers == ["Mois", "cette année", "Un an avant"]
    assert chart.table.rows[0] == ["octobre 2019", "100\u00a0€", "300\u00a0€"]
    assert chart.table.rows[1][2] == "—"
    assert [item.label for item in chart.legend] == ["cette année", "un an avant"]


def test_a_fragile_month_is_shown_and_told():
    chart = monthly_bars(months(100_00, 200_00, fragile={1}), title="CA")
    assert [bar["class"] for bar in shapes(chart, "is-fragile")] == ["chart-bar is-fragile"]
    assert [row[2] for row in chart.table.rows] == ["—", "fragile"]
    assert "novembre 2019 : 200\u00a0€ – fragile" in chart.svg


def test_the_drawing_is_named_described_and_escaped():
    chart = monthly_bars(months(100_00, 250_00, None), title="CA de <Zoé>")
    root = ET.fromstring(str(chart.svg))
    assert root.get("role") == "img"
    assert root.findtext("title") == "CA de <Zoé>"
    assert root.findtext("desc") == (
        "De octobre 2019 à décembre 2019 : total 350\u00a0€, mois le plus haut novembre 2019 (250\u00a0€), "
        "mois le plus bas octobre 2019 (100\u00a0€), 1\u00a0mois manquant."
    )
    assert not re.search(r"\sstyle=|\son\w+=", str(chart.svg))


@pytest.mark.parametrize(
    ("count", "labels"),
    [
        (3, "O oct. N nov. D déc."),
        (22, "oct. janv. avr. juil. oct. janv. avr."),
        (24, "oct. janv. avr. juil. oct. janv. avr. juil."),
        (30, "janv. juil. janv. juil. janv."),
    ],
)
def test_months_are_written_as_densely_as_they_can_be_read(count, labels):
    root = ET.fromstring(str(monthly_bars(months(*[100_00] * count), title="CA").svg))
    written = [node.text for node in root.iter("text") if "chart-month" in node.get("class", "")]
    assert " ".join(written) == labels


def test_a_year_that_ends_at_once_leaves_its_place_to_the_next():
    root = ET.fromstring(str(monthly_bars(months(*[100_00] * 30), title="CA").svg))
    years = [node.text for node in root.iter("text") if node.get("class") == "chart-year"]
    assert years == ["2020", "2021", "2022"]


def test_only_unknown_months_still_make_a_page():
    chart = monthly_bars(months(None, None), title="CA")
    assert "Aucun mois connu." in chart.svg
    assert shapes(chart, "chart-bar") == []


def test_a_chart_of_nothing_or_of_unequal_years_is_refused():
    with pytest.raises(ValueError, match="at least one month"):
        monthly_bars([], title="CA")
    with pytest.raises(ValueError, match="as many previous months"):
        monthly_bars(months(1, 2), previous=[1], title="CA")


@pytest.mark.parametrize(
    ("span", "step"), [(100, 100), (400, 100), (401, 200), (900, 250), (700_000, 200_000)]
)
def test_steps_are_round(span, step):
    assert round_step(span) == step


def test_the_scale_holds_zero_and_every_amount():
    assert scale_of([-1, 950]) == Scale(-250, 1000, 250)
    assert scale_of([None]) == scale_of([]) == Scale(0, 100, 100)
    assert list(scale_of([-1, 950]).ticks) == [-250, 0, 250, 500, 750, 1000]

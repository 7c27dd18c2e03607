"""What the law refuses, an import refuses too, line by line and with the article's reason."""

from datetime import date

import pytest

from rebond.figures import writers
from rebond.figures.models import StageMeaning
from rebond.figures.public import import_file
from rebond.figures.tests.files import AICHA, ENTRY
from rebond.people.public import Contract

pytestmark = pytest.mark.django_db


@pytest.fixture
def bring(tmp_path):
    def bring(*rows):
        shared = {**AICHA, ENTRY: date(2020, 1, 1)}
        writers.write_stages(tmp_path / "s.csv", [{**shared, **row} for row in rows])
        return import_file(tmp_path / "s.csv")

    return bring


def cape(start: date, end: date | None) -> dict:
    return {"Étape": "Contrat CAPE", "Date d'effet": start, "Date d'échéance": end or ""}


def test_a_fourth_cape_is_refused_with_the_reason(bring):
    periods = [cape(date(2020 + year, 1, 1), date(2020 + year, 12, 31)) for year in range(4)]
    outcome = bring(*periods)
    (error,) = outcome.errors
    assert error.line == 5
    assert error.reason.startswith("Ce serait la période n° 4")
    assert "R127" in error.reason.replace(".", "").replace("-", "") or "L127" in error.reason.replace(
        ".", ""
    ).replace("-", "")
    assert Contract.objects.count() == 3


def test_a_cape_without_an_end_is_refused(bring):
    (error,) = bring(cape(date(2020, 1, 1), None)).errors
    assert (error.column, error.line) == ("Date d'échéance", 2)


def test_an_unknown_stage_is_told_and_then_taught(bring):
    row = {"Étape": "Signature du grand contrat", "Date d'effet": date(2021, 1, 1)}
    outcome = bring(row)
    assert outcome.source.report["unknown_stages"] == ["Signature du grand contrat"]
    assert not Contract.objects.exists()
    StageMeaning.objects.create(
        folded="signature du grand contrat", label="Signature du grand contrat", meaning="cesa"
    )
    bring(row)
    assert Contract.objects.get().kind == "cesa"


def test_an_amendment_without_a_contract_is_refused(bring):
    (error,) = bring(
        {"Étape": "Avenant contrat", "Date d'effet": date(2021, 1, 1), "Numéro d'avenant": 1}
    ).errors
    assert "aucun contrat" in error.reason


def test_the_facts_enter_in_their_order_not_in_that_of_the_file(bring):
    outcome = bring(
        {"Étape": "Sortie", "Date d'effet": date(2023, 1, 31)},
        {"Étape": "Avenant contrat", "Date d'effet": date(2022, 6, 1), "Numéro d'avenant": 1},
        {"Étape": "Contrat CESA", "Date d'effet": date(2021, 1, 1)},
        cape(date(2020, 1, 1), date(2020, 12, 31)),
    )
    assert outcome.errors == []
    assert list(Contract.objects.order_by("starts_on").values_list("kind", "last_day")) == [
        ("cape", date(2020, 12, 31)),
        ("cesa", date(2023, 1, 31)),
    ]

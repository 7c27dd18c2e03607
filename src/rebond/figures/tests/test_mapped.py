"""Any table, once someone has said which column is what."""

from datetime import date

import pytest

from rebond.figures.models import Figure
from rebond.figures.public import import_file
from rebond.figures.readers import WrongOptions
from rebond.people.public import Person, create_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(tmp_path):
    def table(*lines: str):
        path = tmp_path / "tableau.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return table


def test_pay_has_three_amounts_on_a_line(table):
    camille = create_person(by=None, first_name="Camille", last_name="Durand", endi_user_id="5")
    path = table(
        "Mat;Mois;Fixe;Var;Régul;N;P",
        "5;01/2025;1 000,00;200,5;;Durand;Camille",
        "5;02/2025;1000;;-3;Durand;Camille",
    )
    mapping = {
        "endi_user_id": "Mat", "last_name": "N", "first_name": "P", "month": "Mois",
        "pay_fixed": "Fixe", "pay_variable": "Var", "pay_balance": "Régul",
    }  # fmt: skip
    outcome = import_file(path, kind="mapped", settings={"feed": "paie", "mapping": mapping})
    assert (outcome.errors, outcome.created, outcome.lines_read) == ([], 4, 2)
    rows = (
        Figure.objects.filter(person=camille).order_by("month", "kind").values_list("kind", "month", "cents")
    )
    assert list(rows) == [
        ("pay_fixed", date(2025, 1, 1), 100_000),
        ("pay_variable", date(2025, 1, 1), 20_050),
        ("pay_balance", date(2025, 2, 1), -300),
        ("pay_fixed", date(2025, 2, 1), 100_000),
    ]
    again = import_file(path, kind="mapped", settings={"feed": "paie", "mapping": mapping})
    assert (again.created, again.changed, again.unchanged) == (0, 0, 4)


def test_a_bad_cell_read_three_times_is_told_once(table):
    path = table("Mat;Nom;Prénom;Mois;Fixe;Var", "5;Durand;Camille;jamais;1;2")
    mapping = {
        "endi_user_id": "Mat",
        "last_name": "Nom",
        "first_name": "Prénom",
        "month": "Mois",
        "pay_fixed": "Fixe",
        "pay_variable": "Var",
    }
    outcome = import_file(path, kind="mapped", settings={"feed": "paie", "mapping": mapping})
    assert [(error.line, error.column) for error in outcome.errors] == [(2, "Mois")]
    assert (outcome.refused, outcome.exit_status) == (1, 1)


def test_a_column_per_month_of_our_own(table):
    path = table("Section;Nom de l'atelier;janv. 2025;02/2025", "S1;Le Four;10,01;20", "S2;La Meule;;-5")
    settings = {"feed": "larges", "mapping": {"analytic_codes": "Section", "trade_names": "Nom de l'atelier"}}
    outcome = import_file(path, kind="mapped", settings=settings)
    assert outcome.errors == []
    rows = Figure.objects.order_by("activity__analytic_code", "month").values_list("activity__name", "cents")
    assert list(rows) == [("Le Four", 1001), ("Le Four", 2000), ("La Meule", -500)]


@pytest.mark.parametrize(
    ("feed", "kind"), [("chiffres", "turnover"), ("tresorerie", "cash"), ("creances", "receivables")]
)
def test_one_line_per_month(table, feed, kind):
    path = table("Code;Mois;Somme", "S1;2025-01;10,01")
    mapping = {"analytic_codes": "Code", "month": "Mois", "amount": "Somme"}
    import_file(path, kind="mapped", settings={"feed": feed, "mapping": mapping})
    assert list(Figure.objects.values_list("kind", "cents")) == [(kind, 1001)]


def test_persons(table):
    path = table("Famille;Petit nom;Courriel", "Durand;Camille;c@exemple.fr")
    mapping = {"last_name": "Famille", "first_name": "Petit nom", "email": "Courriel"}
    import_file(path, kind="mapped", settings={"feed": "personnes", "mapping": mapping})
    assert Person.objects.get().email == "c@exemple.fr"


def test_a_table_that_nobody_described_is_refused(table):
    with pytest.raises(WrongOptions, match="Dites ce que contient"):
        import_file(table("A;B", "1;2"), kind="mapped")

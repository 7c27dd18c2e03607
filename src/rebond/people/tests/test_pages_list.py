"""The list of persons: who sees it, what the filters do, what leaves in a file."""

import csv
import io
from datetime import date

import openpyxl
import pytest

from rebond.accounts.public import Role
from rebond.journal.models import Access
from rebond.people.tests.factories import (
    ActivityMemberFactory,
    AdvisorFactory,
    BranchFactory,
    CapeFactory,
    CesaFactory,
    FollowFactory,
    PathFactory,
    PersonFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def client(make_user, client_of):
    return client_of(make_user(Role.ADVISOR))


@pytest.fixture
def aicha():
    return AdvisorFactory(first_name="Aïcha", last_name="Benali")


@pytest.fixture
def _people(aicha):
    nantes = BranchFactory(name="Nantes")
    cape = CapeFactory(
        path__person=PersonFactory(first_name="Ana", last_name="Cape", branch=nantes),
        ends_on=date(2026, 7, 1),
    )
    cesa = CesaFactory(path__person=PersonFactory(first_name="Zoé", last_name="Ésa"))
    PathFactory(person=PersonFactory(first_name="Yvan", last_name="Associé"), associate_on=date(2026, 2, 1))
    PathFactory(person=PersonFactory(first_name="Léa", last_name="Partie"), left_on=date(2026, 5, 31))
    FollowFactory(person=cape.person, advisor=aicha)
    ActivityMemberFactory(person=cesa.person, activity__name="Atelier Bois")


def names(response):
    return [row.person.full_name for row in response.context["rows"]]


def test_the_trio(trio):
    three = trio(Role.ADVISOR)
    assert three.allowed.get("/personnes/").status_code == 200
    assert three.colleague.get("/personnes/").status_code == 403
    assert three.outsider.get("/personnes/").status_code == 302


@pytest.mark.usefixtures("_people")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["Yvan Associé", "Aïcha Benali", "Ana Cape", "Zoé Ésa", "Léa Partie"]),
        ({"statut": "cape"}, ["Ana Cape"]),
        ({"statut": "cesa"}, ["Zoé Ésa"]),
        ({"statut": "associate"}, ["Yvan Associé"]),
        ({"statut": "left"}, ["Léa Partie"]),
        ({"statut": "support"}, ["Aïcha Benali"]),
        ({"presence": "present"}, ["Yvan Associé", "Aïcha Benali", "Ana Cape", "Zoé Ésa"]),
        ({"presence": "left"}, ["Léa Partie"]),
        ({"accompagnement": "aucun", "statut": "cesa"}, ["Zoé Ésa"]),
        ({"alerte": "cape_ends"}, ["Ana Cape"]),
        ({"alerte": "no_advisor"}, ["Yvan Associé", "Zoé Ésa"]),
        ({"q": "esa zoe"}, ["Zoé Ésa"]),
        ({"q": "zoé"}, ["Zoé Ésa"]),
        ({"tri": "-nom"}, ["Léa Partie", "Zoé Ésa", "Ana Cape", "Aïcha Benali", "Yvan Associé"]),
        ({"tri": "statut"}, ["Ana Cape", "Zoé Ésa", "Yvan Associé", "Aïcha Benali", "Léa Partie"]),
        ({"tri": "antenne", "presence": "present"}, ["Ana Cape", "Yvan Associé", "Aïcha Benali", "Zoé Ésa"]),
        ({"tri": "mot_de_passe"}, ["Yvan Associé", "Aïcha Benali", "Ana Cape", "Zoé Ésa", "Léa Partie"]),
        ({"statut": "pirate", "antenne": "x'--", "page": "99"}, ["Yvan Associé", "Aïcha Benali", "Ana Cape", "Zoé Ésa", "Léa Partie"]),
        ({"q": "personne ainsi"}, []),
    ],
)  # fmt: skip
def test_filters_sort_and_search(query, expected, client):
    response = client.get("/personnes/", query)
    assert (response.status_code, names(response)) == (200, expected)


@pytest.mark.usefixtures("_people")
def test_filter_by_advisor_and_by_branch(client, aicha):
    assert names(client.get("/personnes/", {"accompagnement": aicha.pk})) == ["Ana Cape"]
    branch = BranchFactory._meta.model.objects.get(name="Nantes")
    assert names(client.get("/personnes/", {"antenne": branch.pk})) == ["Ana Cape"]


def test_fifty_a_page(client):
    PersonFactory.create_batch(53)
    assert len(names(client.get("/personnes/"))) == 50
    second = client.get("/personnes/", {"page": 2})
    assert len(names(second)) == 3
    assert second.context["total"] == 53


def crowd(count):
    for _ in range(count):
        cesa = CesaFactory(path__person=PersonFactory(last_name="Martin", branch=BranchFactory()))
        FollowFactory(person=cesa.person)
        ActivityMemberFactory(person=cesa.person)


def test_the_list_costs_the_same_at_one_three_and_sixty(client, count_queries):
    client.get("/personnes/")
    counts = set()
    for more in (1, 2, 57):
        crowd(more)
        counts.add(count_queries(lambda: client.get("/personnes/")))
        counts.add(count_queries(lambda: client.get("/personnes/", {"tri": "-statut", "q": "martin"})))
    assert len(counts) == 1, counts


@pytest.mark.usefixtures("_people")
def test_the_csv_holds_the_filtered_list_in_endi_s_columns(client, aicha):
    response = client.get("/personnes/export.csv", {"statut": "cape"})
    text = response.content.decode("utf-8-sig")
    header, line = csv.reader(io.StringIO(text), delimiter=";")
    assert header[:8] == [
        "Identifiant interne", "Code(s) analytique(s)", "Civilité", "Nom", "Nom de naissance", "Prénom",
        "Situation actuelle dans la CAE", "Antenne de rattachement",
    ]  # fmt: skip
    row = dict(zip(header, line, strict=True))
    assert (row["Nom"], row["Accompagnateur"], row["Date d'entrée dans la CAE"]) == (
        "Cape",
        "Aïcha Benali",
        "01/01/2026",
    )
    assert (row["Situation actuelle dans la CAE"], row["Ancienneté (en mois)"]) == ("CAPE", "5")
    assert response["Content-Disposition"] == 'attachment; filename="personnes-2026-06-15.csv"'


@pytest.mark.usefixtures("_people")
def test_the_xlsx_holds_the_same_with_real_dates(client):
    response = client.get("/personnes/export.xlsx", {"statut": "cesa"})
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    header, line = ([cell.value for cell in row] for row in sheet.iter_rows())
    row = dict(zip(header, line, strict=True))
    assert (row["Prénom"], row["Date de contrat"].date()) == ("Zoé", date(2026, 1, 1))


def test_a_name_is_never_a_formula(client):
    PersonFactory(
        last_name='=HYPERLINK("http://x")', first_name="@SUM(1)", phone="+33 6 12 34 56 78", city="-2+3"
    )
    header, line = csv.reader(
        io.StringIO(client.get("/personnes/export.csv").content.decode("utf-8-sig")), delimiter=";"
    )
    row = dict(zip(header, line, strict=True))
    assert (row["Nom"], row["Prénom"]) == ('\'=HYPERLINK("http://x")', "'@SUM(1)")
    assert (row["Tél. fixe"], row["Ville"]) == ("+33 6 12 34 56 78", "'-2+3")
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/personnes/export.xlsx").content)).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_an_export_is_noted_for_each_person_in_it(make_user, client_of):
    user = make_user(Role.PAYROLL)
    mine = PersonFactory(account=user)
    others = PersonFactory.create_batch(2)
    client_of(user).get("/personnes/export.csv")
    noted = Access.objects.values_list("person_id_hint", "what")
    assert set(noted) == {(person.pk, "export de la liste des personnes (csv)") for person in others}
    assert mine.pk not in {pk for pk, _ in noted}


def test_the_export_is_for_the_support_team_and_known_forms(trio):
    three = trio(Role.DIRECTION)
    assert three.allowed.get("/personnes/export.csv").status_code == 200
    assert three.allowed.get("/personnes/export.exe").status_code == 404
    assert three.colleague.get("/personnes/export.csv").status_code == 403
    assert three.outsider.get("/personnes/export.csv").status_code == 302


@pytest.mark.parametrize("count", [1, 3, 60])
def test_an_export_costs_the_same(count, client, count_queries):
    crowd(count)
    client.get("/personnes/")
    assert count_queries(lambda: client.get("/personnes/export.csv")) == EXPORT_COST


EXPORT_COST = 10

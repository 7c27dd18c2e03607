"""The pages of figures: who opens which, what they read, and the line the person finds in their journal."""

import csv
import io
from datetime import date

import pytest
import time_machine

from rebond.accounts.public import Role
from rebond.figures import months as m
from rebond.journal.public import accesses_to
from rebond.people.public import (
    assign_advisor,
    create_activity,
    create_person,
    join_activity,
    link_account,
    open_path,
    sign_cape,
    sign_cesa,
)

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def _in_april():
    with time_machine.travel("2026-04-05 09:00 +0200", tick=False):
        yield


@pytest.fixture
def member(figure, make_user):
    """`member("Aïcha", "cape", {0: 100, …})` with an account and an activity."""

    def make(name, kind, amounts, branch=None):
        user = make_user(Role.MEMBER, name=name)
        person = create_person(by=None, first_name=name, last_name="Haddad", branch=branch)
        link_account(person.pk, user, by=None)
        path = open_path(person, entered_on=date(2024, 1, 1), by=None)
        if kind == "cape":
            sign_cape(path, starts_on=date(2025, 12, 1), ends_on=date(2026, 11, 30), by=None)
        else:
            sign_cesa(path, starts_on=date(2024, 1, 1), by=None)
        activity = create_activity(by=None, name=f"Atelier {name}", analytic_code=f"C{person.pk}")
        join_activity(activity, person, by=None)
        for back, euros in amounts.items():
            figure(activity, m.shift(MARCH, -back), euros * 100)
        person.refresh_from_db()
        return person

    return make


@pytest.fixture
def aicha(member):
    return member("Aïcha", "cape", {3: 400, 2: 500, 1: 300, 0: 100})


SENTENCE = "Statut CAPE, chiffre d&#x27;affaires de mars divisé par 4 par rapport aux trois mois précédents"


def text(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_a_person_reads_the_sentence_their_advisor_reads(aicha, client_of, make_user):
    advisor = make_user(Role.ADVISOR)
    url = f"/chiffres/personnes/{aicha.pk}/"
    theirs, mine = text(client_of(advisor).get(url)), text(client_of(aicha.account).get(url))
    assert SENTENCE in theirs
    assert SENTENCE in mine
    assert "moins de 6 mois d&#x27;activité (4)" in mine
    assert "ca.csv, ligne 7" in mine
    assert "Pourquoi ce chiffre" in mine


@pytest.mark.parametrize("page", ["personnes", "activites"])
def test_figures_by_the_trio(aicha, page, client_of, make_user, client):
    number = aicha.pk if page == "personnes" else aicha.activities.get().pk
    url = f"/chiffres/{page}/{number}/"
    assert client_of(aicha.account).get(url).status_code == 200
    assert client_of(make_user(Role.MEMBER)).get(url).status_code == 404
    assert client_of(make_user(Role.PSYCHOLOGIST, Role.TRAINER)).get(url).status_code == 404
    assert client_of(make_user(Role.ADMINISTRATOR)).get(url).status_code == 404
    assert client.get(url).headers["Location"].startswith("/connexion/")
    for role in (Role.ADVISOR, Role.PAYROLL, Role.ACCOUNTING, Role.TRAINING, Role.DIRECTION):
        assert client_of(make_user(role)).get(url).status_code == 200


def test_each_opening_by_the_team_is_told_to_the_person(aicha, client_of, make_user):
    advisor = make_user(Role.ADVISOR, name="Inès")
    client_of(advisor).get(f"/chiffres/personnes/{aicha.pk}/")
    client_of(advisor).get(f"/chiffres/activites/{aicha.activities.get().pk}/")
    client_of(aicha.account).get(f"/chiffres/personnes/{aicha.pk}/")
    found = [(access.by, access.what) for access in accesses_to(aicha.pk)]
    assert found == [(advisor, "chiffres de Atelier Aïcha"), (advisor, "chiffres")]


@pytest.fixture
def ines(make_user):
    user = make_user(Role.ADVISOR, name="Inès")
    person = create_person(by=None, first_name="Inès", last_name="Moreau", is_support_team=True)
    link_account(person.pk, user, by=None)
    person.refresh_from_db()
    return person


def test_a_portfolio_shows_cape_before_cesa_at_the_same_signal(aicha, member, ines, client_of):
    full = dict.fromkeys(range(13), 1000)
    others = [member("Yanis", "cesa", {**full, 0: 10}), member("Zoé", "cesa", full)]
    for person in (*others, aicha):
        assign_advisor(person, ines, on=date(2026, 1, 1), by=None)
    member("Pas à moi", "cape", {**full, 0: 0})
    page = text(client_of(ines.account).get("/chiffres/portefeuille/"))
    places = [page.index(f">{name} Haddad<") for name in ("Aïcha", "Yanis", "Zoé")]
    assert places == sorted(places)
    assert SENTENCE in page
    assert "Pas à moi" not in page
    assert text(client_of(ines.account).get(f"/chiffres/portefeuilles/{ines.pk}/")).count("Haddad<") == 3


@pytest.mark.parametrize("url", ["portefeuille/", "liste/", "repartition/", "liste/export.csv", "imports/"])
def test_lists_are_closed_to_members(url, client_of, make_user, client):
    assert client_of(make_user(Role.MEMBER)).get(f"/chiffres/{url}").status_code == 403
    assert client.get(f"/chiffres/{url}").status_code == 302


def test_the_distribution_is_for_direction_and_opens_its_lists(aicha, member, client_of, make_user):
    member("Zoé", "cesa", dict.fromkeys(range(13), 1000))
    assert client_of(make_user(Role.ADVISOR)).get("/chiffres/repartition/").status_code == 403
    client = client_of(make_user(Role.DIRECTION))
    page = text(client.get("/chiffres/repartition/"))
    link = "/chiffres/liste/?statut=cape&amp;signal=strong"
    assert f'href="{link}" aria-label="1, CAPE, forte baisse"' in page
    listed = text(client.get(link.replace("&amp;", "&")))
    assert "Aïcha Haddad" in listed
    assert "Zoé Haddad" not in listed
    assert "Zoé Haddad" in text(client.get("/chiffres/liste/?signal=none&antenne=0"))
    assert "Zoé Haddad" in text(client.get("/chiffres/liste/?signal=nimporte&statut=quoi"))


def test_export(aicha, client_of, make_user):
    advisor = make_user(Role.ADVISOR)
    response = client_of(advisor).get("/chiffres/liste/export.csv?signal=strong")
    (row,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";")
    assert (row["Prénom"], row["Statut"], row["CA du mois"], row["Rapport"]) == (
        "Aïcha",
        "CAPE",
        "100,00",
        "0,2500",
    )
    assert row["Pourquoi"] in SENTENCE.replace("&#x27;", "'").replace("Statut", "statut")
    assert [access.what for access in accesses_to(aicha.pk)] == ["export des chiffres (csv)"]
    book = client_of(advisor).get("/chiffres/liste/export.xlsx")
    assert book.content[:2] == b"PK"
    assert client_of(advisor).get("/chiffres/liste/export.exe").status_code == 404


def test_the_door_of_each_role(aicha, ines, client_of, make_user):
    def door(user) -> str:
        return client_of(user).get("/chiffres/").headers["Location"]

    assert door(make_user(Role.DIRECTION)) == "/chiffres/repartition/"
    assert door(ines.account) == "/chiffres/portefeuille/"
    assert door(make_user(Role.PAYROLL)) == "/chiffres/liste/"
    assert door(aicha.account) == f"/chiffres/personnes/{aicha.pk}/"
    assert door(make_user(Role.ADMINISTRATOR)) == "/chiffres/imports/"
    assert client_of(make_user(Role.TRAINER)).get("/chiffres/").status_code == 403


def test_without_any_month_the_page_says_so(client_of, make_user):
    person = create_person(by=None, first_name="Neuve", last_name="Venue")
    assert "Aucun mois importé" in text(
        client_of(make_user(Role.DIRECTION)).get(f"/chiffres/personnes/{person.pk}/")
    )


@pytest.mark.parametrize("url", ["liste/", "repartition/", "liste/export.csv"])
def test_lists_cost_the_same_at_1_3_and_60(url, member, client_of, make_user, count_queries):
    client = client_of(make_user(Role.DIRECTION))
    counts = []
    for more in (1, 2, 57):
        for _ in range(more):
            member("Une", "cesa", {0: 100, 12: 200})
        client.get(f"/chiffres/{url}")
        counts.append(count_queries(lambda: client.get(f"/chiffres/{url}")))
    assert counts == [counts[0]] * 3


def test_a_person_s_page_costs_the_same_whatever_the_months(member, client_of, count_queries):
    short = member("Courte", "cesa", {0: 1})
    long = member("Longue", "cesa", dict.fromkeys(range(60), 100))
    costs = [
        count_queries(lambda p=p: client_of(p.account).get(f"/chiffres/personnes/{p.pk}/"))
        for p in (short, long)
    ]
    assert costs[0] == costs[1]

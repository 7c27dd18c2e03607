"""The file of a person: the support team, the person, and everybody else."""

import re
from datetime import date

import pytest

from rebond.accounts.public import Role
from rebond.journal.models import Access
from rebond.people.actions import amendments, clauses, persons
from rebond.people.queries.files import file_of
from rebond.people.tests.factories import (
    ActivityMemberFactory,
    AdvisorFactory,
    CapeFactory,
    CesaFactory,
    FollowFactory,
    PathFactory,
    PersonFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
GESTURES = re.compile(r'/personnes/(?:parcours|contrats|avenants)/[^"]*')
SHEETS = ("", "parcours/", "journal/", "historique/")
TEAM = [Role.ADVISOR, Role.PAYROLL, Role.ACCOUNTING, Role.TRAINING, Role.DIRECTION]
OTHERS = [Role.MEMBER, Role.TRAINER, Role.FACILITATOR, Role.COMMISSION, Role.PSYCHOLOGIST, Role.ADMINISTRATOR]


def url(person, sheet=""):
    return f"/personnes/{person.pk}/{sheet}"


@pytest.fixture
def whole_story(camille):
    """Someone with a bit of everything."""
    path = PathFactory(person=camille, entered_on=date(2025, 1, 1), info_meeting_on=date(2024, 12, 1))
    CapeFactory(path=path, starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31))
    cesa = CesaFactory(
        path=path, starts_on=date(2026, 1, 1), monthly_gross_cents=120_000, trial_ends_on=date(2026, 1, 31)
    )
    clauses.write(cesa, {"objectifs": "Article 3"}, by=None)
    amendments.add(cesa, effective_on=date(2026, 3, 1), subject="Nouvel objectif", by=None)
    FollowFactory(person=camille, advisor=AdvisorFactory(first_name="Aïcha", last_name="Benali"))
    ActivityMemberFactory(person=camille, activity__name="Les Jardins d'Hiver")
    persons.update(camille, by=None, city="Nantes", email="camille@exemple.coop")
    return camille


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("role", TEAM)
def test_the_support_team_opens_a_file_and_it_is_noted(role, sheet, camille, make_user, client_of):
    user = make_user(role)
    assert client_of(user).get(url(camille, sheet)).status_code == 200
    assert list(Access.objects.values_list("by", "person_id_hint", "path")) == [
        (user.pk, camille.pk, url(camille, sheet))
    ]


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_opens_it_and_a_number_teaches_nothing(role, sheet, camille, make_user, client_of):
    client = client_of(make_user(role))
    existing, missing = client.get(url(camille, sheet)), client.get(f"/personnes/999999/{sheet}")
    assert (existing.status_code, missing.status_code) == (404, 404)
    assert Access.objects.count() == 0


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_trio(sheet, camille, make_user, trio):
    persons.link_account(camille.pk, make_user(Role.MEMBER), by=None)
    camille.refresh_from_db()
    three = trio(camille.account)
    assert three.allowed.get(url(camille, sheet)).status_code == 200
    assert three.colleague.get(url(camille, sheet)).status_code == 404
    assert three.outsider.get(url(camille, sheet)).status_code == 302
    assert Access.objects.count() == 0, "one's own file is nobody's business"


def test_a_person_without_an_account_stays_hidden_from_an_account_without_a_person(make_user, client_of):
    orphan = PersonFactory(account=None)
    assert client_of(make_user(Role.MEMBER)).get(url(orphan)).status_code == 404


def test_the_file_says_the_situation(whole_story, make_user, client_of):
    page = client_of(make_user(Role.ADVISOR)).get(url(whole_story)).content.decode()
    for words in (
        "depuis le 1er\u00a0janvier 2026", "Aïcha Benali", "Les Jardins d&#x27;Hiver", "camille@exemple.coop",
        "CESA de Camille Durand : 5 blocs obligatoires sur 6 à compléter.",
    ):  # fmt: skip
        assert words in page, words


def test_the_path_explains_the_law(whole_story, make_user, client_of):
    page = client_of(make_user(Role.ADVISOR)).get(url(whole_story, "parcours/")).content.decode()
    for words in (
        "Période n° 1, au plus tard jusqu&#x27;au 31/12/2025 ; encore 2 renouvellements possibles.",
        "Au plus tard le 01/01/2028", "C. com. art. L.127-1 s.", "C. trav. art. L.7331-3",
        "Clauses écrites : 1 sur 6", "Nouvel objectif",
    ):  # fmt: skip
        assert words in page, words
    assert "essai dure au plus 8 mois" in page, (
        "the trial written in the contract is longer than what is left"
    )


def test_a_running_cesa_is_amended_and_nothing_more_is_signed(whole_story, make_user, client_of):
    client = client_of(make_user(Role.ADVISOR))
    page = client.get(url(whole_story, "parcours/")).content.decode()
    assert ("Signer un CESA" in page, "Ajouter un avenant" in page) == (False, True)
    other = CapeFactory().person
    assert "Signer un CESA" in client.get(url(other, "parcours/")).content.decode()


def test_the_person_reads_the_same_page_without_the_gestures(whole_story, make_user, client_of):
    persons.link_account(whole_story.pk, make_user(Role.MEMBER), by=None)
    whole_story.refresh_from_db()
    client = client_of(whole_story.account)
    assert "5 blocs obligatoires sur 6" in client.get(url(whole_story)).content.decode()
    story = client.get(url(whole_story, "parcours/")).content.decode()
    assert "Période n° 1" in story
    assert GESTURES.findall(story) == []


def test_the_person_reads_who_opened_the_file(camille, make_user, client_of):
    persons.link_account(camille.pk, make_user(Role.MEMBER), by=None)
    camille.refresh_from_db()
    client_of(make_user(Role.PAYROLL, name="Marc Paie")).get(url(camille))
    page = client_of(camille.account).get(url(camille, "journal/")).content.decode()
    assert "Qui a consulté mon dossier" in page
    assert "Marc Paie" in page


def test_the_history_shows_before_and_after(whole_story, make_user, client_of):
    page = client_of(make_user(Role.DIRECTION)).get(url(whole_story, "historique/")).content.decode()
    assert "<ins>Nantes</ins>" in page


def grow(person, path, year):
    cape = CapeFactory(path=path, starts_on=date(2020 + year, 1, 1), ends_on=date(2020 + year, 12, 31))
    amendments.add(cape, effective_on=cape.starts_on, subject="x", by=None)
    clauses.write(cape, {"programme": "x"}, by=None)
    ActivityMemberFactory(person=person)
    FollowFactory(person=person, started_on=date(2020 + year, 1, 1), ended_on=date(2020 + year, 12, 31))


@pytest.mark.parametrize("capes", [1, 3])
def test_the_cost_of_a_file_is_written_here(capes, camille, django_assert_num_queries):
    path = PathFactory(person=camille, entered_on=date(2020, 1, 1))
    for year in range(capes):
        grow(camille, path, year)
    with django_assert_num_queries(12):
        file_of(camille, on=date(2026, 6, 15))


def test_the_pages_of_a_file_cost_the_same_at_one_and_three(camille, make_user, client_of, count_queries):
    client = client_of(make_user(Role.ADVISOR))
    client.get(url(camille))
    path = PathFactory(person=camille, entered_on=date(2020, 1, 1))
    grow(camille, path, 0)
    at_one = [count_queries(lambda sheet=sheet: client.get(url(camille, sheet))) for sheet in SHEETS]
    grow(camille, path, 1)
    grow(camille, path, 2)
    assert [count_queries(lambda sheet=sheet: client.get(url(camille, sheet))) for sheet in SHEETS] == at_one

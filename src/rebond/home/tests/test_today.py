"""The first screen of each role: what it holds, whom it shows, what it costs."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from rebond.accounts.models import Role
from rebond.figures.models import Figure, Import
from rebond.people import public as people

pytestmark = pytest.mark.django_db


def month_back(count: int) -> date:
    day = timezone.localdate().replace(day=1)
    for _ in range(count):
        day = (day - timedelta(days=1)).replace(day=1)
    return day


@pytest.fixture
def advisor(make_user):
    account = make_user(Role.ADVISOR, name="Inès Dalvigneau")
    person = people.create_person(by=None, first_name="Inès", last_name="Dalvigneau", is_support_team=True)
    return people.link_account(person.pk, account, by=None)


def followed(name: str, advisor, *, fallen: bool = True, account=None):
    """A CESA of three years whose last whole month is a quarter of the year before, or the same."""
    person = people.create_person(by=None, first_name=name, last_name="Berkanel")
    start = month_back(40)
    path = people.open_path(person, entered_on=start, by=None)
    people.sign_cesa(path, starts_on=start, by=None)
    activity = people.create_activity(name=f"Atelier {name}", analytic_code=f"A{person.pk}", by=None)
    people.join_activity(activity, person, by=None, started_on=start)
    people.assign_advisor(person, advisor, on=start, by=None)
    if account is not None:
        people.link_account(person.pk, account, by=None)
    source, _ = Import.objects.get_or_create(
        kind="ca", file_name="ca.csv", sha256="0" * 64, size=1, state="done"
    )
    last = 100_000 if fallen else 400_000
    amounts = [(month_back(back), 400_000) for back in range(13, 1, -1)] + [(month_back(1), last)]
    Figure.objects.bulk_create(
        Figure(activity=activity, month=m, kind="turnover", cents=c, pieces=3, source=source, line=2)
        for m, c in amounts
    )
    return person


def test_an_advisor_reads_whom_to_call_first_and_the_person_the_same_words(advisor, make_user, client_of):
    account = make_user(Role.MEMBER)
    followed("Yanis", advisor, account=account)
    followed("Calme", advisor, fallen=False)
    page = client_of(advisor.account).get("/").content.decode()
    assert "Yanis Berkanel" in page
    assert "Calme Berkanel" not in page.split("Ce que le calendrier demande")[0]
    own = client_of(account).get("/").content.decode()
    sentence = "Statut CESA, chiffre d&#x27;affaires"
    assert sentence in page
    assert sentence in own
    assert "divisé par 4" in own


@pytest.mark.parametrize("role", [Role.ADVISOR, Role.DIRECTION, Role.PAYROLL, Role.MEMBER])
@pytest.mark.parametrize("count", [1, 3])
def test_the_first_screen_costs_the_same_whatever_the_number(
    role, count, advisor, make_user, client_of, count_queries
):
    account = advisor.account if role is Role.ADVISOR else make_user(role)
    for at in range(count):
        followed(f"Personne{at}", advisor, account=account if role is Role.MEMBER and at == 0 else None)
    client = client_of(account)
    client.get("/")
    expected = {Role.ADVISOR: 25, Role.DIRECTION: 14, Role.PAYROLL: 15, Role.MEMBER: 27}
    assert count_queries(lambda: client.get("/")) == expected[role]


def test_a_role_without_a_screen_yet_is_told_so_plainly(make_user, client_of):
    page = client_of(make_user(Role.PSYCHOLOGIST)).get("/").content.decode()
    assert "Rien ne vous attend ici" in page


def test_a_home_without_a_block_leads_to_what_the_menu_opens(make_user, client_of):
    page = client_of(make_user(Role.TRAINING)).get("/").content.decode()
    assert "Rien ne vous attend ici" not in page
    assert 'href="/personnes/"' in page.partition("Ce que votre compte ouvre")[2]


def test_search_finds_only_what_may_be_opened(advisor, make_user, client_of):
    mine = make_user(Role.MEMBER)
    followed("Yanis", advisor, account=mine)
    followed("Nadia", advisor)
    assert "Nadia Berkanel" in client_of(advisor.account).get("/rechercher/?q=berkanel").content.decode()
    found = client_of(mine).get("/rechercher/?q=berkanel").content.decode()
    assert ("Yanis Berkanel" in found, "Nadia Berkanel" in found) == (True, False)

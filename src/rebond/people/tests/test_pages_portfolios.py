"""Portfolios, alerts, activities and places as pages."""

from datetime import date

import pytest
from django.urls import reverse

from rebond.accounts.public import Role
from rebond.people.actions import hand_overs
from rebond.people.models import Follow, HandOver
from rebond.people.tests.factories import (
    ActivityMemberFactory,
    AdvisorFactory,
    BranchFactory,
    CapeFactory,
    EstablishmentFactory,
    FollowFactory,
    PersonFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
TODAY = date(2026, 6, 15)
PAGES = ("portfolio", "portfolios", "alerts", "activities")


@pytest.mark.parametrize("name", PAGES)
def test_the_trio(name, trio):
    three, url = trio(Role.ADVISOR), reverse(f"people:{name}")
    assert three.allowed.get(url, follow=True).status_code == 200
    assert three.colleague.get(url).status_code == 403
    assert three.outsider.get(url).status_code == 302


@pytest.mark.parametrize("role", [Role.ADVISOR, Role.ADMINISTRATOR])
def test_places(role, trio):
    BranchFactory(name="Nantes")
    EstablishmentFactory(name="Siège", siret="12345678901234").branches.add(BranchFactory(name="Vertou"))
    three, url = trio(role), reverse("people:places")
    page = three.allowed.get(url).content.decode()
    assert "Nantes" in page
    assert "SIRET 12345678901234" in page
    assert ("Nouvelle antenne" in page) == (role == Role.ADMINISTRATOR)
    assert three.colleague.get(url).status_code == 403


@pytest.fixture
def two_advisors(make_user):
    users = [make_user(Role.ADVISOR, name="Aïcha"), make_user(Role.ADVISOR, name="Bruno")]
    return [AdvisorFactory(first_name=user.name, last_name="X", account=user) for user in users]


def test_an_advisor_sees_their_own_portfolio_first(two_advisors, client_of):
    aicha, bruno = two_advisors
    mine, other = FollowFactory(advisor=aicha).person, FollowFactory(advisor=bruno).person
    response = client_of(aicha.account).get(reverse("people:portfolio"))
    assert [line.person for line in response.context["lines"]] == [mine]
    assert "Mon portefeuille" in response.content.decode()
    response = client_of(aicha.account).get(reverse("people:portfolio_of", args=[bruno.pk]))
    assert [line.person for line in response.context["lines"]] == [other]


def test_someone_of_the_team_without_a_portfolio_sees_the_list(make_user, client_of):
    response = client_of(make_user(Role.PAYROLL)).get(reverse("people:portfolio"))
    assert response.url == reverse("people:portfolios")


def test_an_advisor_hands_over_their_own_portfolio_and_takes_it_back(two_advisors, client_of):
    aicha, bruno = two_advisors
    person = FollowFactory(advisor=aicha).person
    client, url = client_of(aicha.account), reverse("people:hand_over", args=[aicha.pk])
    assert client.get(url).context["form"]["persons"].initial == [person]
    said = {"taker": bruno.pk, "on": "2026-06-15", "persons": [person.pk], "note": "Tout va bien."}
    assert client.post(url, {**said, "note": ""}).status_code == 422
    assert client.post(url, said).status_code == 302
    assert Follow.objects.current(TODAY).get().advisor == bruno
    undo = reverse("people:undo_hand_over", args=[HandOver.objects.get().pk])
    assert undo in client.get(reverse("people:portfolio_of", args=[aicha.pk])).content.decode()
    assert client_of(bruno.account).post(undo).status_code == 403
    assert client.post(undo).status_code == 302
    assert Follow.objects.current(TODAY).get().advisor == aicha


def test_nobody_hands_over_the_portfolio_of_another_but_direction(two_advisors, make_user, client_of):
    aicha, bruno = two_advisors
    person = FollowFactory(advisor=aicha).person
    url = reverse("people:hand_over", args=[aicha.pk])
    said = {"taker": bruno.pk, "on": "2026-06-15", "persons": [person.pk], "note": "n"}
    for user in (bruno.account, make_user(Role.PAYROLL)):
        assert client_of(user).get(url).status_code == 403
        assert client_of(user).post(url, said).status_code == 403
    assert client_of(make_user(Role.MEMBER)).post(url, said).status_code == 404
    assert HandOver.objects.count() == 0
    assert client_of(make_user(Role.DIRECTION)).post(url, said).status_code == 302


def test_an_advisor_takes_the_portfolio_of_a_colleague_gone_for_themselves(
    two_advisors, make_user, client_of
):
    aicha, bruno = two_advisors
    gone = AdvisorFactory(support_team_left_on=date(2026, 6, 14))
    person = FollowFactory(advisor=gone).person
    url = reverse("people:hand_over", args=[gone.pk])
    said = {"on": "2026-06-15", "persons": [person.pk], "note": "n"}
    for role in (Role.PAYROLL, Role.ACCOUNTING):
        assert client_of(make_user(role)).post(url, {**said, "taker": bruno.pk}).status_code == 403
    client = client_of(bruno.account)
    assert client.get(url).context["form"]["taker"].initial == bruno
    assert client.post(url, {**said, "taker": aicha.pk}).status_code == 422, "for oneself only"
    assert client.post(url, {**said, "taker": bruno.pk}).status_code == 302
    assert Follow.objects.current(TODAY).get().advisor == bruno
    undo = reverse("people:undo_hand_over", args=[HandOver.objects.get().pk])
    assert client_of(aicha.account).post(undo).status_code == 403
    assert client.post(undo).status_code == 302
    assert HandOver.objects.get().undone_at is not None


def test_the_portfolio_whose_holder_leaves_today_is_still_theirs(two_advisors, client_of):
    _, bruno = two_advisors
    leaving = AdvisorFactory(support_team_left_on=TODAY)
    FollowFactory(advisor=leaving)
    assert client_of(bruno.account).get(reverse("people:hand_over", args=[leaving.pk])).status_code == 403


def test_a_person_of_another_portfolio_cannot_be_slipped_in(two_advisors, client_of):
    aicha, bruno = two_advisors
    FollowFactory(advisor=aicha)
    stranger = FollowFactory(advisor=bruno).person
    url = reverse("people:hand_over", args=[aicha.pk])
    said = {"taker": bruno.pk, "on": "2026-06-15", "persons": [stranger.pk], "note": "n"}
    assert client_of(aicha.account).post(url, said).status_code == 422
    assert HandOver.objects.count() == 0


def test_the_note_of_a_hand_over_is_never_on_the_file_of_a_person(two_advisors, make_user, client_of):
    aicha, bruno = two_advisors
    person = FollowFactory(advisor=aicha, person=PersonFactory(account=make_user(Role.MEMBER))).person
    hand_overs.hand_over(aicha, bruno, on=TODAY, by=None, note="Parle aussi de quelqu'un d'autre")
    page = client_of(person.account).get(reverse("people:file", args=[person.pk])).content.decode()
    assert "Bruno X" in page
    assert "Parle aussi" not in page


def test_alerts_are_filtered_by_kind_and_portfolio(two_advisors, make_user, client_of):
    aicha, _ = two_advisors
    followed = CapeFactory(ends_on=date(2026, 7, 1)).person
    FollowFactory(person=followed, advisor=aicha)
    CapeFactory()
    client, url = client_of(make_user(Role.DIRECTION)), reverse("people:alerts")

    def kinds(**query):
        return [alert.kind for alert in client.get(url, query).context["page"].object_list]

    assert kinds() == ["cape_ends", "no_advisor"]
    assert kinds(sorte="no_advisor") == ["no_advisor"]
    assert kinds(portefeuille=aicha.pk) == ["cape_ends"]
    assert kinds(sorte="pirate", portefeuille="x") == ["cape_ends", "no_advisor"]


@pytest.mark.parametrize("name", ["portfolios", "alerts", "activities"])
def test_lists_cost_the_same_at_one_and_three(name, make_user, client_of, count_queries):
    client, url = client_of(make_user(Role.ADVISOR)), reverse(f"people:{name}")
    client.get(url)
    counts = set()
    for more in (1, 2):
        for _ in range(more):
            person = CapeFactory(ends_on=date(2026, 7, 1)).person
            FollowFactory(person=person)
            ActivityMemberFactory(person=person)
        counts.add(count_queries(lambda: client.get(url)))
    assert len(counts) == 1, counts


def test_a_portfolio_costs_the_same_at_one_and_three(make_user, client_of, count_queries):
    advisor = AdvisorFactory()
    client, url = client_of(make_user(Role.ADVISOR)), reverse("people:portfolio_of", args=[advisor.pk])
    client.get(url)
    counts = set()
    for more in (1, 2):
        for _ in range(more):
            person = CapeFactory().person
            FollowFactory(person=person, advisor=advisor)
            ActivityMemberFactory(person=person)
        counts.add(count_queries(lambda: client.get(url)))
    assert len(counts) == 1, counts


def test_a_member_sees_who_carries_their_activity_and_not_their_files(make_user, client_of):
    mine = ActivityMemberFactory(person=PersonFactory(account=make_user(Role.MEMBER)))
    other = ActivityMemberFactory(activity=mine.activity, person__last_name="Associée")
    client = client_of(mine.person.account)
    page = client.get(reverse("people:activity", args=[mine.activity_id])).content.decode()
    assert "Associée" in page
    assert reverse("people:file", args=[mine.person_id]) in page
    assert reverse("people:file", args=[other.person_id]) not in page
    assert (
        client.get(reverse("people:activity", args=[ActivityMemberFactory().activity_id])).status_code == 404
    )


def test_activities_are_searched_by_name_and_code(make_user, client_of):
    wanted = ActivityMemberFactory(
        activity__name="L'Atelier d'Élise", activity__analytic_code="ELI01"
    ).activity
    ActivityMemberFactory()
    client, url = client_of(make_user(Role.ACCOUNTING)), reverse("people:activities")
    for words in ("atelier elise", "eli01", "delise"):
        assert list(client.get(url, {"q": words}).context["page"].object_list) == [wanted]
    assert len(client.get(url, {"etat": "fermees"}).context["page"].object_list) == 0

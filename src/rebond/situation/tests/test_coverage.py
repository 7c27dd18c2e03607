"""Status and protection: every count opens its list, nothing doubtful is proposed, all of it can be undone."""

from datetime import date

import pytest

from rebond.people.public import person_of
from rebond.situation.actions.protections import check, note
from rebond.situation.forms.coverage import offered
from rebond.situation.models import Coverage, CrisisMember, Protection
from rebond.situation.queries import coverage
from rebond.situation.refusals import Refused
from rebond.situation.tests.factories import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund(cast):
    fund = Protection.objects.create(
        name="Fonds de secours", kind="relief", claimants=["cape"], protects=["cape", "cesa"],
        conditions="sur demande", source="règlement",
    )  # fmt: skip
    return check(fund, by=cast["judith"], on=TODAY)


def said(fund, *people, state="granted"):
    return {
        "persons": [p.pk for p in people], "protection": fund.pk, "state": state, "since": "2020-04-05",
        "until": "", "remark": "",
    }  # fmt: skip


def counts(crisis):
    return [
        (row.label, row.total, [cell.count for cell in row.cells], row.uncovered)
        for row in coverage.table(crisis)
    ]


def test_the_table_crosses_status_and_protection_cape_first(cast, crisis, fund, yanis):
    assert counts(crisis) == [("CAPE", 1, [], 1), ("CESA", 1, [], 1)]
    note(crisis, yanis, fund, state=Coverage.State.GRANTED, since=TODAY, by=cast["judith"])
    assert counts(crisis) == [("CAPE", 1, [0], 1), ("CESA", 1, [1], 0)]
    note(crisis, yanis, fund, state=Coverage.State.REFUSED, since=TODAY, by=cast["judith"])
    assert counts(crisis)[1] == ("CESA", 1, [], 1)


def test_several_at_once_then_undone(cast, crisis, fund, yanis, client_of):
    judith, aicha = client_of(cast["judith"]), person_of(cast["colleague"])
    address = f"/crises/{crisis.pk}/couverture/nouvelle/?personne={yanis.pk}&personne={aicha.pk}"
    assert "Fonds de secours" in judith.get(address).content.decode()
    assert judith.post(address, said(fund, yanis, aicha)).status_code == 302
    assert Coverage.objects.filter(state="granted").count() == 2
    for line in Coverage.objects.all():
        judith.post(f"/crises/couvertures/{line.pk}/retrait/")
    assert Coverage.objects.count() == 0


def test_one_refusal_among_several_notes_nobody_and_names_who(cast, crisis, fund, yanis, client_of):
    Protection.objects.filter(pk=fund.pk).update(protects=["cesa"])
    aicha = person_of(cast["colleague"])
    address = f"/crises/{crisis.pk}/couverture/nouvelle/?personne={yanis.pk}&personne={aicha.pk}"
    answer = client_of(cast["judith"]).post(address, said(fund, yanis, aicha))
    assert answer.status_code == 422
    assert "ne protège pas une personne CAPE, comme Aïcha Cape" in answer.content.decode()
    assert Coverage.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"closes_on": date(2020, 4, 4)}, "expirée depuis le 04/04/2020"),
        ({"checked_on": date(2020, 1, 1)}, "vérifiée il y a plus de 90 jours"),
        ({"checked_on": None}, "jamais vérifiée à sa source"),
        ({"opens_on": date(2020, 4, 6)}, "pas encore ouverte"),
    ],
)
def test_an_expired_or_unchecked_one_is_seen_but_never_proposed(
    cast, crisis, fund, yanis, client_of, change, reason
):
    Protection.objects.filter(pk=fund.pk).update(**change)
    fund.refresh_from_db()
    judith = client_of(cast["judith"])
    assert reason in judith.get("/crises/protections/").content.decode()
    assert coverage.proposable(CrisisMember.objects.get(crisis=crisis, person=yanis), on=TODAY) == []
    assert not offered(crisis, TODAY).exists()
    address = f"/crises/{crisis.pk}/couverture/nouvelle/?personne={yanis.pk}"
    assert judith.post(address, said(fund, yanis, state="asked")).status_code == 422
    with pytest.raises(Refused, match="elle ne peut pas être demandée"):
        note(crisis, yanis, fund, state=Coverage.State.ASKED, since=TODAY, by=cast["judith"])
    assert Coverage.objects.count() == 0


def test_the_known_ones_come_with_a_source_and_wait_to_be_checked(client_of, cast):
    known = Protection.objects.all()
    assert known.count() >= 5
    assert all(each.source and each.checked_on is None for each in known)
    assert not any(each.may_be_proposed(TODAY) for each in known)


def test_a_correction_asks_for_a_new_reading_of_the_source(cast, fund, client_of):
    ines = client_of(cast["ines"])
    fields = {
        "name": "Fonds", "kind": "relief", "claimants": ["cape"], "protects": ["cape"], "conditions": "x",
        "source": "y", "source_url": "", "least_fall": "50",
    }  # fmt: skip
    assert ines.post(f"/crises/protections/{fund.pk}/", fields).status_code == 302
    fund.refresh_from_db()
    assert (fund.checked_on, fund.checks) == (None, {"least_fall": "0.5"})
    ines.post(f"/crises/protections/{fund.pk}/verification/")
    fund.refresh_from_db()
    assert fund.checked_on == TODAY


def test_an_advisor_counts_and_notes_their_own_people_only(cast, crisis, fund, yanis, client_of):
    bruno = client_of(cast["bruno"])
    shown = bruno.get(f"/crises/{crisis.pk}/couverture/liste/", {"sorte": "toutes"}).content.decode()
    assert "Aïcha Cape" in shown
    assert "Yanis Cesa" not in shown
    address = f"/crises/{crisis.pk}/couverture/nouvelle/?personne={yanis.pk}"
    assert bruno.post(address, said(fund, yanis)).status_code == 403


def test_who_reads_no_name_reads_no_small_number(cast, crisis, client_of):
    shown = client_of(cast["omar"]).get(f"/crises/{crisis.pk}/couverture/").content.decode()
    assert shown.count("moins de 5") == 4
    assert "couverture/liste" not in shown

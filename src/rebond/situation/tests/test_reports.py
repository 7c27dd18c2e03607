"""A point de situation: kept, sent, confirmed, corrected, and what moves with it."""

from datetime import date

import pytest

from rebond.accompaniment.models import Contact, Need, NeedKind
from rebond.journal.models import Entry
from rebond.people.public import person_of
from rebond.situation.actions import reports
from rebond.situation.actions.calls import claim, mark_reached
from rebond.situation.actions.crises import close, correct
from rebond.situation.merging import Conflict
from rebond.situation.models import CareSituation, CrisisMember, SituationReport
from rebond.situation.queries.months import contract_hours
from rebond.situation.refusals import Refused
from rebond.situation.tests.factories import branch

APRIL, MARCH = date(2020, 4, 1), date(2020, 3, 1)
EMPTY = {"level": [], "extent": [], "expected_1_cents": []}


def send(crisis, person, by, *, month=APRIL, seen=None, theirs=(), **given):
    given = {"level": "reduced", **given}
    return reports.submit(crisis, person, month, by=by, given=given, seen=seen or {}, theirs=theirs)


def line(crisis, person):
    return CrisisMember.objects.get(crisis=crisis, person=person)


def test_a_draft_is_kept_answer_by_answer_and_nobody_is_told(crisis, yanis, cast):
    me = cast["yanis"]
    reports.keep(crisis, yanis, APRIL, by=me, given={"level": "stopped"}, seen={})
    report = reports.keep(crisis, yanis, APRIL, by=me, given={"extent": "deux mariages"}, seen={})
    assert (report.level, report.extent, report.state, report.version) == (
        "stopped",
        "deux mariages",
        "draft",
        3,
    )
    assert (line(crisis, yanis).answered_at, Contact.objects.count(), Need.objects.count()) == (None, 0, 0)


def test_sending_moves_the_roll_the_needs_and_the_ledger_at_once(crisis, yanis, cast, spring):
    kind = NeedKind.objects.order_by("position").first()
    report = send(
        crisis, yanis, cast["yanis"], need_kinds=[kind.pk], need_text="un prêt de salle", call_me_back=True
    )
    row = line(crisis, yanis)
    assert (row.answered_at, row.level, row.reached_how, row.open_needs) == (spring, "reduced", "platform", 2)
    assert (row.call_back_asked_at, row.last_contact_on) == (spring, spring.date())
    assert {need.origin for need in Need.objects.all()} == {f"crisis:{crisis.pk}:report:{report.pk}"}
    contact = Contact.objects.get()
    assert (contact.channel, contact.is_from_person, contact.outcome) == ("platform", True, "reached")
    assert "un prêt de salle" not in " ".join(Entry.objects.values_list("sentence", flat=True)).replace(
        "Besoin exprimé : un prêt de salle.", ""
    )


def test_sending_twice_the_same_changes_nothing_the_second_time(crisis, yanis, cast):
    first = send(crisis, yanis, cast["yanis"])
    again = send(crisis, yanis, cast["yanis"])
    assert (again.version, Contact.objects.count()) == (first.version, 1)


def test_needs_no_longer_said_are_withdrawn(crisis, yanis, cast):
    one, two = NeedKind.objects.order_by("position")[:2]
    send(crisis, yanis, cast["yanis"], need_kinds=[one.pk, two.pk], need_text="et aussi")
    send(
        crisis,
        yanis,
        cast["yanis"],
        need_kinds=[two.pk],
        need_text="",
        seen={"need_kinds": [str(one.pk), str(two.pk)], "need_text": ["et aussi"], "level": ["reduced"]},
    )
    assert list(Need.objects.filter(withdrawn_at=None).values_list("kind", flat=True)) == [two.pk]
    assert line(crisis, yanis).open_needs == 1


def test_a_call_already_made_is_not_asked_again_by_a_correction(crisis, yanis, cast):
    send(crisis, yanis, cast["yanis"], call_me_back=True)
    mark_reached(line(crisis, yanis), how="phone", by=cast["ines"])
    seen = {"level": ["reduced"], "call_me_back": ["on"]}
    send(crisis, yanis, cast["yanis"], level="stopped", call_me_back=True, seen=seen)
    assert line(crisis, yanis).call_back_asked_at is None
    send(
        crisis, yanis, cast["yanis"], level="stopped", call_me_back=False, seen={**seen, "level": ["stopped"]}
    )
    send(crisis, yanis, cast["yanis"], level="stopped", call_me_back=True, seen={"level": ["stopped"]})
    assert line(crisis, yanis).call_back_asked_at is not None


def test_an_older_month_told_late_does_not_rewrite_the_present(crisis, yanis, cast):
    send(crisis, yanis, cast["yanis"], level="stopped")
    send(crisis, yanis, cast["yanis"], level="goes_on", month=MARCH)
    assert line(crisis, yanis).level == "stopped"


def test_two_people_save_the_same_answer_and_both_writings_are_given(crisis, yanis, cast):
    reports.keep(crisis, yanis, APRIL, by=cast["yanis"], given={"extent": "a"}, seen=EMPTY)
    with pytest.raises(Conflict) as told:
        reports.keep(crisis, yanis, APRIL, by=cast["ines"], given={"extent": "b"}, seen=EMPTY)
    assert [(c.name, c.mine, c.theirs) for c in told.value.clashes] == [("extent", ("b",), ("a",))]
    assert SituationReport.objects.get().extent == "a"
    reports.keep(crisis, yanis, APRIL, by=cast["ines"], given={"extent": "b"}, seen={"extent": ["a"]})
    assert SituationReport.objects.get().extent == "b"


def test_a_whole_form_keeps_what_the_other_changed_and_i_did_not(crisis, yanis, cast):
    reports.keep(crisis, yanis, APRIL, by=cast["yanis"], given={"extent": "a"}, seen=EMPTY)
    report = send(crisis, yanis, cast["yanis"], level="stopped", extent="", impact="c", seen=EMPTY)
    assert (report.level, report.extent, report.impact) == ("stopped", "a", "c")


def test_choosing_the_other_writing_keeps_it(crisis, yanis, cast):
    reports.keep(crisis, yanis, APRIL, by=cast["yanis"], given={"extent": "a"}, seen=EMPTY)
    report = send(crisis, yanis, cast["yanis"], extent="b", seen=EMPTY, theirs=["extent"])
    assert report.extent == "a"


@pytest.mark.parametrize(
    ("month", "sentence"),
    [
        (date(2020, 2, 1), "a commencé le 17.mars 2020"),
        (date(2020, 5, 1), "Le mois de mai 2020 n'a pas commencé"),
    ],
)
def test_a_month_outside_the_crisis_is_refused(crisis, yanis, cast, month, sentence):
    with pytest.raises(Refused, match=sentence):
        send(crisis, yanis, cast["yanis"], month=month)
    assert SituationReport.objects.count() == 0


def test_a_closed_crisis_takes_no_more_answer(crisis, yanis, cast, spring):
    close(crisis, on=spring.date(), by=cast["judith"])
    with pytest.raises(Refused, match=r"est close depuis le 5.avril 2020"):
        send(crisis, yanis, cast["yanis"])


def test_somebody_who_left_the_roll_is_not_asked(crisis, yanis, cast):
    correct(crisis, by=None, branches=[branch("Ailleurs")])
    with pytest.raises(Refused, match="n'est pas concerné"):
        send(crisis, yanis, cast["yanis"])


def test_sending_without_saying_how_the_activity_goes_is_refused(crisis, yanis, cast):
    with pytest.raises(Refused, match="comment va votre activité"):
        send(crisis, yanis, cast["yanis"], level="")


def test_filled_during_a_call_then_confirmed_by_the_person(crisis, yanis, cast):
    report = send(crisis, yanis, cast["ines"])
    assert (report.state, report.filled_by, report.confirmed_at) == ("to_confirm", cast["ines"], None)
    assert Contact.objects.get().channel == "phone"
    with pytest.raises(Refused, match="Seule la personne"):
        reports.confirm(report, by=cast["ines"])
    report = reports.confirm(report, by=cast["yanis"])
    assert (report.state, report.filled_by) == ("submitted", cast["ines"])
    assert reports.confirm(report, by=cast["yanis"]).version == report.version


def test_correcting_what_was_filled_for_me_confirms_it(crisis, yanis, cast):
    send(crisis, yanis, cast["ines"])
    report = send(crisis, yanis, cast["yanis"], level="stopped", seen={"level": ["reduced"]})
    assert (report.state, report.level, report.confirmed_at is not None) == ("submitted", "stopped", True)


def test_on_the_call_sheet_the_contact_is_written_once(crisis, yanis, cast):
    claim(line(crisis, yanis), by=cast["bruno"])
    send(crisis, yanis, cast["bruno"])
    assert Contact.objects.count() == 0, "the outcome of the call will be noted on the sheet"
    assert line(crisis, yanis).reached_how == "phone"


def test_a_new_month_starts_from_the_last_one_without_its_needs(crisis, yanis, cast):
    kind = NeedKind.objects.order_by("position").first()
    send(
        crisis, yanis, cast["yanis"], month=MARCH, reasons=["Commandes ou devis annulés"],
        expected_2_cents=120_050, expected_3_cents=200_000, need_kinds=[kind.pk], call_me_back=True,
    )  # fmt: skip
    draft = reports.keep(crisis, yanis, APRIL, by=cast["yanis"], given={"extent": "x"}, seen={})
    assert (draft.level, draft.reasons) == ("reduced", ["Commandes ou devis annulés"])
    assert (draft.expected_1_cents, draft.expected_2_cents, draft.expected_3_cents) == (
        120_050,
        200_000,
        None,
    )
    assert (draft.need_kinds, draft.call_me_back) == ([], False)


def test_care_is_kept_apart_and_bumps_the_version(crisis, yanis, cast):
    report = send(crisis, yanis, cast["yanis"], has_child_care=True, is_vulnerable=None)
    care = CareSituation.objects.get()
    assert (care.report_id, care.has_child_care, care.is_vulnerable) == (report.pk, True, None)
    again = send(
        crisis,
        yanis,
        cast["yanis"],
        has_child_care=False,
        seen={"level": ["reduced"], "has_child_care": ["oui"]},
    )
    assert again.version > report.version


def test_the_hours_come_from_the_contract_or_its_last_amendment(with_hours, cast):
    assert contract_hours(with_hours, APRIL) == 120
    assert contract_hours(person_of(cast["colleague"]), APRIL) is None
    assert contract_hours(with_hours, date(2019, 12, 1)) is None

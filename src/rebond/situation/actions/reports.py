"""A point de situation: kept field by field while it is a draft, then sent, confirmed or corrected.

Every write locks the person's line of the roll first: two savings of one report follow each
other, and the second one is told what the first one changed (`Conflict`).
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from rebond.journal.public import record
from rebond.people.public import Person
from rebond.situation.actions.declaring import declare
from rebond.situation.answers import CARE, Seen
from rebond.situation.merging import merged
from rebond.situation.models import CareSituation, Crisis, CrisisMember, SituationReport
from rebond.situation.months import of
from rebond.situation.queries.months import check_month
from rebond.situation.queries.reports import suggested
from rebond.situation.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User

State = SituationReport.State
SENT_ALREADY = "Ce point est déjà envoyé : vos changements partent ensemble, quand vous appuyez sur « Envoyer la correction »."


@transaction.atomic
def keep(
    crisis: Crisis,
    person: Person,
    month: date,
    *,
    by: "User",
    given: Mapping[str, Any],
    seen: Seen,
    theirs: Collection[str] = (),
) -> SituationReport:
    """Keep some answers of a draft, as `by` types them. `seen`: what each answer was on their screen.

    Raises `Refused` when nothing can be declared for the month, `Conflict` when somebody else
    changed one of these answers meanwhile. The database history keeps each step.
    """
    _, report = _locked(crisis, person, month, by=by)
    if report.state != State.DRAFT:
        refuse(SENT_ALREADY)
    _write(report, dict(given), seen, theirs)
    return report


@transaction.atomic
def submit(
    crisis: Crisis,
    person: Person,
    month: date,
    *,
    by: "User",
    given: Mapping[str, Any],
    seen: Seen,
    theirs: Collection[str] = (),
) -> SituationReport:
    """The point is told: by the person (SUBMITTED), or for them during a call (TO_CONFIRM).

    In the same transaction the roll, the needs and the contact ledger move. Sending twice the
    same thing changes nothing the second time.
    """
    member, report = _locked(crisis, person, month, by=by)
    before = SituationReport.objects.get(pk=report.pk)
    changed = _write(report, dict(given), seen, theirs)
    if not report.level:
        refuse(
            "Dites comment va votre activité : choisissez une des quatre réponses, le reste est facultatif."
        )
    is_person = person.account_id == by.pk
    is_said_already = report.state == State.SUBMITTED or (report.state == State.TO_CONFIRM and not is_person)
    if not changed and is_said_already:
        return report
    report.state = State.SUBMITTED if is_person else State.TO_CONFIRM
    report.submitted_at = timezone.now()
    if not is_person:
        report.filled_by, report.confirmed_at = by, None
    elif report.filled_by_id not in (None, by.pk):
        report.confirmed_at = report.submitted_at
    report.version += 1
    report.save()
    declare(report, member, before=before, by=by)
    return report


@transaction.atomic
def confirm(report: SituationReport, *, by: "User") -> SituationReport:
    """The person has read what was filled for them and agrees. Twice changes nothing."""
    report = _lock(report.pk)
    if report.person.account_id != by.pk:
        refuse("Seule la personne concernée peut confirmer son point de situation.")
    if report.state == State.DRAFT:
        refuse("Ce point n'est pas encore envoyé : relisez-le, puis envoyez-le.")
    if report.state == State.SUBMITTED:
        return report
    report.state, report.confirmed_at = State.SUBMITTED, timezone.now()
    report.version += 1
    report.save()
    sentence = f"Point de situation {of(report.month)} confirmé par la personne."
    record("report_confirmed", sentence, by=by, subject=report, person_id=report.person_id)
    return report


def _locked(
    crisis: Crisis, person: Person, month: date, *, by: "User"
) -> tuple[CrisisMember, SituationReport]:
    """The line of the roll, then the report of the month, made from the month before when it is new."""
    crisis = Crisis.objects.get(pk=crisis.pk)
    check_month(crisis, month, on=timezone.localdate())
    member = (
        CrisisMember.objects.select_for_update(of=("self",))
        .filter(crisis=crisis, person=person, left_roll_on=None)
        .select_related("person", "crisis")
        .first()
    )
    if member is None:
        refuse(f"{person} n'est pas concerné·e par la crise « {crisis.name} ».")
    report = SituationReport.objects.filter(crisis=crisis, person=person, month=month).first()
    if report is None:
        report = suggested(crisis, person, month)
        report.filled_by = by
        report.save()
    return member, _lock(report.pk)


def _lock(pk: int) -> SituationReport:
    return (
        SituationReport.objects.select_for_update(of=("self",)).select_related("person", "crisis").get(pk=pk)
    )


def _write(report: SituationReport, given: dict[str, Any], seen: Seen, theirs: Collection[str]) -> bool:
    """Merge and save; says whether anything moved."""
    care = CareSituation.objects.filter(report=report).first()
    changes = merged(report, care, given, seen, theirs=theirs)
    if not changes:
        return False
    _write_care(report, care, {name: changes.pop(name) for name in CARE if name in changes})
    for name, value in changes.items():
        setattr(report, name, value)
    report.version += 1
    report.save()
    return True


def _write_care(report: SituationReport, care: CareSituation | None, changes: dict[str, bool | None]) -> None:
    if changes:
        care = care or CareSituation(report=report)
        for name, value in changes.items():
            setattr(care, name, value)
        care.save()

"""Reading the points de situation: what is known already, what the month before suggests, who said what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from rebond.figures.public import turnover_series
from rebond.people.public import Contract, Person, Status, advisor_of
from rebond.situation.models import CareSituation, Crisis, CrisisMember, SituationReport
from rebond.situation.months import last_day, shift
from rebond.situation.queries.months import contract_hours, months_of

if TYPE_CHECKING:
    from rebond.accounts.public import User

AHEAD = (1, 2, 3)


@dataclass(frozen=True)
class Known:
    """What the cooperative already knows: shown, never asked."""

    status: Status
    activities: tuple[str, ...]
    contract: Contract | None
    monthly_hours: Decimal | None
    advisor: Person | None
    # (month to come, same month last year in cents or None)
    last_year: tuple[tuple[date, int | None], ...]


def known(person: Person, month: date, *, on: date) -> Known:
    standing = Person.objects.with_status(on).get(pk=person.pk)
    series = turnover_series(person)
    coming = [shift(month, step) for step in AHEAD]
    covering = Q(starts_on__lte=last_day(month)) & (Q(last_day=None) | Q(last_day__gte=month))
    return Known(
        status=Status(standing.status),
        activities=tuple(
            person.memberships.filter(Q(ended_on=None) | Q(ended_on__gte=month))
            .order_by("activity__name")
            .values_list("activity__name", flat=True)
        ),
        contract=Contract.objects.filter(covering, person=person).order_by("-starts_on", "-pk").first(),
        monthly_hours=contract_hours(person, month),
        advisor=advisor_of(person, on=on),
        last_year=tuple((coming_month, series.cents(shift(coming_month, -12))) for coming_month in coming),
    )


def report_of(crisis: Crisis, person: Person, month: date) -> SituationReport | None:
    return SituationReport.objects.filter(crisis=crisis, person=person, month=month).first()


def source_of_suggestion(crisis: Crisis, person: Person, month: date) -> SituationReport | None:
    """The last month declared in this crisis; else the same month already told for another crisis."""
    declared = SituationReport.objects.declared().filter(person=person)
    before = declared.filter(crisis=crisis, month__lt=month).order_by("-month").first()
    return before or declared.filter(month=month).exclude(crisis=crisis).order_by("-submitted_at").first()


def suggested(crisis: Crisis, person: Person, month: date) -> SituationReport:
    """A new report, not saved, that starts from what was said last. Needs and calls are never repeated."""
    report = SituationReport(crisis=crisis, person=person, month=month)
    source = source_of_suggestion(crisis, person, month)
    if source is None:
        return report
    report.level, report.reasons = source.level, list(source.reasons)
    report.extent, report.impact = source.extent, source.impact
    expected = {shift(source.month, step): getattr(source, f"expected_{step}_cents") for step in AHEAD}
    for step in AHEAD:
        setattr(report, f"expected_{step}_cents", expected.get(shift(month, step)))
    return report


def care_of(report: SituationReport) -> CareSituation | None:
    """Ask `situation.read_care` before calling this."""
    return CareSituation.objects.filter(report=report).first() if report.pk else None


def crises_for(person: Person, *, on: date) -> QuerySet[Crisis]:
    """The open crises that concern the person on the day."""
    concerned = CrisisMember.objects.filter(person=person, left_roll_on=None).values("crisis")
    return Crisis.objects.open(on).filter(pk__in=concerned)


def reports_for(person: Person) -> QuerySet[SituationReport]:
    """Every month the person told, drafts included, newest first."""
    return (
        SituationReport.objects.filter(person=person)
        .select_related("crisis", "filled_by")
        .annotate(evidence_count=Count("evidence", filter=Q(evidence__deleted_at=None)))
    )


@dataclass(frozen=True)
class ToTell:
    """A crisis that asks the person something, month by month."""

    crisis: Crisis
    months: tuple[tuple[date, SituationReport | None], ...]


def to_tell(person: Person, *, on: date) -> list[ToTell]:
    """What each open crisis asks, newest month first, with the report of each month when there is one."""
    crises = list(crises_for(person, on=on))
    told = {
        (report.crisis_id, report.month): report
        for report in SituationReport.objects.filter(person=person, crisis__in=crises).order_by("pk")
    }
    return [ToTell(crisis, tuple(_told(crisis.pk, months_of(crisis, on=on), told))) for crisis in crises]


def _told(
    crisis_id: int, months: list[date], told: dict[tuple[int, date], SituationReport]
) -> Iterable[tuple[date, SituationReport | None]]:
    return ((month, told.get((crisis_id, month))) for month in reversed(months))


def visible_report(user: "User", pk: int, *, on: date) -> SituationReport | None:
    found = SituationReport.objects.visible_to(user, on).filter(pk=pk)
    return found.select_related("crisis", "person__account", "filled_by").first()

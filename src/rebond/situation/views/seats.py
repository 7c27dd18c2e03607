"""Who sits in front of the form: the person, or somebody of the team during a call."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from rebond.accounts.public import User
from rebond.situation.forms.reports import ReportForm
from rebond.situation.models import CareSituation, Crisis, CrisisMember, SituationReport
from rebond.situation.months import key, month_of, parse
from rebond.situation.queries.months import check_month, contract_hours
from rebond.situation.queries.reports import care_of, report_of, suggested
from rebond.situation.refusals import refuse


@dataclass(frozen=True)
class Seat:
    """One report of one person, seen by one account that may write it. `report` may not be saved yet."""

    user: User
    member: CrisisMember
    month: date
    report: SituationReport
    care: CareSituation | None
    hours: Decimal | None
    is_person: bool
    writes_care: bool

    @property
    def crisis(self) -> Crisis:
        return self.member.crisis

    @property
    def is_draft(self) -> bool:
        return self.report.state == SituationReport.State.DRAFT

    @property
    def storage_key(self) -> str:
        """Where this account keeps, on this device, what has not left yet."""
        return f"rebond:point:{self.user.pk}:{self.crisis.pk}:{self.member.person_id}:{key(self.month)}"

    @property
    def storage_secret(self) -> str:
        """What is kept on the device is encrypted with it: another account of the same device reads nothing."""
        return salted_hmac("rebond.situation.draft", str(self.user.pk), algorithm="sha256").hexdigest()

    @property
    def url(self) -> str:
        return self._url("answer", "fill")

    @property
    def field_url(self) -> str:
        return self._url("answer_field", "fill_field")

    def form(self, data: object = None) -> ReportForm:
        return ReportForm(
            data, report=self.report, care=self.care, hours=self.hours, with_care=self.writes_care
        )

    def _url(self, own: str, team: str) -> str:
        if self.is_person:
            return reverse(f"situation:{own}", args=[self.crisis.pk])
        return reverse(f"situation:{team}", args=[self.crisis.pk, self.member.person_id])


def own_member(user: User, crisis: int) -> CrisisMember:
    """One's own line of the roll; somebody who is not concerned finds nothing here."""
    return get_object_or_404(_roll(), crisis=crisis, person__account=user)


def member_for_team(user: User, crisis: int, person: int) -> CrisisMember:
    """Nobody else's line but that of the person one follows, pays, directs or is calling now."""
    member = get_object_or_404(_roll(), crisis=crisis, person=person)
    if not user.has_perm("situation.fill_report", member):
        raise Http404
    return member


def seat_of(user: User, member: CrisisMember, month: date) -> Seat:
    """Raises `Refused` when the month cannot be told, or when it was told already to others than `user`."""
    check_month(member.crisis, month, on=timezone.localdate())
    is_person = member.person.account_id == user.pk
    if member.left_roll_on is not None:
        refuse(f"La crise « {member.crisis.name} » ne concerne plus {member.person} : on ne répond plus.")
    report = report_of(member.crisis, member.person, month) or suggested(member.crisis, member.person, month)
    if not is_person:
        _check_open_to_team(user, report)
    writes_care = user.has_perm("situation.write_care", member)
    return Seat(
        user=user,
        member=member,
        month=month,
        report=report,
        care=care_of(report) if writes_care else None,
        hours=contract_hours(member.person, month),
        is_person=is_person,
        writes_care=writes_care,
    )


def asked_month(text: str | None) -> date:
    """The month asked by the address, the present one otherwise."""
    if not text:
        return month_of(timezone.localdate())
    try:
        return parse(text)
    except ValueError:
        refuse(f"« {text} » n'est pas un mois : écrivez-le comme 2020-04.")


def _check_open_to_team(user: User, report: SituationReport) -> None:
    """A point already told is corrected by those who read it, or by who has just filled it."""
    if report.state == SituationReport.State.DRAFT or report.filled_by_id == user.pk:
        return
    if not user.has_perm("situation.read_report", report):
        refuse(f"{report.person} a déjà envoyé son point de situation : il n'y a plus rien à remplir.")


def _roll() -> QuerySet[CrisisMember]:
    return CrisisMember.objects.select_related("crisis", "person__account")

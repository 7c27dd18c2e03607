"""Who may do what in a crisis. One name hides the button and guards the POST.

A report is read by the person, their current advisor, payroll and direction; child care and
vulnerability by the person and payroll only. Anybody else of the team reads the line of the
roll, and fills the report while they hold the call of that person.
"""

from typing import cast

import rules
from django.utils import timezone

from rebond.accounts.public import Role, User
from rebond.people.public import Person, advisor_of
from rebond.situation.models import CallClaim, CrisisMember, Evidence, SituationReport

# ---- reports and evidence


@rules.predicate
def is_direction(user: User) -> bool:
    return user.has_role(Role.DIRECTION)


@rules.predicate
def is_payroll(user: User) -> bool:
    return user.has_role(Role.PAYROLL)


def advises(user: User, person: Person) -> bool:
    """Now, not once: a portfolio handed over closes with it."""
    if not user.has_role(Role.ADVISOR):
        return False
    advisor = advisor_of(person, on=timezone.localdate())
    return advisor is not None and advisor.account_id == user.pk


def holds_the_call(user: User, member: CrisisMember) -> bool:
    """While the call lasts, and only for the support team."""
    held = CallClaim.objects.filter(member=member, by=user, released_at=None, expires_at__gt=timezone.now())
    return user.is_support_team and held.exists()


@rules.predicate
def is_its_person(user: User, report: SituationReport | None) -> bool:
    return report is not None and report.person.account_id == user.pk


@rules.predicate
def is_declared(user: User, report: SituationReport | None) -> bool:  # noqa: ARG001 (the form of a predicate)
    return report is not None and report.state != SituationReport.State.DRAFT


@rules.predicate
def advises_its_person(user: User, report: SituationReport | None) -> bool:
    return report is not None and advises(user, report.person)


@rules.predicate
def is_member_in_person(user: User, member: CrisisMember | None) -> bool:
    return member is not None and member.person.account_id == user.pk


@rules.predicate
def advises_member(user: User, member: CrisisMember | None) -> bool:
    return member is not None and advises(user, member.person)


@rules.predicate
def is_calling_member(user: User, member: CrisisMember | None) -> bool:
    return member is not None and holds_the_call(user, member)


def _of_its_report(predicate: rules.Predicate) -> rules.Predicate:
    @rules.predicate(f"{predicate.name} (evidence)")
    def through(user: User, evidence: Evidence | None) -> bool:
        return evidence is not None and bool(predicate.test(user, evidence.report))

    return cast("rules.Predicate", through)


reads_report = is_its_person | (is_declared & (is_payroll | is_direction | advises_its_person))

rules.add_perm("situation.answer_report", is_member_in_person)
rules.add_perm("situation.fill_report", is_payroll | is_direction | advises_member | is_calling_member)
rules.add_perm("situation.read_report", reads_report)
rules.add_perm("situation.confirm_report", is_its_person)
rules.add_perm("situation.read_care", is_its_person | (is_declared & is_payroll))
rules.add_perm("situation.write_care", is_member_in_person | is_payroll)
rules.add_perm("situation.add_evidence", reads_report)
rules.add_perm("situation.open_evidence", _of_its_report(reads_report))
rules.add_perm("situation.remove_evidence", _of_its_report(is_its_person))
rules.add_perm("situation.manage_lists", is_direction)


def may_read_report(user: User, report: SituationReport) -> bool:
    return user.has_perm("situation.read_report", report)


# ---- crises, calls, triage, coverage, bridge


@rules.predicate
def is_advisor(user: User) -> bool:
    return user.has_role(Role.ADVISOR)


@rules.predicate
def is_support_team(user: User) -> bool:
    return user.is_support_team


@rules.predicate
def is_that_advisor(user: User, advisor: Person | None) -> bool:
    """An advisor reads their own list, nobody else's."""
    return advisor is not None and user.has_role(Role.ADVISOR) and advisor.account_id == user.pk


rules.add_perm("situation.manage_crisis", is_direction | is_advisor)
rules.add_perm("situation.work_calls", is_support_team)
rules.add_perm("situation.see_triage", is_payroll | is_direction | is_that_advisor)
rules.add_perm("situation.write_word", is_member_in_person)
rules.add_perm("situation.see_coverage", is_support_team)
rules.add_perm("situation.note_coverage", is_payroll | is_direction | advises_member)
rules.add_perm("situation.manage_protections", is_direction | is_payroll | is_advisor)
rules.add_perm("situation.see_bridge", is_payroll | is_direction)

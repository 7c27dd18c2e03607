"""The door of people: who is here, under which contract, in whose portfolio.

Later capabilities, importers and the demonstration come in only through here. Dates are
`datetime.date`, every end is the last day covered, money is in integer cents, `by` is None
for the machine. Every action may raise `Refused`, whose reasons are ready to be read.
"""

from typing import TYPE_CHECKING

from rebond.people.actions.activities import close as close_activity
from rebond.people.actions.activities import create as create_activity
from rebond.people.actions.activities import reopen as reopen_activity
from rebond.people.actions.activities import update as update_activity
from rebond.people.actions.amendments import add as add_amendment
from rebond.people.actions.associates import enter as enter_association
from rebond.people.actions.associates import withdraw as withdraw_association
from rebond.people.actions.clauses import write as write_clauses
from rebond.people.actions.contracts import renew_cape, sign_cape, sign_cesa
from rebond.people.actions.ends import end as end_contract
from rebond.people.actions.ends import resume as resume_contract
from rebond.people.actions.ends import undo_signature
from rebond.people.actions.hand_overs import hand_over, undo_hand_over
from rebond.people.actions.memberships import join as join_activity
from rebond.people.actions.memberships import leave as quit_activity
from rebond.people.actions.memberships import undo_leave as undo_quit
from rebond.people.actions.paths import close, leave, open_path, reopen
from rebond.people.actions.persons import create as create_person
from rebond.people.actions.persons import link_account
from rebond.people.actions.persons import update as update_person
from rebond.people.actions.places import branch_named, create_establishment, trade_named
from rebond.people.actions.portfolios import assign as assign_advisor
from rebond.people.actions.portfolios import release as release_advisor
from rebond.people.actions.removals import remove
from rebond.people.actions.support_team import join as join_support_team
from rebond.people.actions.support_team import leave as leave_support_team
from rebond.people.models import (
    Activity,
    ActivityMember,
    Amendment,
    Branch,
    Contract,
    ContractClause,
    Establishment,
    Follow,
    HandOver,
    Path,
    Person,
    Trade,
)
from rebond.people.models.querysets import ActivityQuerySet, PersonQuerySet, Status
from rebond.people.names import fold
from rebond.people.permissions import may_view_file
from rebond.people.queries.alerts import Alert, Severity, alerts_for
from rebond.people.queries.portfolios import advisor_of, advisors, portfolio_of
from rebond.people.refusals import Refused

if TYPE_CHECKING:
    from rebond.accounts.public import User

__all__ = [
    "Activity",
    "ActivityMember",
    "ActivityQuerySet",
    "Alert",
    "Amendment",
    "Branch",
    "Contract",
    "ContractClause",
    "Establishment",
    "Follow",
    "HandOver",
    "Path",
    "Person",
    "PersonQuerySet",
    "Refused",
    "Severity",
    "Status",
    "Trade",
    "add_amendment",
    "advisor_of",
    "advisors",
    "alerts_for",
    "assign_advisor",
    "branch_named",
    "close",
    "close_activity",
    "create_activity",
    "create_establishment",
    "create_person",
    "end_contract",
    "enter_association",
    "fold",
    "hand_over",
    "join_activity",
    "join_support_team",
    "leave",
    "leave_support_team",
    "link_account",
    "may_view_file",
    "open_path",
    "person_of",
    "portfolio_of",
    "quit_activity",
    "release_advisor",
    "remove",
    "renew_cape",
    "reopen",
    "reopen_activity",
    "resume_contract",
    "sign_cape",
    "sign_cesa",
    "trade_named",
    "undo_hand_over",
    "undo_quit",
    "undo_signature",
    "update_activity",
    "update_person",
    "visible_activities",
    "visible_persons",
    "withdraw_association",
    "write_clauses",
]


def person_of(user: "User") -> Person | None:
    """The person behind an account; None for an account of nobody (an outside psychologist, say)."""
    return Person.objects.filter(account=user).select_related("branch").first()


def visible_persons(user: "User") -> PersonQuerySet:
    """The persons whose file this account may open: all for the support team, oneself otherwise."""
    return Person.objects.visible_to(user)


def visible_activities(user: "User") -> ActivityQuerySet:
    """All activities for the support team, one's own otherwise."""
    return Activity.objects.visible_to(user)

"""Who may do what. One name hides the button and guards the POST.

Who may see a file at all is decided first, by `Person.objects.visible_to(user)`: outside of
it a page answers 404, so that guessing numbers teaches nothing.
"""

import rules
from django.utils import timezone

from rebond.accounts.public import Role, User
from rebond.people.models import HandOver, Person

EDITORS = (Role.ADVISOR, Role.DIRECTION, Role.PAYROLL)


@rules.predicate
def is_support_team(user: User) -> bool:
    return user.is_support_team


@rules.predicate
def is_editor(user: User) -> bool:
    return user.has_role(*EDITORS)


@rules.predicate
def is_direction(user: User) -> bool:
    return user.has_role(Role.DIRECTION)


@rules.predicate
def keeps_accounts(user: User) -> bool:
    return user.has_role(Role.ACCOUNTING)


@rules.predicate
def runs_the_instance(user: User) -> bool:
    return user.has_role(Role.ADMINISTRATOR)


@rules.predicate
def is_oneself(user: User, person: Person | None) -> bool:
    return person is not None and person.account_id == user.pk


@rules.predicate
def is_advising_giver(user: User, giver: Person | None) -> bool:
    """An advisor passes on their own portfolio, nobody else's."""
    return giver is not None and giver.account_id == user.pk and user.has_role(Role.ADVISOR)


@rules.predicate
def is_advisor_of_a_colleague_gone(user: User, giver: Person | None) -> bool:
    """Nobody is left to pass it on: an advisor may take it, for themselves."""
    return giver is not None and user.has_role(Role.ADVISOR) and giver.is_gone(timezone.localdate())


@rules.predicate
def took_it(user: User, passing: HandOver | None) -> bool:
    return passing is not None and passing.by_id == user.pk and user.has_role(Role.ADVISOR)


@rules.predicate
def gave_it(user: User, passing: HandOver | None) -> bool:
    return passing is not None and is_advising_giver(user, passing.giver)


@rules.predicate
def has_no_account(_user: User, person: Person | None) -> bool:
    return person is not None and person.account_id is None


rules.add_perm("people.view_directory", is_support_team)
rules.add_perm("people.view_file", is_support_team | is_oneself)
rules.add_perm("people.edit_person", is_editor)
rules.add_perm("people.edit_contact", is_editor | is_oneself)
rules.add_perm("people.invite", is_editor & has_no_account)
rules.add_perm("people.manage_activities", is_editor | keeps_accounts)
rules.add_perm("people.view_places", is_support_team | runs_the_instance)
rules.add_perm("people.manage_places", is_direction | runs_the_instance)
rules.add_perm("people.manage_support_team", is_direction)
rules.add_perm("people.hand_over", is_direction | is_advising_giver | is_advisor_of_a_colleague_gone)
rules.add_perm("people.choose_taker", is_direction | is_advising_giver)
rules.add_perm("people.undo_hand_over", is_direction | gave_it | took_it)


def may_view_file(user: User, person: Person) -> bool:
    """The support team, and the person; never a colleague, the psychologist or the administrator."""
    return user.has_perm("people.view_file", person)

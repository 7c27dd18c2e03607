"""Who may do what with contacts, needs and promises."""

import rules

from rebond.accounts.public import User
from rebond.people.public import Person, may_view_file


@rules.predicate
def is_support_team(user: User) -> bool:
    return user.is_support_team


@rules.predicate
def is_open_file(user: User, person: Person | None) -> bool:
    return person is not None and may_view_file(user, person)


rules.add_perm("accompaniment.view_ledger", is_open_file)
rules.add_perm("accompaniment.enter_contact", is_support_team)
rules.add_perm("accompaniment.view_silent", is_support_team)
rules.add_perm("accompaniment.answer_needs", is_support_team)
rules.add_perm("accompaniment.make_promise", is_support_team)

"""Who may do what with contacts, needs and promises."""

import rules

from rebond.accompaniment.models import Promise
from rebond.accounts.public import Role, User
from rebond.people.public import Person, may_view_file


@rules.predicate
def is_support_team(user: User) -> bool:
    return user.is_support_team


@rules.predicate
def is_open_file(user: User, person: Person | None) -> bool:
    return person is not None and may_view_file(user, person)


@rules.predicate
def made_it(user: User, promise: Promise | None) -> bool:
    return promise is not None and promise.made_by_id == user.pk


@rules.predicate
def is_direction(user: User) -> bool:
    return user.has_role(Role.DIRECTION)


rules.add_perm("accompaniment.view_ledger", is_open_file)
rules.add_perm("accompaniment.enter_contact", is_support_team)
rules.add_perm("accompaniment.view_silent", is_support_team)
rules.add_perm("accompaniment.answer_needs", is_support_team)
rules.add_perm("accompaniment.make_promise", is_support_team)
rules.add_perm("accompaniment.settle_promise", made_it | is_direction)

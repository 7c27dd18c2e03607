"""Who may do what with accounts. One name hides the button and guards the POST.

accounts.view     see the accounts and who holds which role: administrators, direction
accounts.manage   grant and end roles, deactivate, reactivate, invite with any role: administrators
accounts.invite   send an invitation as a member: administrators and the support team
"""

import rules

from rebond.accounts.models import Role, User


@rules.predicate
def is_administrator(user: User) -> bool:
    return user.has_role(Role.ADMINISTRATOR)


@rules.predicate
def is_direction(user: User) -> bool:
    return user.has_role(Role.DIRECTION)


@rules.predicate
def is_support_team(user: User) -> bool:
    return user.is_support_team


rules.add_perm("accounts.view", is_administrator | is_direction)
rules.add_perm("accounts.manage", is_administrator)
rules.add_perm("accounts.invite", is_administrator | is_support_team)

"""Who may read figures and bring files in. What an account may see at all is decided first, by `visible_to`."""

import rules

from rebond.accounts.public import Role, User
from rebond.people.public import Activity, Person, may_view_file

IMPORTERS = (Role.PAYROLL, Role.ACCOUNTING, Role.DIRECTION, Role.ADMINISTRATOR)


@rules.predicate
def brings_files(user: User) -> bool:
    return user.has_role(*IMPORTERS)


@rules.predicate
def is_support_team(user: User) -> bool:
    return user.is_support_team


@rules.predicate
def is_direction(user: User) -> bool:
    return user.has_role(Role.DIRECTION)


@rules.predicate
def reads_file(user: User, person: Person | None) -> bool:
    return person is not None and may_view_file(user, person)


@rules.predicate
def carries(user: User, activity: Activity | None) -> bool:
    return activity is not None and Activity.objects.visible_to(user).filter(pk=activity.pk).exists()


rules.add_perm("figures.import_files", brings_files)
rules.add_perm("figures.view_figures", reads_file)
rules.add_perm("figures.view_activity", is_support_team | carries)
rules.add_perm("figures.view_portfolios", is_support_team)
rules.add_perm("figures.view_distribution", is_direction)

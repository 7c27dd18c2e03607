"""One door to take back what was created by mistake: what the undo of an import needs."""

from functools import singledispatch
from typing import TYPE_CHECKING

from django.db import models

from rebond.people.actions import (
    activities,
    amendments,
    ends,
    memberships,
    paths,
    persons,
    places,
    portfolios,
)
from rebond.people.models import (
    Activity,
    ActivityMember,
    Amendment,
    Branch,
    Contract,
    Follow,
    Path,
    Person,
    Trade,
)

if TYPE_CHECKING:
    from rebond.accounts.public import User


@singledispatch
def remove(thing: models.Model, *, by: "User | None") -> None:
    """Delete `thing`, created by mistake; the journal and the database history keep the trace.

    Raises `Refused` when something hangs on it. Order for a whole person: amendments, contracts,
    portfolio lines, activities carried, paths, then the person.
    """
    raise TypeError(f"nothing here removes a {thing._meta.label} (asked by {by})")


remove.register(Person, persons.remove)
remove.register(Path, paths.remove)
remove.register(Contract, ends.undo_signature)
remove.register(Amendment, amendments.remove)
remove.register(Follow, portfolios.remove)
remove.register(Activity, activities.remove)
remove.register(ActivityMember, memberships.remove)
remove.register(Branch, places.remove)
remove.register(Trade, places.remove)

"""What every action does around its gesture: take the lock, check politely, keep, say."""

from collections.abc import Iterable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ProtectedError

from rebond.people.models import Person
from rebond.people.refusals import Refused, refuse

M = TypeVar("M", bound=models.Model)


def lock(person_id: int) -> None:
    """Two gestures on the same person wait for each other: what is checked stays true until the commit."""
    Person.objects.select_for_update(of=("self",)).only("pk").order_by().get(pk=person_id)


def keep(thing: M) -> M:
    """Save, after asking the fields and the constraints in French: the database alone would answer with a crash.

    Foreign keys are skipped: they come from our own objects, and asking costs a query for each.
    """
    keys = {field.name for field in thing._meta.fields if field.is_relation}
    try:
        thing.clean_fields(exclude=keys)
        thing.validate_constraints()
    except ValidationError as error:
        raise Refused.by_check(error) from None
    thing.save()
    return thing


def drop(thing: models.Model, *, because: str) -> None:
    """Delete what was entered by mistake; refused with `because` when something hangs on it."""
    try:
        thing.delete()
    except ProtectedError:
        refuse("tient_a_autre_chose", because)


def labels_of(model: type[models.Model], names: Iterable[str]) -> str:
    """The French names of some fields, for the journal: which lines changed, never what they contain."""
    known = {field.name: str(field.verbose_name) for field in model._meta.fields}
    return ", ".join(known[name] for name in names)

"""What every action does around its gesture: take the lock, keep, say no politely, name what changed."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.db.models import ProtectedError

from rebond.droit.socle import Motif
from rebond.people.models import ActivityMember, Contract, Path, Person
from rebond.people.refusals import Refused, refuse

M = TypeVar("M", bound=models.Model)


def lock(person_id: int) -> None:
    """Two gestures on the same person wait for each other: what is checked stays true until the commit."""
    Person.objects.select_for_update(of=("self",)).only("pk").order_by().get(pk=person_id)


def relock(thing: Path | Contract | ActivityMember) -> None:
    """Lock the person, then read the thing again: someone may have changed it while we waited."""
    lock(thing.person_id)
    rows: Any = type(thing).objects.select_related("person")
    thing.refresh_from_db(from_queryset=rows)


def keep(thing: M) -> M:
    """Save; what a field or a constraint of the database forbids comes back as a refusal in its own French.

    The constraints are not asked beforehand: the answer would cost more than the save, and could be
    false by the time of it. Foreign keys are skipped: they come from our own objects.
    """
    keys = {field.name for field in thing._meta.fields if field.is_relation}
    try:
        thing.clean_fields(exclude=keys)
    except ValidationError as error:
        raise Refused.by_check(error) from None
    try:
        thing.save()
    except IntegrityError as error:
        raise Refused(Motif("contrainte", _french(thing, error), "")) from error
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


def _french(thing: models.Model, error: IntegrityError) -> str:
    """The sentence of the constraint that the database names; a bug of ours (unknown name) stays a crash."""
    name = str(getattr(getattr(error.__cause__, "diag", None), "constraint_name", ""))
    for constraint in thing._meta.constraints:
        if constraint.name == name:
            return str(constraint.get_violation_error_message())
    for field in thing._meta.fields:
        if field.unique and name.startswith(f"{thing._meta.db_table}_{field.column}_"):
            return f"Cette valeur existe déjà ({field.verbose_name} : {getattr(thing, field.attname)})."
    raise error

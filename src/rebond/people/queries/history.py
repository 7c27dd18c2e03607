"""What the database kept of a person's facts: who, when, and what each line was before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from rebond.people.models import Amendment, Contract, ContractClause, Follow, Path, Person
from rebond.people.queries.history_words import Change, Speech

GESTURES = {"insert": "créé", "update": "modifié", "delete": "retiré"}


@dataclass(frozen=True)
class Moment:
    """One row written, changed or removed. `by` is empty when no signed-in account did it (an import, the machine)."""

    at: datetime
    by: str
    thing: str
    gesture: str
    changes: tuple[Change, ...]


def history_of(person: Person) -> tuple[Moment, ...]:
    """Newest first. Removed contracts and clauses are still there: that is the point."""
    events = _events(person.pk)
    speak = Speech(events)
    moments = [moment for group in _by_thing(events) for moment in _moments(group, speak)]
    # What one gesture wrote at once bears one instant: the order of writing decides.
    return tuple(sorted(moments, key=lambda moment: moment.at)[::-1])


def _events(person_id: int) -> list[Any]:
    contracts = list(
        _of(Contract).filter(person_id=person_id).values_list("pgh_obj_id", flat=True).distinct()
    )
    asked = (
        _of(Person).filter(pgh_obj_id=person_id),
        _of(Path).filter(person_id=person_id),
        _of(Contract).filter(person_id=person_id),
        _of(Follow).filter(person_id=person_id),
        _of(ContractClause).filter(contract_id__in=contracts),
        _of(Amendment).filter(contract_id__in=contracts),
    )
    return [event for found in asked for event in found.select_related("pgh_context").order_by("pgh_id")]


def _of(model: type[Any]) -> QuerySet[Any]:
    events: QuerySet[Any] = apps.get_model("people", f"{model.__name__}Event").objects.all()
    return events


def _by_thing(events: list[Any]) -> Iterator[list[Any]]:
    groups: dict[tuple[type[Any], int], list[Any]] = {}
    for event in events:
        groups.setdefault((type(event), event.pgh_obj_id), []).append(event)
    yield from groups.values()


def _moments(group: list[Any], speak: Speech) -> Iterator[Moment]:
    previous: Any = None
    for event in group:
        gesture = GESTURES[event.pgh_label]
        changes = () if event.pgh_label == "delete" else tuple(speak.changes(previous, event))
        if changes or event.pgh_label != "update":
            yield Moment(event.pgh_created_at, speak.author(event), speak.thing(event), gesture, changes)
        previous = event

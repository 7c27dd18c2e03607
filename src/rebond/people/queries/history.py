"""What the database kept of a person's facts: who, when, and what each line was before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from rebond.accounts.public import User
from rebond.people.models import Amendment, Branch, Contract, ContractClause, Follow, Path, Person
from rebond.ui.public import euros

# Written by the machine from other lines, or links that mean nothing to a reader.
SILENT = {
    "id", "search_name", "sort_name", "last_day", "created_at", "person", "path", "contract", "renews", "hand_over",
}  # fmt: skip
GESTURES = {"insert": "créé", "update": "modifié", "delete": "retiré"}


@dataclass(frozen=True)
class Change:
    label: str
    before: str
    after: str


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
    speak = _Speech(events)
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


def _moments(group: list[Any], speak: "_Speech") -> Iterator[Moment]:
    previous: Any = None
    for event in group:
        gesture = GESTURES[event.pgh_label]
        changes = () if event.pgh_label == "delete" else tuple(speak.changes(previous, event))
        if changes or event.pgh_label != "update":
            yield Moment(event.pgh_created_at, speak.author(event), speak.thing(event), gesture, changes)
        previous = event


class _Speech:
    """Turns columns and keys into French, having fetched every name once."""

    def __init__(self, events: list[Any]) -> None:
        self.users = User.objects.in_bulk({user for event in events if (user := _user_id(event))})
        advisors = {event.advisor_id for event in events if hasattr(event, "advisor_id")}
        self.names: dict[str, dict[int, Any]] = {
            "advisor": Person.objects.in_bulk(advisors),
            "branch": Branch.objects.in_bulk(),
        }

    def author(self, event: Any) -> str:
        user = self.users.get(_user_id(event) or 0)
        return str(user) if user else ""

    def thing(self, event: Any) -> str:
        label = str(event.pgh_tracked_model._meta.verbose_name)
        return f"avenant n° {event.number}" if label == "avenant" else label

    def changes(self, previous: Any, event: Any) -> Iterator[Change]:
        for field in event.pgh_tracked_model._meta.fields:
            if field.name in SILENT or not hasattr(event, field.attname):
                continue
            before = self.value(field, previous) if previous is not None else ""
            after = self.value(field, event)
            if before != after:
                yield Change(str(field.verbose_name).removesuffix(" (centimes)"), before, after)

    def value(self, field: Any, event: Any) -> str:
        raw = getattr(event, field.attname)
        if raw is None or raw == "":
            return ""
        if field.is_relation:
            known = self.names.get(field.name)
            return str(known.get(raw, "—")) if known is not None else "relié"
        if field.choices:
            return str(dict(field.flatchoices).get(raw, raw))
        return _plain(field.name, raw)


def _plain(name: str, raw: Any) -> str:
    if isinstance(raw, bool):
        return "oui" if raw else "non"
    if isinstance(raw, date):
        return f"{raw:%d/%m/%Y}"
    if name.endswith("_cents"):
        return euros(raw)
    return str(raw)


def _user_id(event: Any) -> int | None:
    context = event.pgh_context
    return context.metadata.get("user") if context is not None else None

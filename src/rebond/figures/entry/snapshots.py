"""Rows of people as plain values: what an import notes before and after, what undo puts back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import models

from rebond.people.public import ActivityMember, Amendment, Contract, Follow, Path, Person

if TYPE_CHECKING:
    from rebond.figures.entry.book import Book

State = dict[str, Any]
# In the order in which they lean on each other: undo reads it backwards.
OF_A_PERSON: tuple[tuple[type[models.Model], str], ...] = (
    (Person, "pk"),
    (Path, "person"),
    (Contract, "person"),
    (Amendment, "contract__person"),
    (Follow, "person"),
    (ActivityMember, "person"),
)


def state_of(thing: models.Model) -> State:
    """Every stored value except the number, what the database derives and what `save` derives."""
    return {field.attname: plain(getattr(thing, field.attname)) for field in kept_fields(type(thing))}


def kept_fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key
        and not field.generated
        and field.editable
        and not getattr(field, "auto_now_add", False)
    ]


def plain(value: object) -> object:
    """A value that JSON keeps exactly."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def all_of(model: type[models.Model]) -> "models.QuerySet[Any]":
    return model._base_manager.all()  # noqa: SLF001 -- the documented way to a model known by its name


def label(model: type[models.Model]) -> str:
    return model._meta.label_lower


def note_creation(book: "Book", thing: models.Model, line: int) -> None:
    book.wrote(label(type(thing)), thing.pk, line, before=None, after=state_of(thing))


@contextmanager
def watching(book: "Book", person: Person | None, line: int) -> Iterator[list[Person]]:
    """Note in the book every row of the person that changes inside. Yields a list to put a new person in."""
    before = _rows(person.pk) if person is not None else {}
    held = [person] if person is not None else []
    yield held
    if not held:
        return
    after = _rows(held[0].pk)
    for key, state in after.items():
        kind, pk = key
        old = before.get(key)
        if old is None:
            book.wrote(kind, pk, line, before=None, after=state)
        elif old != state:
            changed = [name for name in state if old[name] != state[name]]
            book.wrote(
                kind,
                pk,
                line,
                before={name: old[name] for name in changed},
                after={name: state[name] for name in changed},
            )
    for key in before.keys() - after.keys():
        # A portfolio line that lasted less than a day is deleted by the gesture that replaces it.
        book.wrote(key[0], key[1], line, before=before[key], after={"deleted": True})


def _rows(person_id: int) -> dict[tuple[str, int], State]:
    return {
        (label(model), thing.pk): state_of(thing)
        for model, owner in OF_A_PERSON
        for thing in all_of(model).filter(**{owner: person_id}).order_by("pk")
    }

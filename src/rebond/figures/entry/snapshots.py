"""Rows of people as plain values: what an import notes before and after, what undo puts back."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import connection, models

from rebond.people.public import ActivityMember, Amendment, Contract, Follow, Path, Person

if TYPE_CHECKING:
    from rebond.figures.entry.book import Book

State = dict[str, Any]
Rows = dict[tuple[str, int], State]
# In the order in which they lean on each other: undo reads it backwards.
OF_A_PERSON: tuple[tuple[type[models.Model], str], ...] = (
    (Person, "pk"),
    (Path, "person"),
    (Contract, "person"),
    (Amendment, "contract__person"),
    (Follow, "person"),
    (ActivityMember, "person"),
)

_TABLES = {model._meta.db_table: (model, owner) for model, owner in OF_A_PERSON}
_WRITING = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')


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


class _Witness:
    """Sees the writings of a line pass, and reads a table just before its first one: most lines write in none."""

    def __init__(self, person_id: int | None) -> None:
        self.person_id = person_id
        self.before: dict[str, Rows] = {}

    def __call__(self, execute: Any, sql: Any, params: Any, many: Any, context: Any) -> Any:
        for table in _WRITING.findall(str(sql)):
            if table in _TABLES and table not in self.before:
                self.before[table] = {} if self.person_id is None else _rows(table, self.person_id)
        return execute(sql, params, many, context)


@contextmanager
def watching(book: "Book", person: Person | None, line: int) -> Iterator[list[Person]]:
    """Note in the book every row of the person that changes inside. Yields a list to put a new person in."""
    witness = _Witness(person.pk if person is not None else None)
    held = [person] if person is not None else []
    with connection.execute_wrapper(witness):
        yield held
    for table in _TABLES:
        if held and table in witness.before:
            _note_changes(book, line, witness.before[table], _rows(table, held[0].pk))


def _note_changes(book: "Book", line: int, before: Rows, after: Rows) -> None:
    for (kind, pk), state in after.items():
        old = before.get((kind, pk))
        if old is None:
            book.wrote(kind, pk, line, before=None, after=state)
        elif changed := [name for name in state if old[name] != state[name]]:
            was, now = ({name: values[name] for name in changed} for values in (old, state))
            book.wrote(kind, pk, line, before=was, after=now)
    for kind, pk in before.keys() - after.keys():
        # A portfolio line that lasted less than a day is deleted by the gesture that replaces it.
        book.wrote(kind, pk, line, before=before[kind, pk], after={"deleted": True})


def _rows(table: str, person_id: int) -> Rows:
    model, owner = _TABLES[table]
    return {
        (label(model), thing.pk): state_of(thing)
        for thing in all_of(model).filter(**{owner: person_id}).order_by("pk")
    }

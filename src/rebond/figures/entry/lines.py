"""One line about one person: found or created, completed or disputed; all of the line enters, or none of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, cast

from django.core.exceptions import ValidationError
from django.db import models, transaction

from rebond.figures.entry.book import Book
from rebond.figures.entry.codes import Codes
from rebond.figures.entry.roll import Identity, Match, Roll
from rebond.figures.entry.snapshots import label
from rebond.figures.models import ImportChange
from rebond.figures.readers import LineError
from rebond.figures.words import amount
from rebond.people.public import Activity, Branch, Person, Refused, fold


class RefusedLine(Exception):
    """The line cannot enter; what it had begun is rolled back."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        self.column, self.value, self.reason = column, value, reason
        super().__init__(reason)


class Spot(NamedTuple):
    """Where a disagreement is told: the line, and the name people know the thing by."""

    line: int
    subject: str


class Entry:
    """What the lines of one file share: the book, the persons and the activities already known."""

    def __init__(self, book: Book, on: date) -> None:
        self.book = book
        self.on = on  # the day of the import: the start of what the file does not date
        self.roll = Roll.call()
        self.codes = Codes(book)
        self.branches = list(Branch.objects.all())

    @contextmanager
    def line(self, number: int, column: str = "") -> Iterator[None]:
        """One savepoint a line: a refusal leaves the others, and is told with its reason."""
        known = dict(self.codes.known), list(self.branches)
        try:
            with self.book.all_or_nothing(), transaction.atomic():
                yield
        except RefusedLine as refusal:
            self._refuse(number, refusal.column, refusal.value, refusal.reason, known)
        except Refused as refusal:
            self._refuse(number, column, "", _told(refusal), known)

    def _refuse(
        self, line: int, column: str, value: str, reason: str, known: tuple[dict[str, Activity], list[Branch]]
    ) -> None:
        self.codes.known, self.branches = known
        self.book.refuse(LineError(line=line, column=column, value=value, reason=reason))
        self.roll = Roll.call()

    def recognise(self, row: Identity) -> Match:
        """Who the line speaks of. A dispute is noted here; the caller stops when there is neither match nor blank."""
        match = self.roll.find(row)
        who = f"{row.first_name} {row.last_name}"
        if match.rivals:
            self.book.dispute_identity(
                line=row.line,
                subject=who,
                existing=" ; ".join(described(person) for person in match.rivals),
                proposed=_described_row(row),
            )
        elif match.namesakes and self._is_same(match.namesakes, row, who):
            return Match(person=match.namesakes[0])
        if match.said:
            self.book.note(match.said)
        return match

    def _is_same(self, namesakes: tuple[Person, ...], row: Identity, who: str) -> bool:
        return len(namesakes) == 1 and self.book.takes_file(
            f"namesake:{row.line}",
            line=row.line,
            subject=who,
            column="Même nom, aucun identifiant commun : est-ce la même personne ?",
            existing=described(namesakes[0]),
            existing_from=f"fiche n° {namesakes[0].pk}",
            proposed=_described_row(row),
        )

    def agrees(self, thing: models.Model, name: str, value: Any, column: str, at: Spot) -> bool:
        """True when `value` must be written: the place is empty, or someone chose the file."""
        current = getattr(thing, name)
        if value in {None, ""} or same(current, value):
            return False
        if current in {None, ""}:
            return True
        kind = label(type(thing))
        return self.book.takes_file(
            f"{kind}:{at.line}:{name}",
            line=at.line,
            subject=at.subject,
            column=column,
            existing=shown(current, name),
            existing_from=origin(kind, thing.pk, field_of(type(thing), name).attname),
            proposed=shown(value, name),
        )


def _told(refusal: Refused) -> str:
    """The reasons with their articles, when the law is what refuses."""
    return " ".join(f"{why.texte} ({why.article})" if why.article else why.texte for why in refusal.reasons)


def field_of(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    """A column of the table; the reverse side of a relation is never asked for here."""
    return cast("models.Field[Any, Any]", model._meta.get_field(name))


def amend(thing: models.Model, **changes: Any) -> None:
    """Write what no gesture of `people` writes, under the same constraints."""
    for name, value in changes.items():
        setattr(thing, name, value)
    try:
        thing.full_clean(validate_unique=False)
    except ValidationError as error:
        raise RefusedLine("", "", " ".join(error.messages)) from None
    thing.save()


def same(current: object, value: object) -> bool:
    """Capitals, accents and spaces are not a disagreement: exports shout names."""
    if isinstance(current, str) and isinstance(value, str):
        return current == value or (fold(current) == fold(value) != "")
    return current == value


def origin(kind: str, pk: int, name: str) -> str:
    """Where a value in place came from: a file and its line, or someone's hand. `name` as stored (`branch_id`)."""
    change = (
        ImportChange.objects.filter(target_kind=kind, target_id=pk, after__has_key=name)
        .exclude(source__state="undone")
        .select_related("source")
        .order_by("-id")
        .first()
    )
    return f"{change.source.file_name}, ligne {change.line}" if change else "saisie dans Rebond"


def shown(value: object, name: str) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int) and name.endswith("_cents"):
        return amount(value)
    return str(value).replace(".", ",") if isinstance(value, Decimal) else str(value)


def described(person: Person) -> str:
    keys = (person.endi_user_id, person.endi_social_id, person.internal_id, person.email)
    return f"{person.full_name} ({', '.join(key for key in keys if key) or 'sans identifiant'})"


def _described_row(row: Identity) -> str:
    keys = (row.endi_user_id, getattr(row, "social_id", ""), row.internal_id, getattr(row, "email", ""))
    found = [key for key in keys if key] or [", ".join(row.analytic_codes) or "sans identifiant"]
    return f"{row.first_name} {row.last_name} ({', '.join(found)})"

"""Lines about persons: the card, the path, the activities carried, the advisor."""

from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

from django.core.exceptions import ValidationError

from rebond.figures.entry.advisors import follow
from rebond.figures.entry.book import Book
from rebond.figures.entry.lines import Entry, RefusedLine, Spot, amend, described, field_of
from rebond.figures.entry.roll import Identity, keys_of
from rebond.figures.entry.snapshots import note_creation, watching
from rebond.figures.readers import PersonRow
from rebond.people.public import (
    Branch,
    Path,
    Person,
    branch_named,
    create_person,
    enter_association,
    fold,
    join_activity,
    leave,
    open_path,
    reopen,
    update_person,
    withdraw_association,
)

# Field of the card → (field of the line, label of the column).
CARD = {
    "civility": ("civility", "Civilité"),
    "last_name": ("last_name", "Nom"),
    "first_name": ("first_name", "Prénom"),
    "birth_name": ("birth_name", "Nom de naissance"),
    "email": ("email", "E-mail 1"),
    "phone": ("landline", "Tél. fixe"),
    "mobile": ("mobile", "Tél. mobile"),
    "address": ("address", "Adresse"),
    "postcode": ("postal_code", "Code postal"),
    "city": ("city", "Ville"),
    "social_status_at_entry": ("social_status_at_entry", "Statut social à l'entrée"),
    "social_status_now": ("social_status_now", "Statut social actuel"),
    "rights_end_on": ("rights_end_on", "Date de fin de droit"),
    "endi_user_id": ("endi_user_id", "ID Utilisateur"),
    "endi_social_id": ("social_id", "ID Gestion sociale"),
    "internal_id": ("internal_id", "Identifiant interne"),
}


class Named(Identity, Protocol):
    @property
    def branch(self) -> str: ...
    @property
    def entered_on(self) -> date | None: ...


def enter_person(entry: Entry, row: PersonRow) -> None:
    """A line of « Porteurs actifs » or « Porteurs accompagnés »."""

    def say(person: Person) -> None:
        path = enter_path(entry, person, row)
        _stay(entry, row, path)
        carry(entry, person, row, row.activity_type)
        follow(entry, person, row, path)
        if path is not None and row.left_on is not None:
            leave_path(entry, path, row.left_on, kind=row.exit_type, reason=row.exit_reason, line=row.line)

    about(entry, row, say, completes=True)


def about(entry: Entry, row: Named, say: Callable[[Person], None], *, completes: bool = False) -> None:
    """Find or create the person of the line, then `say` the rest of it; nothing at all when the line is in dispute.

    `completes`: the line tells everything of the card; other kinds only create a missing one.
    """
    book, written = entry.book, entry.book.written
    with entry.line(row.line):
        match = entry.recognise(row)
        if match.rivals or match.namesakes:
            return
        with watching(book, match.person, row.line) as held:
            person = card(entry, row, match.person) if completes or match.person is None else match.person
            held[:] = [person]
            if match.person is None and not completes:
                how = "" if keys_of(row) else " d'après son nom seul"
                book.note(f"{described(person)} : fiche créée{how} (ligne {row.line}).")
            say(person)
        _count(book, row.line, is_new=match.person is None, written=written)


def _count(book: Book, line: int, *, is_new: bool, written: int) -> None:
    if is_new:
        book.created += 1
    elif book.written != written:
        book.changed += 1
    elif not book.conflicts or book.conflicts[-1].line != line:
        book.unchanged += 1


def card(entry: Entry, row: Named, person: Person | None) -> Person:
    """The person of the line, created or completed. The branch is created when its name is new."""
    values: dict[str, Any] = {name: getattr(row, source, "") for name, (source, _) in CARD.items()}
    values = {name: value for name, value in values.items() if value not in {"", None}}
    if not row.first_name and person is None:
        raise RefusedLine(
            "Prénom", "", "Le prénom manque : complétez-le pour que la fiche puisse être créée."
        )
    _check(values)
    branch = branch_of(entry, row.branch, row.line)
    if person is None:
        person = create_person(by=entry.book.by, branch=branch, **values)
    else:
        person.refresh_from_db()
        update_person(person, by=entry.book.by, **_news(entry, person, row, values, branch))
    entry.roll.note(person)
    return person


def _news(
    entry: Entry, person: Person, row: Named, values: dict[str, Any], branch: Branch | None
) -> dict[str, Any]:
    who = person.full_name
    news = {
        name: value
        for name, value in values.items()
        if entry.agrees(person, name, value, CARD[name][1], Spot(row.line, who))
    }
    if branch and entry.agrees(person, "branch", branch, "Antenne de rattachement", Spot(row.line, who)):
        news["branch"] = branch
    return news


def _check(values: dict[str, Any]) -> None:
    """The fields' own rules, before anything is written, so that the report names the column."""
    for name, value in values.items():
        try:
            field_of(Person, name).clean(value, None)
        except ValidationError as error:
            raise RefusedLine(CARD[name][1], str(value), " ".join(error.messages)) from None


def branch_of(entry: Entry, name: str, line: int) -> Branch | None:
    if not name:
        return None
    known = {fold(branch.name): branch for branch in entry.branches}
    if fold(name) not in known:
        branch = branch_named(name[:120], by=entry.book.by)
        note_creation(entry.book, branch, line)
        entry.branches.append(branch)
        return branch
    return known[fold(name)]


def enter_path(entry: Entry, person: Person, row: Named, *, default: date | None = None) -> Path | None:
    """The path the line speaks of: that of the same entry date, else the one that covers it, else a new one."""
    paths = list(person.paths.order_by("entered_on"))
    if row.entered_on is None and default is None:
        if not paths:
            entry.book.note(f"{person} (ligne {row.line}) : sans date d'entrée, aucun parcours n'est ouvert.")
        return paths[-1] if paths else None
    day = row.entered_on or default
    assert day is not None
    covering = [
        path for path in paths if path.entered_on <= day and (path.left_on is None or path.left_on >= day)
    ]
    exact = [path for path in paths if path.entered_on == day]
    if row.entered_on is None and covering:
        return covering[-1]
    found = exact or covering or [path for path in paths if path.entered_on > day and path.left_on is None]
    if not found:
        return open_path(person, entered_on=day, by=entry.book.by)
    path = found[-1]
    if entry.agrees(path, "entered_on", day, "Date d'entrée dans la CAE", Spot(row.line, person.full_name)):
        amend(path, entered_on=day)
    return path


def _stay(entry: Entry, row: PersonRow, path: Path | None) -> None:
    """What happened on the path: the information meeting, the entry into association."""
    if path is None:
        return
    at = Spot(row.line, str(path.person))
    if entry.agrees(path, "info_meeting_on", row.info_meeting_on, "Date info coll", at):
        amend(path, info_meeting_on=row.info_meeting_on)
    if entry.agrees(path, "associate_on", row.associate_on, "Date d'entrée au sociétariat", at):
        assert row.associate_on is not None
        if path.associate_on is not None:
            withdraw_association(path, by=entry.book.by)
        enter_association(path, on=row.associate_on, by=entry.book.by)


def carry(entry: Entry, person: Person, row: Identity, trade: str = "", name: str = "") -> None:
    """The activities of the line are carried by the person; a name or a trade is only sure for a single code."""
    alone = len(row.analytic_codes) == 1
    if not name and not trade and entry.roll.carries(person.pk, row.analytic_codes):
        return
    held = set(person.memberships.values_list("activity__analytic_code", flat=True))
    for code in row.analytic_codes:
        activity = entry.codes.get(
            code, line=row.line, name=name if alone else "", trade=trade if alone else ""
        )
        if code not in held:
            join_activity(activity, person, by=entry.book.by)
        entry.roll.note_code(person.pk, code)


def leave_path(entry: Entry, path: Path, on: date, *, kind: str, reason: str, line: int) -> None:
    """The contractual exit: written, completed, or disputed when another date is known."""
    by, at = entry.book.by, Spot(line, str(path.person))
    path.refresh_from_db()
    if entry.agrees(path, "left_on", on, "Date de sortie", at):
        if path.left_on is not None:
            reopen(path, by=by)
        leave(path, on=on, by=by, kind=kind[:120], reason=reason[:200])
        return
    for name, value, column in (
        ("exit_kind", kind[:120], "Type de sortie"),
        ("exit_reason", reason[:200], "Motif de sortie"),
    ):
        if path.left_on and entry.agrees(path, name, value, column, at):
            amend(path, **{name: value})

"""Who accompanies the person of a line: found by name in the support team, or created there, and it is said."""

from rebond.figures.entry.lines import Entry, RefusedLine, Spot
from rebond.figures.entry.snapshots import note_creation
from rebond.figures.readers import PersonRow
from rebond.people.public import Path, Person, assign_advisor, create_person, fold, release_advisor


def follow(entry: Entry, person: Person, row: PersonRow, path: Path | None) -> None:
    """A first line of portfolio starts with the path; another advisor is a disagreement, from the day of the import."""
    if not row.advisor:
        return
    advisor = _advisor(entry, row.advisor, row.line)
    current = person.follows.order_by("-started_on").select_related("advisor").first()
    since = path.entered_on if path else entry.on
    if current is None:
        assign_advisor(person, advisor, on=since, by=entry.book.by)
        if row.left_on:
            release_advisor(person, on=row.left_on, by=entry.book.by)
    elif current.advisor_id != advisor.pk and entry.agrees(
        current, "advisor", advisor, "Accompagnateur", Spot(row.line, person.full_name)
    ):
        assign_advisor(person, advisor, on=entry.on, by=entry.book.by)


def _advisor(entry: Entry, name: str, line: int) -> Person:
    """Of the support team, first name first or last; created when nobody has that name."""
    words = sorted(fold(name).split())
    fits = [
        person
        for person in entry.roll.persons.values()
        if person.is_support_team and sorted(fold(person.full_name).split()) == words
    ]
    if len(fits) > 1:
        raise RefusedLine(
            "Accompagnateur", name, "Deux personnes de l'équipe d'appui portent ce nom : précisez dans enDI."
        )
    if fits:
        return fits[0]
    first, last = split_name(name)
    advisor = create_person(by=entry.book.by, first_name=first, last_name=last, is_support_team=True)
    note_creation(entry.book, advisor, line)
    entry.book.note(f"{advisor} rejoint l'équipe d'appui : le fichier l'indique comme accompagnateur·ice.")
    entry.roll.note(advisor)
    return advisor


def split_name(name: str) -> tuple[str, str]:
    """« MOREAU Inès » and « Inès Moreau » → ("Inès", "Moreau"): capitals are the last name, else it comes last."""
    words = name.split()
    shouted = [word for word in words if word.isupper() and len(word) > 1]
    if shouted and len(shouted) < len(words):
        rest = [word for word in words if word not in shouted]
        return " ".join(rest), " ".join(shouted).title()
    return words[0], " ".join(words[1:]) or words[0]

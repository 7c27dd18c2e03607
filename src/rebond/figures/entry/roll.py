"""Who a line speaks of: the persons already here, found by key, never merged in silence."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Protocol

from rebond.people.public import ActivityMember, Person, fold

KEYS = ("endi_user_id", "endi_social_id", "internal_id")


class Identity(Protocol):
    """What every row that speaks of a person carries."""

    @property
    def line(self) -> int: ...
    @property
    def endi_user_id(self) -> str: ...
    @property
    def internal_id(self) -> str: ...
    @property
    def analytic_codes(self) -> tuple[str, ...]: ...
    @property
    def last_name(self) -> str: ...
    @property
    def first_name(self) -> str: ...


@dataclass(frozen=True)
class Match:
    """One person, or why there is none: `rivals` when several fit, `namesakes` when only the name fits."""

    person: Person | None = None
    rivals: tuple[Person, ...] = ()
    namesakes: tuple[Person, ...] = ()
    said: str = ""


@dataclass
class Roll:
    persons: dict[int, Person] = field(default_factory=dict)
    _by_key: dict[tuple[str, str], int] = field(default_factory=dict)
    _by_email: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _by_name: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _codes: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def call(cls) -> "Roll":
        roll = cls()
        for person in Person.objects.select_related("branch").order_by():
            roll.note(person)
        for person_id, code in ActivityMember.objects.order_by().values_list(
            "person", "activity__analytic_code"
        ):
            roll.note_code(person_id, code)
        return roll

    def note(self, person: Person) -> None:
        """Know this person by all their keys; called again when one was filled."""
        self.persons[person.pk] = person
        for key in KEYS:
            if value := getattr(person, key):
                self._by_key[key, value] = person.pk
        if person.email:  # an empty address is nobody's mailbox
            self._by_email[person.email.lower()].add(person.pk)
        self._by_name[named(person.last_name, person.first_name)].add(person.pk)

    def note_code(self, person_id: int, code: str) -> None:
        self._codes[person_id].add(code)

    def carries(self, person_id: int, codes: tuple[str, ...]) -> bool:
        return self._codes[person_id].issuperset(codes)

    def named(self, name: str) -> list[Person]:
        return [self.persons[pk] for pk in sorted(self._by_name.get(name, ()))]

    def find(self, row: Identity) -> Match:
        keys = keys_of(row)
        same_name = self._by_name.get(named(row.last_name, row.first_name), set())
        found = {pk for key, value in keys.items() if (pk := self._by_key.get((key, value)))}
        found |= {pk for pk in same_name if self._codes[pk] & set(row.analytic_codes)}
        mailbox = self._by_email.get(getattr(row, "email", "").lower(), set())
        found |= {pk for pk in mailbox if self._fits(pk, row, same_name)}
        if len(found) > 1 or any(self._contradicts(pk, keys) for pk in found):
            return Match(rivals=self._persons(found))
        if found:
            return Match(person=self.persons[found.pop()])
        return self._without_key(row, keys, same_name, mailbox)

    def _without_key(
        self, row: Identity, keys: dict[str, str], same_name: set[int], mailbox: set[int]
    ) -> Match:
        if strangers := {pk for pk in mailbox if not self._contradicts(pk, keys)}:
            return Match(rivals=self._persons(strangers))
        namesakes = {pk for pk in same_name if not self._contradicts(pk, keys)}
        if not namesakes:
            said = f"{row.first_name} {row.last_name} porte le nom d'une autre personne, avec d'autres identifiants : "
            return Match(said=f"{said}une fiche à part (ligne {row.line})." if same_name else "")
        has_key = bool(keys or getattr(row, "email", ""))
        if len(namesakes) == 1 and not has_key:
            person = self.persons[next(iter(namesakes))]
            return Match(
                person=person, said=f"{person} est reconnu·e par son nom seul (ligne {row.line}) : vérifiez."
            )
        return Match(namesakes=self._persons(namesakes))

    def _fits(self, pk: int, row: Identity, same_name: set[int]) -> bool:
        """A mailbox says who someone is when the first or last name agrees: couples share mailboxes."""
        person = self.persons[pk]
        return pk in same_name or fold(person.first_name) == fold(row.first_name)

    def _contradicts(self, pk: int, keys: dict[str, str]) -> bool:
        """The same key, known on both sides, with two values."""
        person = self.persons[pk]
        return any(getattr(person, key) not in {"", value} for key, value in keys.items())

    def _persons(self, numbers: set[int]) -> tuple[Person, ...]:
        return tuple(self.persons[pk] for pk in sorted(numbers))


def keys_of(row: Identity) -> dict[str, str]:
    values = {
        "endi_user_id": row.endi_user_id,
        "endi_social_id": getattr(row, "social_id", ""),
        "internal_id": row.internal_id,
    }
    return {key: value for key, value in values.items() if value}


def named(last: str, first: str) -> str:
    return fold(f"{last} {first}")

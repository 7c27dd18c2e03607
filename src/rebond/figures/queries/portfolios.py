"""Persons in the order of their fall: a portfolio, and the list behind each count of the direction."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rebond.figures.queries.readings import Reading, readings_of
from rebond.figures.trends import Signal
from rebond.people.public import Person, PersonQuerySet, Status
from rebond.ui.public import Bar, Chart, Segment, stacked_bars

STATUSES = (Status.CAPE, Status.CESA, Status.ASSOCIATE)


@dataclass(frozen=True)
class Line:
    person: Person
    reading: Reading


@dataclass(frozen=True)
class Group:
    """One row of the distribution: `counts` in the order of the signals, each with the query of its list."""

    label: str
    query: str
    counts: tuple[tuple[Signal, int], ...]
    total: int


def lines(persons: PersonQuerySet, *, on: date, signal: str = "") -> list[Line]:
    """Strong before watch before unknown; CAPE before CESA before associates at equal signal; then the deepest fall."""
    found = {person.pk: person for person in persons.with_advisor(on).select_related("branch")}
    readings = readings_of(found, on=on)
    kept = [
        Line(found[number], reading) for number, reading in readings.items() if signal in {"", reading.signal}
    ]
    return sorted(kept, key=lambda line: (line.reading.order, line.person.sort_name, line.person.pk))


def by_status(rows: Iterable[Line]) -> list[Group]:
    rows = list(rows)
    return [
        _group(str(status.label), f"statut={status.value}", [r for r in rows if r.reading.status == status])
        for status in STATUSES
    ]


def by_branch(rows: Iterable[Line]) -> list[Group]:
    found: dict[tuple[str, int], list[Line]] = {}
    for row in rows:
        branch = row.person.branch
        found.setdefault((branch.name, branch.pk) if branch else ("sans antenne", 0), []).append(row)
    return [_group(name, f"antenne={number}", several) for (name, number), several in sorted(found.items())]


def picture(groups: Iterable[Group], *, title: str) -> Chart:
    bars = [
        Bar(group.label, [Segment(signal.label, count, signal.tone) for signal, count in group.counts])
        for group in groups
    ]
    return stacked_bars(bars, title=title, unit="personnes")


def _group(label: str, query: str, rows: list[Line]) -> Group:
    counted = Counter(row.reading.signal for row in rows)
    return Group(label, query, tuple((signal, counted[signal]) for signal in Signal), len(rows))

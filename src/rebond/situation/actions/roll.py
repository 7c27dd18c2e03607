"""The roll of a crisis: one row for each person concerned, drawn again from the facts when they move.

A projection: `rebuild` gives the same rows from the same facts, in batches, in a number of
queries that depends on the number of batches only.
"""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import Count, OuterRef, Q, Subquery

from rebond.accompaniment.public import Contact, Need, with_last_contact
from rebond.figures.public import Reading, readings_of
from rebond.figures.public import Signal as Reads
from rebond.live.public import announce
from rebond.people.public import Activity, Person, Status
from rebond.situation.models import Crisis, CrisisMember, Signal, StatusRank

BATCH = 1000
RANKS = {Status.CAPE: StatusRank.CAPE, Status.CESA: StatusRank.CESA, Status.ASSOCIATE: StatusRank.ASSOCIATE}
SIGNALS = {
    Reads.STRONG: Signal.STRONG,
    Reads.WATCH: Signal.WATCH,
    Reads.NONE: Signal.NONE,
    Reads.UNKNOWN: Signal.UNKNOWN,
}
# What the facts decide; what people do (answers, claims, being reached) is never overwritten.
FACTS = (
    "status",
    "branch",
    "trade",
    "advisor",
    "signal",
    "is_fragile",
    "sentence",
    "last_contact_on",
    "open_needs",
    "left_roll_on",
)


@transaction.atomic
def rebuild(crisis: Crisis, *, on: date) -> int:
    """Draw the whole roll again; returns how many are concerned on the day."""
    concerned: set[int] = set()
    for batch in _batches(concerned_by(crisis, on=on).values_list("pk", flat=True).order_by("pk")):
        concerned.update(batch)
        _write(crisis, batch, on=on)
    gone = CrisisMember.objects.filter(crisis=crisis, left_roll_on=None).exclude(person__in=concerned)
    gone.update(left_roll_on=on)
    announce(f"crisis:{crisis.pk}")
    return len(concerned)


@transaction.atomic
def refresh(crisis: Crisis, person_ids: Collection[int], *, on: date) -> None:
    """Draw again the rows of some persons, after a contact, a need, a contract."""
    _write(crisis, list(person_ids), on=on)


def refresh_met(crisis: Crisis, *, since: datetime, on: date) -> int:
    """Draw again those who had a contact, or whose needs moved, since the moment. Returns how many."""
    moved = (
        Q(expressed_at__gte=since)
        | Q(taken_at__gte=since)
        | Q(answered_at__gte=since)
        | Q(withdrawn_at__gte=since)
    )
    met = Contact.objects.filter(at__gte=since).order_by().values("person")
    needing = Need.objects.filter(moved).order_by().values("person")
    here = CrisisMember.objects.filter(crisis=crisis, left_roll_on=None).order_by("person")
    ids = list(here.filter(Q(person__in=met) | Q(person__in=needing)).values_list("person", flat=True))
    if ids:
        refresh(crisis, ids, on=on)
        announce(f"crisis:{crisis.pk}")
    return len(ids)


def concerned_by(crisis: Crisis, *, on: date) -> Any:
    """The persons present on the day, in the branches or trades of the crisis."""
    persons = Person.objects.present(on)
    if crisis.is_for_all:
        return persons
    places = Q(branch__in=crisis.branches.all())
    trades = Q(activities__trade__in=crisis.trades.all())
    return persons.filter(places | trades).distinct()


def _batches(ids: Any) -> Iterator[list[int]]:
    flow = iter(ids.iterator(chunk_size=BATCH))
    while batch := list(islice(flow, BATCH)):
        yield batch


def _write(crisis: Crisis, ids: list[int], *, on: date) -> None:
    readings = readings_of(ids, on=on, shock=crisis.starts_on.replace(day=1))
    rows = [_row(crisis, person, readings.get(person.pk)) for person in _facts(ids, on=on)]
    CrisisMember.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["crisis", "person"],
        update_fields=list(FACTS),
    )


def _facts(ids: list[int], *, on: date) -> Any:
    first_trade = (
        Activity.objects.filter(memberships__person=OuterRef("pk")).order_by("pk").values("trade")[:1]
    )
    needs = (
        Need.objects.filter(person=OuterRef("pk"), answered_at=None, withdrawn_at=None)
        .order_by()
        .values("person")
        .annotate(n=Count("pk"))
        .values("n")
    )
    persons = Person.objects.filter(pk__in=ids).present(on).with_advisor(on)
    return with_last_contact(persons).annotate(trade_now=Subquery(first_trade), needs_open=Subquery(needs))


def _row(crisis: Crisis, person: Any, reading: Reading | None) -> CrisisMember:
    from django.utils import timezone

    last = person.last_contact_at
    return CrisisMember(
        crisis=crisis,
        person=person,
        status=RANKS[Status(person.status)],
        branch_id=person.branch_id,
        trade_id=person.trade_now,
        advisor_id=person.advisor_id,
        signal=SIGNALS[reading.signal] if reading else Signal.UNKNOWN,
        is_fragile=bool(reading and reading.is_fragile),
        sentence=reading.sentence if reading else "",
        last_contact_on=timezone.localdate(last) if last else None,
        open_needs=person.needs_open or 0,
        left_roll_on=None,
    )

"""What the rules look at for one person, loaded for all of them in a constant number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch

from rebond.people.models import Contract, Follow, Path, Person
from rebond.people.models.contracts import ContractKind
from rebond.people.models.querysets import PersonQuerySet, Status


@dataclass(frozen=True)
class Facts:
    """One person with an open path on the day. `contracts`: of every path, oldest first."""

    person: Person
    status: Status
    path: Path
    contracts: tuple[Contract, ...]
    follow: Follow | None
    on: date

    @property
    def name(self) -> str:
        return self.person.full_name

    @property
    def path_contracts(self) -> tuple[Contract, ...]:
        return tuple(contract for contract in self.contracts if contract.path_id == self.path.pk)

    @property
    def capes(self) -> tuple[Contract, ...]:
        return tuple(contract for contract in self.path_contracts if contract.kind == ContractKind.CAPE)

    @property
    def cesa(self) -> Contract | None:
        """The CESA in force, else the one to come."""
        alive = [
            contract
            for contract in self.path_contracts
            if contract.kind == ContractKind.CESA
            and (contract.last_day is None or contract.last_day >= self.on)
        ]
        return alive[0] if alive else None

    @property
    def is_associate(self) -> bool:
        return self.path.associate_on is not None and self.path.associate_on <= self.on


def facts_of(persons: PersonQuerySet, on: date) -> Iterator[Facts]:
    """The facts of those of `persons` who are in the cooperative on the day."""
    here = Path.objects.open(on)
    followed = Follow.objects.current(on).select_related("advisor__account")
    rows = (
        persons.filter(Exists(here.filter(person=OuterRef("pk"))))
        .with_status(on)
        .prefetch_related(
            Prefetch(
                "contracts",
                Contract.objects.order_by("starts_on", "pk").prefetch_related("clauses"),
                "by_age",
            ),
            Prefetch("paths", here.order_by("-entered_on"), "open_paths"),
            Prefetch("follows", followed, "current_follows"),
        )
    )
    row: Any
    for row in rows:
        yield Facts(
            person=row,
            status=Status(row.status),
            path=row.open_paths[0],
            contracts=tuple(row.by_age),
            follow=next(iter(row.current_follows), None),
            on=on,
        )

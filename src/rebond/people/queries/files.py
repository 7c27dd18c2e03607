"""A person's file: the same facts for the support team and for the person."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch

from rebond.people.models import ActivityMember, Amendment, Contract, Follow, Path, Person
from rebond.people.models.contracts import ContractKind, EndedBy
from rebond.people.models.querysets import Status
from rebond.people.queries.alerts import Alert, alerts_for
from rebond.people.queries.explanations import ChecklistItem, Explanation, checklist, explain


@dataclass(frozen=True)
class ContractView:
    contract: Contract
    is_running: bool
    explanations: tuple[Explanation, ...]
    amendments: tuple[Amendment, ...]
    checklist: tuple[ChecklistItem, ...]

    @property
    def written(self) -> int:
        return sum(item.is_written for item in self.checklist)

    @property
    def can_resume(self) -> bool:
        return self.contract.ended_by == EndedBy.HAND


@dataclass(frozen=True)
class PathView:
    path: Path
    contracts: tuple[ContractView, ...]

    @property
    def last_cape(self) -> Contract | None:
        return next(
            (view.contract for view in self.contracts if view.contract.kind == ContractKind.CAPE), None
        )

    @property
    def has_cesa(self) -> bool:
        """A CESA without an end: nothing more is signed, it is amended."""
        cesas = (view.contract for view in self.contracts if view.contract.kind == ContractKind.CESA)
        return any(cesa.last_day is None for cesa in cesas)


@dataclass(frozen=True)
class File:
    """Everything the page of a person shows, newest first inside each list."""

    person: Person
    status: Status
    since: date | None
    paths: tuple[PathView, ...]
    follows: tuple[Follow, ...]
    follow: Follow | None
    memberships: tuple[ActivityMember, ...]
    alerts: tuple[Alert, ...]

    @property
    def open_path(self) -> PathView | None:
        return next((view for view in self.paths if view.path.left_on is None), None)

    @property
    def latest_path(self) -> PathView | None:
        return self.paths[0] if self.paths else None


def file_of(person: Person, *, on: date) -> File:
    """A constant number of queries, whatever the length of the story."""
    row: Any = _loaded(person.pk, on)
    contracts = tuple(row.contracts_by_age)
    status = Status(row.status)
    return File(
        person=row,
        status=status,
        since=_since(status, row, contracts, on),
        paths=tuple(_path_view(path, contracts, on) for path in row.paths_by_age),
        follows=tuple(row.all_follows),
        follow=next((follow for follow in row.all_follows if _covers(follow, on)), None),
        memberships=tuple(row.all_memberships),
        alerts=alerts_for(Person.objects.filter(pk=person.pk), on=on),
    )


def _loaded(person_id: int, on: date) -> Person:
    contracts = Contract.objects.order_by("starts_on", "pk").prefetch_related(
        "clauses", Prefetch("amendments", Amendment.objects.order_by("number"))
    )
    memberships = ActivityMember.objects.select_related("activity__trade").order_by(
        "activity__search_name", "pk"
    )
    follows = Follow.objects.select_related("advisor").order_by("-started_on", "-pk")
    return (
        Person.objects.with_status(on)
        .select_related("branch", "account")
        .prefetch_related(
            Prefetch("paths", Path.objects.order_by("-entered_on", "-pk"), "paths_by_age"),
            Prefetch("contracts", contracts, "contracts_by_age"),
            Prefetch("follows", follows, "all_follows"),
            Prefetch("memberships", memberships, "all_memberships"),
        )
        .get(pk=person_id)
    )


def _path_view(path: Path, contracts: tuple[Contract, ...], on: date) -> PathView:
    own = [contract for contract in contracts if contract.path_id == path.pk]
    return PathView(path, tuple(_contract_view(contract, path, contracts, on) for contract in reversed(own)))


def _contract_view(contract: Contract, path: Path, contracts: tuple[Contract, ...], on: date) -> ContractView:
    running = contract.starts_on <= on and (contract.last_day is None or contract.last_day >= on)
    return ContractView(
        contract=contract,
        is_running=running,
        explanations=explain(contract, path, contracts, on=on),
        amendments=tuple(contract.amendments.all()),
        checklist=checklist(contract),
    )


def _covers(follow: Follow, on: date) -> bool:
    return follow.started_on <= on and (follow.ended_on is None or follow.ended_on >= on)


def _since(status: Status, person: Any, contracts: tuple[Contract, ...], on: date) -> date | None:
    """The day the present status began: the first CAPE of the path, the CESA, the entry among associates, the exit."""
    path = next((path for path in person.paths_by_age if path.entered_on <= on), None)
    if path is None or status == Status.SUPPORT:
        return None
    if status == Status.LEFT:
        return path.left_on  # type: ignore[no-any-return]
    if status == Status.ASSOCIATE:
        return path.associate_on  # type: ignore[no-any-return]
    starts = [c.starts_on for c in contracts if c.path_id == path.pk and c.kind == status.value]
    return min(starts, default=path.entered_on)

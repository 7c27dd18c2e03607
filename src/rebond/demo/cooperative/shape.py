"""What the invention produces. Plain values: the files and the actions of the house give them life."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Standing = Literal["cape", "cesa", "associate", "left"]


@dataclass(frozen=True, slots=True)
class BranchPlan:
    key: str
    name: str
    city: str
    postcode: str


@dataclass(frozen=True, slots=True)
class EstablishmentPlan:
    name: str
    siret: str
    address: str
    branches: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AmendmentPlan:
    number: int
    effective_on: date
    subject: str
    monthly_gross_cents: int
    turnover_goal_cents: int


@dataclass(frozen=True, slots=True)
class ContractPlan:
    """A CAPE period or a CESA; `ends_on` included. `missing` are the clauses not written yet."""

    kind: Literal["cape", "cesa"]
    starts_on: date
    ends_on: date | None = None
    monthly_hours: Decimal | None = None
    monthly_gross_cents: int | None = None
    turnover_goal_cents: int | None = None
    quality: str = ""
    missing: tuple[str, ...] = ()
    amendments: tuple[AmendmentPlan, ...] = ()


@dataclass(frozen=True, slots=True)
class PathPlan:
    """One passage through the cooperative: its contracts in order, then its two exits if any."""

    entered_on: date
    contracts: tuple[ContractPlan, ...]
    info_meeting_on: date | None = None
    associate_on: date | None = None
    left_on: date | None = None
    closed_on: date | None = None
    exit_kind: str = ""
    exit_reason: str = ""

    def standing(self, on: date) -> Standing:
        if self.left_on is not None and self.left_on < on:
            return "left"
        if self.associate_on is not None and self.associate_on <= on:
            return "associate"
        return self.contracts[-1].kind


@dataclass(frozen=True, slots=True)
class PersonPlan:
    """An entrepreneur·e, with or without a name of the cast (`key`)."""

    number: int
    key: str
    civility: str
    first_name: str
    last_name: str
    birth_name: str
    born_on: date
    branch: str
    email: str
    phone: str
    mobile: str
    address: str
    postcode: str
    city: str
    status_at_entry: str
    status_now: str
    rights_end_on: date | None
    prescriber: str
    paths: tuple[PathPlan, ...]

    @property
    def path(self) -> PathPlan:
        """The present one, or the last."""
        return self.paths[-1]

    @property
    def internal_id(self) -> str:
        return f"LB{self.number:04}"

    @property
    def endi_user_id(self) -> str:
        return str(1200 + self.number)

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class Invoice:
    """One sale, without tax. `paid_on` may lie after the date of the demo: it is then still owed."""

    on: date
    cents: int
    client: str
    paid_on: date


@dataclass(frozen=True, slots=True)
class MembershipPlan:
    person: int
    started_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class ActivityPlan:
    code: str
    name: str
    work: str
    family: str
    branch: str
    closed_on: date | None
    members: tuple[MembershipPlan, ...]
    invoices: tuple[Invoice, ...]

    def turnover(self) -> dict[tuple[int, int], int]:
        """(year, month) → cents, the months with an invoice only."""
        months: dict[tuple[int, int], int] = {}
        for invoice in self.invoices:
            key = (invoice.on.year, invoice.on.month)
            months[key] = months.get(key, 0) + invoice.cents
        return months


@dataclass(frozen=True, slots=True)
class StaffPlan:
    """Someone who works for the cooperative without being one of its entrepreneur·es."""

    key: str
    civility: str
    first_name: str
    last_name: str
    job: str
    branch: str
    email: str
    phone: str
    in_team: bool = True
    is_advisor: bool = False
    leaves_on: date | None = None


@dataclass(frozen=True, slots=True)
class Cooperative:
    """La Boussole on the day `on`. `portfolios`: number of a person → key of who accompanies them."""

    on: date
    months: tuple[date, ...]
    branches: tuple[BranchPlan, ...]
    establishments: tuple[EstablishmentPlan, ...]
    staff: tuple[StaffPlan, ...]
    persons: tuple[PersonPlan, ...]
    activities: tuple[ActivityPlan, ...]
    portfolios: dict[int, str] = field(default_factory=dict)

    def person(self, key: str) -> PersonPlan:
        return next(person for person in self.persons if person.key == key)

    def activities_of(self, person: PersonPlan) -> tuple[ActivityPlan, ...]:
        return tuple(a for a in self.activities if any(m.person == person.number for m in a.members))

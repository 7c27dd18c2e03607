"""La Boussole enters as a real cooperative would: its team, its files, then what no file says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rebond.accounts.public import Role, User, create_account, deactivate
from rebond.demo.clauses import TEXTS
from rebond.demo.cooperative.shape import ActivityPlan, Cooperative, PersonPlan, StaffPlan
from rebond.demo.cooperative.trades import FAMILIES
from rebond.demo.files import (
    EARLIER,
    LEDGER,
    PAY,
    PAY_COLUMNS,
    PEOPLE,
    STAGES,
    TURNOVER,
    DemoFile,
    write_files,
)
from rebond.demo.personas import ROLES, email_of
from rebond.figures.public import import_file
from rebond.people.public import (
    Activity,
    ActivityMember,
    Branch,
    Contract,
    Person,
    branch_named,
    close,
    close_activity,
    create_establishment,
    create_person,
    leave_support_team,
    link_account,
    quit_activity,
    trade_named,
    update_activity,
    write_clauses,
)
from rebond.people.public import (
    Path as Passage,
)

Progress = Callable[[str, int, int], None]
WITHOUT_ACCOUNT = 12  # people who have not answered their invitation yet


class NotAsWritten(Exception):
    """A file of the demonstration did not enter whole: the program contradicts itself, nothing is loaded."""


@dataclass
class Loading:
    """One loading, in the caller's transaction. The files stay in `folder`, for whoever wants to try them."""

    cooperative: Cooperative
    folder: Path
    progress: Progress
    branches: dict[str, Branch] = field(default_factory=dict)
    accounts: dict[str, User] = field(default_factory=dict)
    team: dict[str, Person] = field(default_factory=dict)

    def run(self) -> None:
        steps: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Écriture des fichiers", lambda: write_files(self.folder, self.cooperative)),
            ("Antennes, établissements et équipe d’appui", self._house),
            *((f"Import : {label}", step) for label, step in self._imports()),
            ("Comptes", self._people_accounts),
            ("Clauses des contrats", self._clauses),
            ("Activités et sorties", self._ends),
        )
        for rank, (label, step) in enumerate(steps):
            self.progress(label, rank, len(steps))
            step()
        self.progress("La Boussole est prête", len(steps), len(steps))

    def _house(self) -> None:
        for plan in self.cooperative.branches:
            self.branches[plan.key] = branch_named(plan.name, by=None, city=plan.city)
        for place in self.cooperative.establishments:
            branches = [self.branches[key] for key in place.branches]
            create_establishment(
                name=place.name, siret=place.siret, address=place.address, branches=branches, by=None
            )
        for who in self.cooperative.staff:
            self.accounts[who.key] = self._account(
                email_of(who.key), f"{who.first_name} {who.last_name}", who.key
            )
            if who.in_team:
                self.team[who.key] = self._employee(who)
        self._maelle()

    def _employee(self, who: StaffPlan) -> Person:
        person = create_person(
            by=None,
            civility=who.civility,
            first_name=who.first_name,
            last_name=who.last_name,
            email=who.email,
            phone=who.phone,
            branch=self.branches[who.branch],
            is_support_team=True,
        )
        return link_account(person.pk, self.accounts[who.key], by=None)

    def _maelle(self) -> None:
        """An entrepreneure who accompanies others: known before the files name her as someone's advisor."""
        plan = self.cooperative.person("maelle")
        create_person(
            by=None,
            first_name=plan.first_name,
            last_name=plan.last_name,
            internal_id=plan.internal_id,
            endi_user_id=plan.endi_user_id,
            is_support_team=True,
        )

    def _account(self, email: str, name: str, key: str = "") -> User:
        return create_account(email=email, name=name, roles=ROLES.get(key, (Role.MEMBER,)), by=None)

    def _imports(self) -> Iterator[tuple[str, Callable[[], None]]]:
        pay = {"feed": "paie", "mapping": PAY_COLUMNS}
        yield EARLIER.label, lambda: self._import(EARLIER, "solenn")
        yield PEOPLE.label, lambda: self._import(PEOPLE, "solenn")
        yield STAGES.label, lambda: self._import(STAGES, "solenn")
        yield TURNOVER.label, lambda: self._import(TURNOVER, "omar")
        yield LEDGER.label, lambda: self._import(LEDGER, "omar", {"balances": True})
        yield PAY.label, lambda: self._import(PAY, "solenn", pay)

    def _import(self, file: DemoFile, by: str, settings: dict[str, Any] | None = None) -> None:
        path = self.folder / file.name
        outcome = import_file(path, kind=file.kind, by=self.accounts[by], settings=settings or {})
        if outcome.errors or outcome.conflicts:
            raise NotAsWritten(f"{file.name} : {outcome.errors[:3]} {outcome.conflicts[:3]}")

    def _people_accounts(self) -> None:
        """Everyone present but a few, and those of the cast first of all; Ronan's is closed."""
        known = {person.internal_id: person for person in Person.objects.exclude(internal_id="")}
        on = self.cooperative.on
        present = [plan for plan in self.cooperative.persons if plan.path.standing(on) != "left"]
        late = {plan.number for plan in [p for p in present if not p.key][-WITHOUT_ACCOUNT:]}
        for plan in present:
            if plan.number not in late:
                email = email_of(plan.key) if plan.key else plan.email
                account = self._account(email, plan.full_name, plan.key)
                link_account(known[plan.internal_id].pk, account, by=None)
        for who in self.cooperative.staff:
            if who.leaves_on is not None:
                leave_support_team(self.team[who.key], on=who.leaves_on, by=None)
                if who.leaves_on < on:
                    deactivate(self.accounts[who.key], by=None)

    def _clauses(self) -> None:
        """The checklist of the contracts in force; a few lack what the plan says."""
        found = {
            (contract.person.internal_id, contract.kind, contract.starts_on): contract
            for contract in Contract.objects.in_force(self.cooperative.on).select_related("person")
        }
        for plan in self.cooperative.persons:
            for contract in plan.path.contracts:
                signed = found.get((plan.internal_id, contract.kind, contract.starts_on))
                if signed is not None:
                    texts = {k: text for k, text in TEXTS[contract.kind].items() if k not in contract.missing}
                    write_clauses(signed, texts, by=self.accounts["solenn"])

    def _ends(self) -> None:
        persons = {plan.number: plan for plan in self.cooperative.persons}
        activities = {activity.analytic_code: activity for activity in Activity.objects.all()}
        carried = {
            (membership.activity.analytic_code, membership.person.internal_id): membership
            for membership in ActivityMember.objects.select_related("activity", "person")
        }
        for plan in self.cooperative.activities:
            self._describe(activities[plan.code], plan)
            for member in plan.members:
                if member.ended_on is not None:
                    membership = carried[plan.code, persons[member.person].internal_id]
                    quit_activity(membership, on=member.ended_on, by=None)
            if plan.closed_on is not None:
                close_activity(activities[plan.code], on=plan.closed_on, by=None)
        self._accounting_exits(persons)

    def _describe(self, activity: Activity, plan: ActivityPlan) -> None:
        work = f"{plan.work[0].upper()}{plan.work[1:]}"
        trade = trade_named(FAMILIES[plan.family].name, by=None)
        branch = self.branches[plan.branch]
        update_activity(activity, by=None, name=plan.name, description=work, trade=trade, branch=branch)

    def _accounting_exits(self, persons: dict[int, PersonPlan]) -> None:
        closing = {
            (plan.internal_id, path.entered_on): path.closed_on
            for plan in persons.values()
            for path in plan.paths
            if path.closed_on is not None
        }
        for passage in Passage.objects.filter(left_on__isnull=False).select_related("person").order_by("pk"):
            closed_on = closing.get((passage.person.internal_id, passage.entered_on))
            if closed_on is not None:
                close(passage, on=closed_on, by=None)


def nobody_watches(_label: str, _done: int, _total: int) -> None:
    """The progress of a loading that nobody looks at."""

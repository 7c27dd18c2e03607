"""Before the files: the places, the support team and its accounts. After them: everyone else's account."""

from dataclasses import dataclass, field

from rebond.accounts.public import Role, User, create_account, deactivate
from rebond.demo.cooperative.shape import Cooperative, StaffPlan
from rebond.demo.personas import ROLES, email_of
from rebond.people.public import (
    Branch,
    Person,
    branch_named,
    create_establishment,
    create_person,
    leave_support_team,
    link_account,
)

WITHOUT_ACCOUNT = 12  # people who have not answered their invitation yet


@dataclass
class House:
    """What the rest of the loading leans on, by key of the plan."""

    cooperative: Cooperative
    branches: dict[str, Branch] = field(default_factory=dict)
    accounts: dict[str, User] = field(default_factory=dict)
    team: dict[str, Person] = field(default_factory=dict)

    def build(self) -> None:
        for plan in self.cooperative.branches:
            self.branches[plan.key] = branch_named(plan.name, by=None, city=plan.city)
        for place in self.cooperative.establishments:
            theirs = [self.branches[key] for key in place.branches]
            create_establishment(
                name=place.name, siret=place.siret, address=place.address, branches=theirs, by=None
            )
        for who in self.cooperative.staff:
            self.accounts[who.key] = _account(who.key, who.email, f"{who.first_name} {who.last_name}")
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

    def invite_everyone(self) -> None:
        """An account for everyone present, but a few who are not of the cast."""
        known = {person.internal_id: person.pk for person in Person.objects.exclude(internal_id="")}
        present = [p for p in self.cooperative.persons if p.path.standing(self.cooperative.on) != "left"]
        late = {plan.number for plan in [p for p in present if not p.key][-WITHOUT_ACCOUNT:]}
        for plan in present:
            if plan.number not in late:
                account = _account(plan.key, plan.email, plan.full_name)
                link_account(known[plan.internal_id], account, by=None)

    def say_goodbye(self) -> None:
        """One advisor will leave; another has left, and their account is closed."""
        for who in self.cooperative.staff:
            if who.leaves_on is not None:
                leave_support_team(self.team[who.key], on=who.leaves_on, by=None)
                if who.leaves_on < self.cooperative.on:
                    deactivate(self.accounts[who.key], by=None)


def _account(key: str, email: str, name: str) -> User:
    roles = ROLES.get(key, (Role.MEMBER,))
    return create_account(email=email_of(key) if key else email, name=name, roles=roles, by=None)

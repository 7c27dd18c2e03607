"""Believable rows without surprises: what a test leans on, it says."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from rebond.people.models import (
    Activity,
    ActivityMember,
    Branch,
    Contract,
    Establishment,
    Follow,
    Path,
    Person,
    Trade,
)

french = {"locale": "fr_FR"}


class BranchFactory(DjangoModelFactory):
    class Meta:
        model = Branch

    name = factory.Sequence(lambda n: f"Antenne {n}")


class EstablishmentFactory(DjangoModelFactory):
    class Meta:
        model = Establishment

    name = factory.Sequence(lambda n: f"Établissement {n}")
    siret = factory.Sequence(lambda n: f"{n:014d}")


class TradeFactory(DjangoModelFactory):
    class Meta:
        model = Trade

    name = factory.Sequence(lambda n: f"Domaine {n}")


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    first_name = factory.Faker("first_name", **french)
    last_name = factory.Faker("last_name", **french)


class AdvisorFactory(PersonFactory):
    is_support_team = True


class PathFactory(DjangoModelFactory):
    class Meta:
        model = Path

    person = factory.SubFactory(PersonFactory)
    entered_on = date(2026, 1, 1)


class CapeFactory(DjangoModelFactory):
    class Meta:
        model = Contract

    kind = "cape"
    path = factory.SubFactory(PathFactory)
    person = factory.SelfAttribute("path.person")
    starts_on = date(2026, 1, 1)
    ends_on = date(2026, 12, 31)


class CesaFactory(CapeFactory):
    kind = "cesa"
    ends_on = None


class FollowFactory(DjangoModelFactory):
    class Meta:
        model = Follow

    person = factory.SubFactory(PersonFactory)
    advisor = factory.SubFactory(AdvisorFactory)
    started_on = date(2026, 1, 1)


class ActivityFactory(DjangoModelFactory):
    class Meta:
        model = Activity

    name = factory.Sequence(lambda n: f"Enseigne {n}")
    analytic_code = factory.Sequence(lambda n: f"A{n:04d}")


class ActivityMemberFactory(DjangoModelFactory):
    class Meta:
        model = ActivityMember

    activity = factory.SubFactory(ActivityFactory)
    person = factory.SubFactory(PersonFactory)

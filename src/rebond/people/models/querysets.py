"""Sentences about persons and activities, and who may see them."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from rebond.people.names import fold

if TYPE_CHECKING:
    from rebond.accounts.public import User
    from rebond.people.models import Activity, Person  # noqa: F401  (used in the base of ActivityQuerySet)


class Status(models.TextChoices):
    """Where a person stands at a date; the order of the members is the order of the field."""

    CAPE = "cape", "CAPE"
    CESA = "cesa", "CESA"
    ASSOCIATE = "associate", "associé·e"
    SUPPORT = "support", "équipe d'appui"
    PROSPECT = "prospect", "sans contrat"
    LEFT = "left", "sorti·e"

    @classmethod
    def order(cls, value: str) -> int:
        """CAPE before CESA before associate: the least protected are seen first."""
        return cls.values.index(value)


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, user: "User") -> "PersonQuerySet":
        """The support team reads every file (each reading is logged); a member reads their own."""
        if user.is_support_team:
            return self
        return self.filter(account=user)

    def with_status(self, on: date) -> "PersonQuerySet":
        """Adds `status` (a `Status` value) at the date, in the one query."""
        from rebond.people.models import Contract, Path

        in_force = Contract.objects.filter(person=OuterRef("pk")).in_force(on)
        here = Path.objects.filter(person=OuterRef("pk")).open(on)
        past = Path.objects.filter(person=OuterRef("pk"), left_on__lt=on)
        return self.annotate(  # type: ignore[no-redef]
            status=Case(
                When(
                    Exists(here.filter(associate_on__lte=on)),
                    then=Value(Status.ASSOCIATE.value),
                ),
                When(Exists(in_force.filter(kind="cesa")), then=Value(Status.CESA.value)),
                When(Exists(in_force.filter(kind="cape")), then=Value(Status.CAPE.value)),
                When(
                    Q(is_support_team=True)
                    & (Q(support_team_left_on=None) | Q(support_team_left_on__gte=on)),
                    then=Value(Status.SUPPORT.value),
                ),
                When(~Exists(here) & Exists(past), then=Value(Status.LEFT.value)),
                default=Value(Status.PROSPECT.value),
                output_field=models.CharField(),
            )
        )

    def with_advisor(self, on: date) -> "PersonQuerySet":
        """Adds `advisor_id` and `advisor_name` of the portfolio the person is in at the date."""
        from django.db.models.functions import Concat

        from rebond.people.models import Follow

        current = Follow.objects.filter(person=OuterRef("pk")).current(on)
        return self.annotate(  # type: ignore[no-redef]
            advisor_id=Subquery(current.values("advisor_id")[:1]),
            advisor_name=Subquery(
                current.values(name=Concat("advisor__first_name", Value(" "), "advisor__last_name"))[:1]
            ),
        )

    def present(self, on: date) -> "PersonQuerySet":
        """Those under contract or associate at the date."""
        return self.standing(Status.CAPE, Status.CESA, Status.ASSOCIATE, on=on)

    def standing(self, *statuses: Status, on: date) -> "PersonQuerySet":
        """Those whose status at the date is one of these."""
        with_status: Any = self.with_status(on)
        return with_status.filter(status__in=statuses)  # type: ignore[no-any-return]

    def advising(self, on: date) -> "PersonQuerySet":
        """Those of the support team, present on the day, to whom a portfolio may be given.

        An account must open the files one receives; without an account yet, it will be given the role.
        """
        from rebond.accounts.public import Role, User

        advising = User.objects.filter(
            is_active=True, grants__role__in=(Role.ADVISOR, Role.DIRECTION), grants__ended_at=None
        )
        return self.filter(is_support_team=True).filter(
            Q(support_team_left_on=None) | Q(support_team_left_on__gte=on),
            Q(account=None) | Q(account__in=advising),
        )

    def in_portfolio_of(self, advisor: "Person", on: date) -> "PersonQuerySet":
        from rebond.people.models import Follow

        current = Follow.objects.filter(person=OuterRef("pk"), advisor=advisor).current(on)
        return self.filter(Exists(current))

    def matching(self, words: str) -> "PersonQuerySet":
        """Every word typed, in any order, without accents, at the start of a name or inside it."""
        found: Any = self
        for word in fold(words).split():
            found = found.filter(search_name__contains=word)
        return found  # type: ignore[no-any-return]


def carried_by(user: "User", on: date) -> Q:
    """The activities an account carries on the day: whoever left one no longer reads it."""
    return Q(memberships__person__account=user) & (
        Q(memberships__ended_on=None) | Q(memberships__ended_on__gte=on)
    )


class ActivityQuerySet(models.QuerySet["Activity"]):
    def visible_to(self, user: "User") -> "ActivityQuerySet":
        if user.is_support_team:
            return self
        return self.filter(carried_by(user, timezone.localdate())).distinct()

    def open(self, on: date) -> "ActivityQuerySet":
        return self.filter(Q(closed_on=None) | Q(closed_on__gt=on))

    def matching(self, words: str) -> "ActivityQuerySet":
        found: Any = self
        for word in fold(words).split():
            found = found.filter(search_name__contains=word)
        return found  # type: ignore[no-any-return]

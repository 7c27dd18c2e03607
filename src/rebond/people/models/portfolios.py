from datetime import date
from typing import ClassVar

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value

from rebond.people.models.paths import DateRange
from rebond.people.models.persons import Person


class FollowQuerySet(models.QuerySet["Follow"]):
    def current(self, on: date) -> "FollowQuerySet":
        return self.filter(started_on__lte=on).filter(Q(ended_on=None) | Q(ended_on__gte=on))


@pghistory.track()
class Follow(models.Model):
    """A person is in the portfolio of an advisor for a time; one advisor at a time."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="follows", verbose_name="personne")
    advisor = models.ForeignKey(
        Person, models.PROTECT, related_name="portfolio", verbose_name="chargé·e d'accompagnement"
    )
    started_on = models.DateField("depuis le")
    ended_on = models.DateField("jusqu'au", null=True, blank=True)
    note = models.TextField("mot de passation", blank=True)

    objects = FollowQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-started_on", "-id"]
        verbose_name = "suivi"
        verbose_name_plural = "suivis"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="follow_ends_after_start",
                violation_error_message="La fin du suivi précède son début.",
            ),
            models.CheckConstraint(
                condition=~Q(advisor=F("person")),
                name="follow_not_oneself",
                violation_error_message="Une personne ne peut pas s'accompagner elle-même.",
            ),
            ExclusionConstraint(
                name="follow_one_advisor_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (DateRange("started_on", "ended_on", Value("[]")), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Cette personne a déjà un·e chargé·e d'accompagnement à ces dates.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} suivi·e par {self.advisor}"

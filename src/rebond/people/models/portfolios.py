from datetime import date
from typing import ClassVar

import pghistory
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value

from rebond.people.models.paths import DateRange
from rebond.people.models.persons import Person


class FollowQuerySet(models.QuerySet["Follow"]):
    def current(self, on: date) -> "FollowQuerySet":
        return self.filter(started_on__lte=on).filter(Q(ended_on=None) | Q(ended_on__gte=on))

    def after(self, on: date) -> "FollowQuerySet":
        return self.filter(started_on__gt=on)


class HandOver(models.Model):
    """All or part of a portfolio passed from one advisor to another, with a note, and its undo.

    The note may speak of several persons at once: only the support team reads it.
    """

    giver = models.ForeignKey(Person, models.PROTECT, related_name="hand_overs_given", verbose_name="de")
    taker = models.ForeignKey(Person, models.PROTECT, related_name="hand_overs_taken", verbose_name="à")
    starts_on = models.DateField("à partir du")
    note = models.TextField("mot de passation")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="par"
    )
    at = models.DateTimeField("faite le", auto_now_add=True)
    undone_at = models.DateTimeField("annulée le", null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        verbose_name = "passation de portefeuille"
        verbose_name_plural = "passations de portefeuille"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="hand_over_to_someone_else"),
        ]

    def __str__(self) -> str:
        return f"passation de {self.giver} à {self.taker}"


@pghistory.track()
class Follow(models.Model):
    """A person is in the portfolio of an advisor for a time; one advisor at a time."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="follows", verbose_name="personne")
    advisor = models.ForeignKey(
        Person, models.PROTECT, related_name="portfolio", verbose_name="chargé·e d'accompagnement"
    )
    started_on = models.DateField("depuis le")
    ended_on = models.DateField("jusqu'au", null=True, blank=True)
    note = models.TextField("mot d'accompagnement", blank=True)
    hand_over = models.ForeignKey(
        HandOver, models.PROTECT, null=True, blank=True, related_name="follows", verbose_name="passation"
    )

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

from datetime import date
from typing import ClassVar

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from rebond.people.models.persons import Person


class DateRange(Func):
    """daterange(start, end, '[]'): both ends inclusive, as everywhere in the house."""

    function = "daterange"
    # An unknown end reaches PostgreSQL without a type when Django validates a constraint: each bound says it is a date.
    arg_joiner = "::date, "
    output_field = DateRangeField()


class PathQuerySet(models.QuerySet["Path"]):
    def open(self, on: date) -> "PathQuerySet":
        """Those of people who are in the cooperative on the day (the last day counts)."""
        return self.filter(entered_on__lte=on).filter(Q(left_on=None) | Q(left_on__gte=on))


@pghistory.track()
class Path(models.Model):
    """One passage of a person through the cooperative (parcours). People come back: several paths.

    Two exits: `left_on` (contractual, last day under contract) and `closed_on` (the
    analytic account is closed, often months later).
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="paths", verbose_name="personne")
    entered_on = models.DateField("entrée dans la coopérative")
    info_meeting_on = models.DateField("information collective", null=True, blank=True)
    associate_on = models.DateField("entrée au sociétariat", null=True, blank=True)
    left_on = models.DateField("sortie contractuelle", null=True, blank=True)
    closed_on = models.DateField("sortie comptable", null=True, blank=True)
    exit_kind = models.CharField("type de sortie", max_length=120, blank=True)
    exit_reason = models.CharField("motif de sortie", max_length=200, blank=True)

    objects = PathQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-entered_on", "-id"]
        verbose_name = "parcours"
        verbose_name_plural = "parcours"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("entered_on")),
                name="path_left_after_entry",
                violation_error_message="La sortie contractuelle précède l'entrée.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | (Q(left_on__isnull=False) & Q(closed_on__gte=F("left_on"))),
                name="path_closed_after_left",
                violation_error_message="La sortie comptable vient après la sortie contractuelle.",
            ),
            models.CheckConstraint(
                condition=Q(associate_on=None) | Q(associate_on__gte=F("entered_on")),
                name="path_associate_after_entry",
                violation_error_message="L'entrée au sociétariat précède l'entrée dans la coopérative.",
            ),
            ExclusionConstraint(
                name="path_one_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (DateRange("entered_on", "left_on", Value("[]")), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Un autre parcours de cette personne couvre déjà ces dates.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, parcours du {self.entered_on:%d/%m/%Y}"

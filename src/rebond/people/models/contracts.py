from datetime import date
from typing import ClassVar

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from rebond.people.models.paths import DateRange, Path
from rebond.people.models.persons import Person


class ContractKind(models.TextChoices):
    CAPE = "cape", "CAPE"
    CESA = "cesa", "CESA"


class EndedBy(models.TextChoices):
    """What brought an early end: the undo of that thing resumes the contract."""

    HAND = "hand", "fin décidée"
    EXIT = "exit", "sortie de la coopérative"
    CESA = "cesa", "signature d'un CESA"


class ContractQuerySet(models.QuerySet["Contract"]):
    def in_force(self, on: date) -> "ContractQuerySet":
        return self.filter(starts_on__lte=on).filter(Q(last_day=None) | Q(last_day__gte=on))

    def running_past(self, on: date) -> "ContractQuerySet":
        """Those begun on the day or before, and that would go on after it."""
        return self.filter(starts_on__lte=on).filter(Q(last_day=None) | Q(last_day__gt=on))

    def capes(self) -> "ContractQuerySet":
        return self.filter(kind=ContractKind.CAPE)

    def cesas(self) -> "ContractQuerySet":
        return self.filter(kind=ContractKind.CESA)


@pghistory.track()
class Contract(models.Model):
    """A CAPE period or a CESA. Ends are inclusive; `ended_on` is an end earlier than planned.

    A CESA carries no working time (L.7332-2): `monthly_hours` stays empty unless the
    contract itself states it, and nothing here ever invents it.
    """

    Kind = ContractKind

    person = models.ForeignKey(Person, models.PROTECT, related_name="contracts", verbose_name="personne")
    path = models.ForeignKey(Path, models.PROTECT, related_name="contracts", verbose_name="parcours")
    kind = models.CharField("contrat", max_length=10, choices=ContractKind)
    starts_on = models.DateField("début")
    ends_on = models.DateField("fin prévue", null=True, blank=True)
    ended_on = models.DateField("fin anticipée", null=True, blank=True)
    end_reason = models.CharField("motif de fin", max_length=200, blank=True)
    ended_by = models.CharField("fin venue de", max_length=4, choices=EndedBy, blank=True)
    last_day = models.GeneratedField(
        expression=Coalesce("ended_on", "ends_on"),
        output_field=models.DateField(null=True),
        db_persist=True,
        verbose_name="dernier jour",
    )
    renews = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="renewal", verbose_name="renouvelle"
    )
    trial_ends_on = models.DateField("fin de période d'essai", null=True, blank=True)
    monthly_hours = models.DecimalField(
        "heures mensuelles au contrat", max_digits=6, decimal_places=2, null=True, blank=True
    )
    monthly_gross_cents = models.BigIntegerField(
        "salaire fixe brut mensuel (centimes)", null=True, blank=True
    )
    turnover_goal_cents = models.BigIntegerField("objectif de CA (centimes)", null=True, blank=True)
    employee_quality = models.CharField("qualité", max_length=120, blank=True)

    objects = ContractQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-starts_on", "-id"]
        verbose_name = "contrat"
        verbose_name_plural = "contrats"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="contract_ends_after_start",
                violation_error_message="La fin prévue précède le début.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("starts_on")),
                name="contract_ended_after_start",
                violation_error_message="La fin anticipée précède le début.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_by="") | (Q(ended_on__isnull=False) & ~Q(ended_by="")),
                name="contract_ended_by_something",
                violation_error_message="Une fin anticipée dit d'où elle vient.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ContractKind.CAPE) | Q(ends_on__isnull=False),
                name="cape_has_an_end",
                violation_error_message="Un CAPE a toujours une date de fin.",
            ),
            ExclusionConstraint(
                name="contract_no_overlap",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (
                        DateRange("starts_on", Coalesce("ended_on", "ends_on"), Value("[]")),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="Un autre contrat de même nature couvre déjà une partie de ces dates.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} de {self.person} du {self.starts_on:%d/%m/%Y}"

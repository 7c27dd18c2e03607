from typing import ClassVar

import pghistory
from django.db import models

from rebond.people.models.contracts import Contract


@pghistory.track()
class ContractClause(models.Model):
    """One mandatory block of a CESA or one clause of a CAPE: written, and where."""

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="clauses", verbose_name="contrat")
    key = models.CharField("clause", max_length=60)
    text = models.TextField("contenu", blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["key"]
        verbose_name = "clause"
        verbose_name_plural = "clauses"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["contract", "key"], name="clause_once"),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.contract})"


@pghistory.track()
class Amendment(models.Model):
    """A numbered change of a contract (avenant); numbers follow each other from 1."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="amendments", verbose_name="contrat")
    number = models.PositiveIntegerField("numéro")
    effective_on = models.DateField("date d'effet")
    subject = models.CharField("objet", max_length=300)
    monthly_hours = models.DecimalField(
        "heures mensuelles", max_digits=6, decimal_places=2, null=True, blank=True
    )
    monthly_gross_cents = models.BigIntegerField(
        "salaire fixe brut mensuel (centimes)", null=True, blank=True
    )
    turnover_goal_cents = models.BigIntegerField("objectif de CA (centimes)", null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["contract", "number"]
        verbose_name = "avenant"
        verbose_name_plural = "avenants"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["contract", "number"],
                name="amendment_number_once",
                violation_error_message="Ce contrat a déjà un avenant de ce numéro.",
            ),
        ]

    def __str__(self) -> str:
        return f"avenant n° {self.number} ({self.contract})"

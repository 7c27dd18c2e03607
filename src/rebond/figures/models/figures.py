from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import TruncMonth

from rebond.figures.models.imports import Import


class FigureKind(models.TextChoices):
    TURNOVER = "turnover", "chiffre d'affaires"
    PAY_FIXED = "pay_fixed", "rémunération fixe"
    PAY_VARIABLE = "pay_variable", "rémunération variable"
    PAY_BALANCE = "pay_balance", "régularisation"
    CASH = "cash", "trésorerie"
    RECEIVABLES = "receivables", "créances clients"


class FigureQuerySet(models.QuerySet["Figure"]):
    def turnover(self) -> "FigureQuerySet":
        return self.filter(kind=FigureKind.TURNOVER)


class Figure(models.Model):
    """One amount for one month: of an activity, or of a person when the file names no activity.

    Each figure knows its file and its line. `pieces` is the number of invoices (ledger
    postings of class 70) behind it when the file tells: one means *fragile*.
    """

    Kind = FigureKind

    activity = models.ForeignKey(
        "people.Activity", models.PROTECT, null=True, related_name="figures", verbose_name="activité"
    )
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, related_name="figures", verbose_name="personne"
    )
    month = models.DateField("mois")
    kind = models.CharField("nature", max_length=20, choices=FigureKind)
    cents = models.BigIntegerField("montant en centimes")
    pieces = models.PositiveIntegerField("nombre de pièces", null=True)
    source = models.ForeignKey(Import, models.PROTECT, related_name="figures", verbose_name="fichier")
    line = models.BigIntegerField("ligne du fichier")

    objects = FigureQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["month", "kind", "id"]
        verbose_name = "chiffre"
        verbose_name_plural = "chiffres"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["activity", "person", "month", "kind"],
                name="figure_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(activity__isnull=False) | Q(person__isnull=False), name="figure_of_someone"
            ),
            models.CheckConstraint(condition=Q(month=TruncMonth(F("month"))), name="figure_first_of_month"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["kind", "month"], name="figure_kind_month", include=["activity", "person", "cents"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.month:%m/%Y} : {self.cents} centimes"

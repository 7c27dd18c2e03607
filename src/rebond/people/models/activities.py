from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value

from rebond.people.models.paths import DateRange
from rebond.people.models.persons import Person
from rebond.people.models.places import Branch
from rebond.people.models.querysets import ActivityQuerySet
from rebond.people.names import search_text


class Trade(models.Model):
    """A family of trades (domaine d'activité), as the cooperative names them."""

    name = models.CharField("domaine d'activité", max_length=160, unique=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        verbose_name = "domaine d'activité"
        verbose_name_plural = "domaines d'activité"

    def __str__(self) -> str:
        return self.name


class Activity(models.Model):
    """A trade name (enseigne): one or several persons; carries the analytic code of the ledger."""

    name = models.CharField("enseigne", max_length=200)
    analytic_code = models.CharField("code analytique", max_length=40, unique=True)
    description = models.TextField("descriptif", blank=True)
    trade = models.ForeignKey(
        Trade, models.PROTECT, null=True, blank=True, related_name="activities", verbose_name="domaine"
    )
    branch = models.ForeignKey(
        Branch, models.PROTECT, null=True, blank=True, related_name="activities", verbose_name="antenne"
    )
    is_internal = models.BooleanField("enseigne interne", default=False)
    closed_on = models.DateField("fermée le", null=True, blank=True)
    search_name = models.TextField("nom pour la recherche", editable=False)
    members = models.ManyToManyField(
        Person, through="ActivityMember", related_name="activities", verbose_name="entrepreneur·es"
    )

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["search_name", "id"]
        verbose_name = "activité"
        verbose_name_plural = "activités"
        indexes: ClassVar[list[models.Index]] = [
            GinIndex(fields=["search_name"], opclasses=["gin_trgm_ops"], name="activity_search_trgm"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.fold_names()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def fold_names(self) -> None:
        self.search_name = search_text(self.name, self.analytic_code)


class ActivityMember(models.Model):
    """A person carries an activity for a time; several on one, several for one person."""

    activity = models.ForeignKey(
        Activity, models.PROTECT, related_name="memberships", verbose_name="activité"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", verbose_name="personne")
    started_on = models.DateField("depuis le", null=True, blank=True)
    ended_on = models.DateField("jusqu'au", null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["activity", "person"]
        verbose_name = "portage d'activité"
        verbose_name_plural = "portages d'activité"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(started_on=None) | Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="membership_ends_after_start",
                violation_error_message="La fin précède le début.",
            ),
            ExclusionConstraint(
                name="membership_once",
                expressions=[
                    ("activity", RangeOperators.EQUAL),
                    ("person", RangeOperators.EQUAL),
                    (DateRange("started_on", "ended_on", Value("[]")), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Cette personne porte déjà cette activité à ces dates.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity} · {self.person}"

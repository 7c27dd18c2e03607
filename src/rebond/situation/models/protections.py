from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from rebond.people.models import Person
from rebond.situation.models.crises import Crisis

CHECK_DAYS = 90  # a protection unchecked for longer is shown greyed and never proposed


class Claimant(models.TextChoices):
    """Who may ask for the protection: not always the one it protects."""

    COOPERATIVE = "cooperative", "la coopérative"
    CAPE = "cape", "une personne en CAPE"
    CESA = "cesa", "une personne en CESA"
    ASSOCIATE = "associate", "un·e associé·e"
    OTHER = "other", "autre"


class ProtectionKind(models.TextChoices):
    SHORT_TIME = "short_time", "activité partielle"
    RELIEF = "relief", "fonds de secours"
    LOAN = "loan", "avance ou prêt"
    DEFERRAL = "deferral", "report d'échéance"
    OTHER = "other", "autre"


class Protection(models.Model):
    """An aid as data: who claims, conditions, window, source, checked on, expiry."""

    name = models.CharField("protection", max_length=200)
    kind = models.CharField("sorte", max_length=12, choices=ProtectionKind)
    crisis = models.ForeignKey(
        Crisis,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="protections",
        verbose_name="propre à la crise",
    )
    claimants = ArrayField(
        models.CharField(max_length=12, choices=Claimant), verbose_name="qui peut la demander"
    )
    protects = ArrayField(models.CharField(max_length=12, choices=Claimant), verbose_name="qui elle protège")
    conditions = models.TextField("conditions")
    # Only what is sure: {"statuses": [...], "least_fall": "0.50"}; the text says the rest.
    checks = models.JSONField("conditions vérifiables", default=dict, blank=True)
    amount = models.CharField("montant", max_length=200, blank=True)
    opens_on = models.DateField("ouverte le", null=True, blank=True)
    closes_on = models.DateField("fermée après le", null=True, blank=True)
    source = models.CharField("source", max_length=300)
    source_url = models.URLField("adresse de la source", blank=True)
    checked_on = models.DateField("vérifiée le", null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="par"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["kind", "name"]
        verbose_name = "protection"
        verbose_name_plural = "protections"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(opens_on=None) | Q(closes_on=None) | Q(closes_on__gte=F("opens_on")),
                name="protection_closes_after_opening",
                violation_error_message="La fermeture précède l'ouverture.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def claimant_words(self) -> str:
        return ", ".join(Claimant(each).label for each in self.claimants)

    @property
    def protected_words(self) -> str:
        return ", ".join(Claimant(each).label for each in self.protects)

    def is_expired(self, on: date) -> bool:
        return self.closes_on is not None and self.closes_on < on

    def is_unchecked(self, on: date) -> bool:
        return self.checked_on is None or self.checked_on + timedelta(days=CHECK_DAYS) < on

    def may_be_proposed(self, on: date) -> bool:
        is_open = self.opens_on is None or self.opens_on <= on
        return is_open and not self.is_expired(on) and not self.is_unchecked(on)


class Coverage(models.Model):
    """One person has, asked for or was refused a protection."""

    class State(models.TextChoices):
        ASKED = "asked", "demandée"
        GRANTED = "granted", "accordée"
        REFUSED = "refused", "refusée"

    protection = models.ForeignKey(
        Protection, models.PROTECT, related_name="coverages", verbose_name="protection"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="coverages", verbose_name="personne")
    crisis = models.ForeignKey(Crisis, models.CASCADE, related_name="coverages", verbose_name="crise")
    state = models.CharField("état", max_length=10, choices=State)
    since_on = models.DateField("depuis le")
    until_on = models.DateField("jusqu'au", null=True, blank=True)
    note = models.CharField("note", max_length=300, blank=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="noté par"
    )
    noted_at = models.DateTimeField("noté le", auto_now=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["crisis", "person", "protection"]
        verbose_name = "couverture"
        verbose_name_plural = "couvertures"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["protection", "person", "crisis"], name="coverage_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} : {self.protection} ({self.get_state_display()})"

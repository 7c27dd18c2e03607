from datetime import date
from typing import TYPE_CHECKING, ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from rebond.people.models import Branch, Trade

if TYPE_CHECKING:
    from rebond.accounts.public import User
    from rebond.situation.models.roll import CrisisMember


class CrisisQuerySet(models.QuerySet["Crisis"]):
    def open(self, on: date) -> "CrisisQuerySet":
        return self.filter(starts_on__lte=on).filter(Q(closed_on=None) | Q(closed_on__gt=on))

    def visible_to(self, user: "User") -> "CrisisQuerySet":
        """The support team sees every crisis, a member those that concern or concerned them."""
        if user.is_support_team:
            return self
        return self.filter(Exists(self._rolls().filter(crisis=OuterRef("pk"), person__account=user)))

    @staticmethod
    def _rolls() -> "models.QuerySet[CrisisMember]":
        from rebond.situation.models.roll import CrisisMember  # the roll stands on the crisis

        return CrisisMember.objects.all()


@pghistory.track()
class Crisis(models.Model):
    """Declared by the team: who is concerned, what is asked, until when. Several may live at once."""

    name = models.CharField("nom", max_length=160)
    cause = models.CharField("cause", max_length=300)
    starts_on = models.DateField("début")
    is_for_all = models.BooleanField("toute la coopérative", default=True)
    branches = models.ManyToManyField(
        Branch, related_name="crises", blank=True, verbose_name="antennes concernées"
    )
    trades = models.ManyToManyField(
        Trade, related_name="crises", blank=True, verbose_name="domaines concernés"
    )
    message = models.TextField("message aux membres")
    asks = models.TextField("ce qui est demandé", blank=True)
    asked_until = models.DateField("réponse attendue avant le", null=True, blank=True)
    # Retention, announced to the person before they answer. 730 days is enDI's default for its social files.
    report_days_kept = models.PositiveIntegerField("jours de conservation des réponses", default=730)
    evidence_days_kept = models.PositiveIntegerField("jours de conservation des justificatifs", default=730)
    quiet_from = models.TimeField("silence à partir de", default="20:00")
    quiet_until = models.TimeField("silence jusqu'à", default="08:00")
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="déclarée par"
    )
    declared_at = models.DateTimeField("déclarée le", auto_now_add=True)
    closed_on = models.DateField("close le", null=True, blank=True)
    lessons_published_at = models.DateTimeField("leçons publiées le", null=True, blank=True)

    objects = CrisisQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-starts_on", "-id"]
        verbose_name = "crise"
        verbose_name_plural = "crises"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("starts_on")),
                name="crisis_closed_after_start",
                violation_error_message="La clôture précède le début de la crise.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Lesson(models.Model):
    """What the cooperative learnt: what was tried, what helped, what to keep."""

    class Kind(models.TextChoices):
        TRIED = "tried", "ce que nous avons essayé"
        HELPED = "helped", "ce qui a aidé"
        KEEP = "keep", "ce que nous gardons"

    crisis = models.ForeignKey(Crisis, models.CASCADE, related_name="lessons", verbose_name="crise")
    kind = models.CharField("sorte", max_length=10, choices=Kind)
    text = models.TextField("leçon")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="par")
    at = models.DateTimeField("le", auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["crisis", "kind", "at", "id"]
        verbose_name = "leçon"
        verbose_name_plural = "leçons"

    def __str__(self) -> str:
        return self.text[:80]

from datetime import date
from typing import TYPE_CHECKING, ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import TruncMonth

from rebond.accounts.models import Role
from rebond.people.models import Follow, Person
from rebond.situation.models.crises import Crisis
from rebond.situation.models.roll import Level

if TYPE_CHECKING:
    from rebond.accounts.models import User


class Reason(models.Model):
    """Why the activity suffers: a list the team edits; the past keeps its words."""

    name = models.CharField("raison", max_length=160, unique=True)
    position = models.PositiveIntegerField("ordre", default=0)
    is_active = models.BooleanField("proposée", default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "name"]
        verbose_name = "raison"
        verbose_name_plural = "raisons"

    def __str__(self) -> str:
        return self.name


class ReportState(models.TextChoices):
    DRAFT = "draft", "brouillon"
    TO_CONFIRM = "to_confirm", "à confirmer par la personne"
    SUBMITTED = "submitted", "envoyé"


class ReportQuerySet(models.QuerySet["SituationReport"]):
    def declared(self) -> "ReportQuerySet":
        """Sent by the person or filled for them: a draft has not been said to anybody yet."""
        return self.exclude(state=ReportState.DRAFT)

    def visible_to(self, user: "User", on: date) -> "ReportQuerySet":
        """One's own; declared ones for payroll, direction and the current advisor of the person."""
        own = Q(person__account=user)
        sent = ~Q(state=ReportState.DRAFT)
        if user.has_role(Role.PAYROLL, Role.DIRECTION):
            return self.filter(own | sent)
        if user.has_role(Role.ADVISOR):
            followed = Follow.objects.filter(advisor__account=user).current(on).order_by().values("person")
            return self.filter(own | (sent & Q(person__in=followed)))
        return self.filter(own)


@pghistory.track()
class SituationReport(models.Model):
    """What a person declares for a month of a crisis (point de situation).

    `version` grows at each save: two people saving the same report are told, nothing is lost.
    """

    State = ReportState

    crisis = models.ForeignKey(Crisis, models.PROTECT, related_name="reports", verbose_name="crise")
    person = models.ForeignKey(Person, models.PROTECT, related_name="reports", verbose_name="personne")
    month = models.DateField("mois")
    state = models.CharField("état", max_length=12, choices=ReportState, default=ReportState.DRAFT)
    level = models.CharField("mon activité", max_length=12, choices=Level, blank=True)
    reasons = models.JSONField("raisons", default=list, blank=True)
    extent = models.TextField("ampleur", blank=True)
    impact = models.TextField("conséquences", blank=True)
    expected_1_cents = models.BigIntegerField("CA attendu le mois suivant (centimes)", null=True, blank=True)
    expected_2_cents = models.BigIntegerField("CA attendu dans deux mois (centimes)", null=True, blank=True)
    expected_3_cents = models.BigIntegerField("CA attendu dans trois mois (centimes)", null=True, blank=True)
    hours_lost = models.DecimalField(
        "heures non travaillées", max_digits=6, decimal_places=2, null=True, blank=True
    )
    days_lost = models.DecimalField(
        "jours non travaillés", max_digits=4, decimal_places=1, null=True, blank=True
    )
    need_text = models.TextField("ce dont j'ai besoin", blank=True)
    need_kinds = models.JSONField("besoins", default=list, blank=True)
    call_me_back = models.BooleanField("je souhaite être rappelé·e", default=False)
    filled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="rempli par"
    )
    submitted_at = models.DateTimeField("envoyé le", null=True, blank=True)
    confirmed_at = models.DateTimeField("confirmé par la personne le", null=True, blank=True)
    version = models.PositiveIntegerField("version", default=1)
    updated_at = models.DateTimeField("modifié le", auto_now=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-month", "-id"]
        verbose_name = "point de situation"
        verbose_name_plural = "points de situation"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["crisis", "person", "month"], name="report_once_a_month"),
            models.CheckConstraint(condition=Q(month=TruncMonth(F("month"))), name="report_first_of_month"),
            models.CheckConstraint(
                condition=Q(state="draft") | ~Q(level=""),
                name="report_sent_says_how_the_activity_goes",
                violation_error_message="Dites d'abord comment va votre activité.",
            ),
            models.CheckConstraint(
                condition=(Q(hours_lost=None) | Q(hours_lost__gte=0))
                & (Q(days_lost=None) | Q(days_lost__range=(0, 31))),
                name="report_hours_and_days_are_possible",
                violation_error_message="Les heures ou les jours non travaillés ne sont pas possibles.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.month:%m/%Y}"

    @property
    def origin(self) -> str:
        """The key of the needs this report expressed, so that saying one twice makes one need."""
        return f"crisis:{self.crisis_id}:report:{self.pk}"


@pghistory.track()
class CareSituation(models.Model):
    """Child care and vulnerability, apart from the report: read by the person and by payroll only."""

    report = models.OneToOneField(
        SituationReport, models.CASCADE, related_name="care", verbose_name="point de situation"
    )
    has_child_care = models.BooleanField("garde d'enfant", null=True, blank=True)
    is_vulnerable = models.BooleanField("personne vulnérable", null=True, blank=True)

    class Meta:
        verbose_name = "garde ou vulnérabilité"
        verbose_name_plural = "gardes et vulnérabilités"

    def __str__(self) -> str:
        return f"garde ou vulnérabilité ({self.report_id})"


class Evidence(models.Model):
    """A file that proves: checked by content, re-encoded, encrypted at rest, deleted on the announced day."""

    class Kind(models.TextChoices):
        QUOTE = "quote", "devis annulé ou reporté"
        APPOINTMENT = "appointment", "rendez-vous annulé ou reporté"
        SUPPLIES = "supplies", "approvisionnement impossible"
        SUPPLIER = "supplier", "fournisseur fermé"
        ORDER = "order", "arrêté de fermeture"
        SAFETY = "safety", "mesures de sécurité impossibles"
        SCHOOL = "school", "fermeture d'école"
        OTHER = "other", "autre justificatif"

    report = models.ForeignKey(
        SituationReport, models.PROTECT, related_name="evidence", verbose_name="point de situation"
    )
    kind = models.CharField("sorte", max_length=12, choices=Kind)
    name = models.CharField("nom du fichier", max_length=200)
    content_type = models.CharField("type", max_length=60)
    size = models.PositiveIntegerField("taille en octets")
    sha256 = models.CharField("empreinte", max_length=64)
    stored_as = models.CharField("fichier chiffré", max_length=120, unique=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="déposé par"
    )
    uploaded_at = models.DateTimeField("déposé le", auto_now_add=True)
    # Kept in a case file that was sent: the person can no longer take it back, it still dies on its day.
    used_at = models.DateTimeField("retenu dans un dossier le", null=True)
    deletes_on = models.DateField("supprimé au plus tard le")
    deleted_at = models.DateTimeField("supprimé pour de bon le", null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["report", "uploaded_at", "id"]
        verbose_name = "justificatif"
        verbose_name_plural = "justificatifs"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["deletes_on"], name="evidence_to_delete", condition=Q(deleted_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.name})"


class EvidenceOpening(models.Model):
    """Who opened which evidence, when."""

    evidence = models.ForeignKey(
        Evidence, models.CASCADE, related_name="openings", verbose_name="justificatif"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="par")
    at = models.DateTimeField("le", auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        verbose_name = "ouverture de justificatif"
        verbose_name_plural = "ouvertures de justificatifs"

    def __str__(self) -> str:
        return f"{self.by} a ouvert {self.evidence}"

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from rebond.people.models import Branch, Person, Trade
from rebond.situation.models.crises import Crisis


class Level(models.TextChoices):
    """How the activity goes, as the person says it."""

    GOES_ON = "goes_on", "elle continue"
    REDUCED = "reduced", "elle est réduite"
    STOPPED = "stopped", "elle est à l'arrêt"
    POSTPONED = "postponed", "elle est reportée"


class Signal(models.TextChoices):
    """What the figures say; never a score, always with its sentence."""

    STRONG = "1strong", "signal fort"
    WATCH = "2watch", "à surveiller"
    NONE = "3none", "rien à signaler"
    UNKNOWN = "4unknown", "on ne sait pas"


class StatusRank(models.IntegerChoices):
    """At equal signal, the least protected are seen first."""

    CAPE = 1, "CAPE"
    CESA = 2, "CESA"
    ASSOCIATE = 3, "associé·e"


class CrisisMember(models.Model):
    """One person concerned by one crisis: the roll, a projection that can be rebuilt.

    It holds facts side by side (asked to be called, signal, status, silence), never a sum.
    """

    crisis = models.ForeignKey(Crisis, models.CASCADE, related_name="roll", verbose_name="crise")
    person = models.ForeignKey(Person, models.PROTECT, related_name="rolls", verbose_name="personne")
    status = models.IntegerField("statut", choices=StatusRank)
    branch = models.ForeignKey(Branch, models.PROTECT, null=True, related_name="+", verbose_name="antenne")
    trade = models.ForeignKey(Trade, models.PROTECT, null=True, related_name="+", verbose_name="domaine")
    advisor = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name="chargé·e d'accompagnement"
    )
    signal = models.CharField("signal", max_length=10, choices=Signal, default=Signal.UNKNOWN)
    is_fragile = models.BooleanField("fragile", default=False)
    # The sentence the advisor and the person both read.
    sentence = models.TextField("raison", blank=True)
    level = models.CharField("activité", max_length=12, choices=Level, blank=True)
    answered_at = models.DateTimeField("a répondu le", null=True)
    reached_at = models.DateTimeField("joint·e le", null=True)
    reached_how = models.CharField("par", max_length=20, blank=True)
    last_contact_on = models.DateField("dernier contact", null=True)
    call_back_asked_at = models.DateTimeField("demande à être rappelé·e depuis", null=True)
    open_needs = models.PositiveIntegerField("besoins ouverts", default=0)
    answer = models.TextField("mot avant l'appel", blank=True)
    answer_at = models.DateTimeField("mot écrit le", null=True)
    left_roll_on = models.DateField("n'est plus concerné·e depuis", null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["crisis", "person"]
        verbose_name = "personne concernée"
        verbose_name_plural = "personnes concernées"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["crisis", "person"], name="roll_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["crisis", "advisor", "signal", "status", "last_contact_on"],
                name="roll_triage",
                condition=Q(left_roll_on=None),
            ),
            models.Index(fields=["crisis", "branch", "status"], name="roll_bridge"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.crisis}"


class CallClaim(models.Model):
    """Somebody of the team is calling this person now: nobody else does."""

    member = models.ForeignKey(
        CrisisMember, models.CASCADE, related_name="claims", verbose_name="personne concernée"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="par")
    claimed_at = models.DateTimeField("pris le", auto_now_add=True)
    expires_at = models.DateTimeField("rendu de lui-même le")
    released_at = models.DateTimeField("rendu le", null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-claimed_at"]
        verbose_name = "appel en cours"
        verbose_name_plural = "appels en cours"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["member"], condition=Q(released_at=None), name="one_caller_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by} appelle {self.member}"


class Sending(models.Model):
    """One message to one person by one channel: due, sent, or why not."""

    class Channel(models.TextChoices):
        EMAIL = "email", "courriel"
        SMS = "sms", "SMS"
        LETTER = "letter", "lettre"

    member = models.ForeignKey(
        CrisisMember, models.CASCADE, related_name="sendings", verbose_name="personne concernée"
    )
    channel = models.CharField("canal", max_length=10, choices=Channel)
    round = models.PositiveIntegerField("tour", default=1)
    due_at = models.DateTimeField("à partir du")
    sent_at = models.DateTimeField("parti le", null=True)
    failure = models.CharField("pourquoi il n'est pas parti", max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_at", "id"]
        verbose_name = "envoi"
        verbose_name_plural = "envois"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["member", "channel", "round"], name="sending_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} à {self.member}"

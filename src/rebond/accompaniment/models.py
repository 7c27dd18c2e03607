from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from rebond.people.models import Person


class Channel(models.TextChoices):
    """How people met; a contact counts the same whatever its channel."""

    PHONE = "phone", "téléphone"
    VIDEO = "video", "visio"
    VISIT = "visit", "rencontre"
    EMAIL = "email", "courriel"
    SMS = "sms", "SMS"
    LETTER = "letter", "lettre"
    GATHERING = "gathering", "temps collectif"
    PLATFORM = "platform", "message sur Rebond"


class Outcome(models.TextChoices):
    REACHED = "reached", "nous nous sommes parlé"
    MESSAGE = "message", "message laissé"
    NO_ANSWER = "no_answer", "pas de réponse"
    WRONG = "wrong", "mauvais numéro ou mauvaise adresse"


class ContactQuerySet(models.QuerySet["Contact"]):
    def real(self) -> "ContactQuerySet":
        """Those that ended a silence: the two spoke, or the person wrote."""
        return self.filter(outcome=Outcome.REACHED)


class Contact(models.Model):
    """One line of the ledger: who met whom, when, how. Never what a listening call said."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="contacts", verbose_name="personne")
    at = models.DateTimeField("le")
    channel = models.CharField("canal", max_length=12, choices=Channel)
    outcome = models.CharField("issue", max_length=12, choices=Outcome, default=Outcome.REACHED)
    is_from_person = models.BooleanField("à l'initiative de la personne", default=False)
    about = models.CharField("à propos de", max_length=200, blank=True)
    note = models.TextField("note partagée avec la personne", blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="par"
    )

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        verbose_name = "contact"
        verbose_name_plural = "contacts"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "-at"], name="contact_last", condition=Q(outcome="reached")),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} avec {self.person}"


class NeedKind(models.Model):
    """What people ask for, as a list the team edits."""

    name = models.CharField("besoin", max_length=160, unique=True)
    position = models.PositiveIntegerField("ordre", default=0)
    is_active = models.BooleanField("proposé", default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "name"]
        verbose_name = "sorte de besoin"
        verbose_name_plural = "sortes de besoins"

    def __str__(self) -> str:
        return self.name


class Need(models.Model):
    """Something a person asked for, until somebody took it and answered."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="needs", verbose_name="personne")
    kind = models.ForeignKey(NeedKind, models.PROTECT, null=True, blank=True, related_name="needs")
    text = models.TextField("précisions", blank=True)
    # Where it was said, in words and as a key ("report:12"), so that saying it twice makes one need.
    origin = models.CharField("origine", max_length=80, blank=True)
    expressed_at = models.DateTimeField("exprimé le", auto_now_add=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="pris par",
    )
    taken_at = models.DateTimeField("pris le", null=True, blank=True)
    answered_at = models.DateTimeField("répondu le", null=True, blank=True)
    answer = models.TextField("réponse", blank=True)
    withdrawn_at = models.DateTimeField("retiré le", null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["expressed_at", "id"]
        verbose_name = "besoin"
        verbose_name_plural = "besoins"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person", "kind", "origin"],
                condition=~Q(origin=""),
                nulls_distinct=False,
                name="need_said_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.kind or self.text[:60])


class Promise(models.Model):
    """What the team said it would do, by when; late ones are shown like anybody's."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="promises", verbose_name="personne")
    text = models.CharField("promesse", max_length=300)
    due_on = models.DateField("pour le")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="promis par"
    )
    made_at = models.DateTimeField("promis le", auto_now_add=True)
    kept_at = models.DateTimeField("tenue le", null=True, blank=True)
    released_at = models.DateTimeField("abandonnée d'un commun accord le", null=True, blank=True)
    release_reason = models.CharField("motif", max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on", "id"]
        verbose_name = "promesse"
        verbose_name_plural = "promesses"

    def __str__(self) -> str:
        return self.text

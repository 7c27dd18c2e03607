from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models


class Entry(models.Model):
    """One sentence about one thing; `verb` lets lists be filtered without reading French."""

    at = models.DateTimeField("le", auto_now_add=True, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="par"
    )
    verb = models.CharField("geste", max_length=80)
    sentence = models.TextField("phrase")
    subject_kind = models.CharField("sorte", max_length=80)
    subject_id = models.BigIntegerField("numéro")
    person_id_hint = models.BigIntegerField("personne", null=True, db_index=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        verbose_name = "entrée du journal"
        verbose_name_plural = "journal"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject_kind", "subject_id"], name="journal_subject")
        ]
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return self.sentence


class Access(models.Model):
    """Someone of the support team opened the file of someone else."""

    at = models.DateTimeField("le", auto_now_add=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="par")
    person_id_hint = models.BigIntegerField("personne", db_index=True)
    what = models.CharField("quoi", max_length=120)
    path = models.CharField("adresse", max_length=300)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at", "-id"]
        verbose_name = "consultation de dossier"
        verbose_name_plural = "consultations de dossiers"
        triggers: ClassVar[list[pgtrigger.Trigger]] = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.what} ({self.person_id_hint})"

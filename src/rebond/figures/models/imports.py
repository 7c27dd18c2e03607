from typing import ClassVar

from django.conf import settings
from django.db import models


class ImportState(models.TextChoices):
    READING = "reading", "lecture en cours"
    READY = "ready", "à confirmer"
    REFUSED = "refused", "fichier refusé"
    QUEUED = "queued", "en attente"
    RUNNING = "running", "import en cours"
    DONE = "done", "importé"
    FAILED = "failed", "interrompu"
    CANCELLED = "cancelled", "abandonné"
    UNDOING = "undoing", "annulation en cours"
    UNDONE = "undone", "annulé"


class Import(models.Model):
    """One file on its way in: choose → preview → confirm → progress → report → undo."""

    State = ImportState

    kind = models.CharField("sorte de fichier", max_length=60)
    file_name = models.CharField("fichier", max_length=255)
    file = models.FileField("fichier gardé", upload_to="imports/%Y/%m", max_length=300)
    sha256 = models.CharField("empreinte", max_length=64, db_index=True)
    size = models.BigIntegerField("taille en octets")
    options = models.JSONField("réglages", default=dict)
    state = models.CharField("état", max_length=12, choices=ImportState, default=ImportState.READING)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="par"
    )
    created_at = models.DateTimeField("déposé le", auto_now_add=True)
    started_at = models.DateTimeField("commencé le", null=True)
    finished_at = models.DateTimeField("fini le", null=True)
    lines_total = models.BigIntegerField("lignes du fichier", default=0)
    lines_done = models.BigIntegerField("lignes lues", default=0)
    # Counts and sentences of the preview, then of the report; shapes in actions/imports.py.
    preview = models.JSONField("aperçu", default=dict)
    report = models.JSONField("compte rendu", default=dict)
    failure = models.TextField("pourquoi il s'est arrêté", blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at", "-id"]
        verbose_name = "import"
        verbose_name_plural = "imports"

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_state_display()})"


class ImportProblem(models.Model):
    """A line that could not enter: its number, column, value and reason."""

    source = models.ForeignKey(Import, models.CASCADE, related_name="problems", verbose_name="import")
    line = models.BigIntegerField("ligne")
    column = models.CharField("colonne", max_length=120, blank=True)
    value = models.CharField("valeur", max_length=300, blank=True)
    reason = models.TextField("motif")

    class Meta:
        ordering: ClassVar[list[str]] = ["source", "line", "id"]
        verbose_name = "ligne refusée"
        verbose_name_plural = "lignes refusées"

    def __str__(self) -> str:
        return f"ligne {self.line} : {self.reason}"


class ImportChange(models.Model):
    """What an import created or changed, with the values before: what undo reads."""

    source = models.ForeignKey(Import, models.CASCADE, related_name="changes", verbose_name="import")
    target_kind = models.CharField("sorte", max_length=60)
    target_id = models.BigIntegerField("numéro")
    line = models.BigIntegerField("ligne")
    before = models.JSONField("avant", null=True)
    after = models.JSONField("après")

    class Meta:
        ordering: ClassVar[list[str]] = ["source", "id"]
        verbose_name = "changement d'import"
        verbose_name_plural = "changements d'import"
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["target_kind", "target_id"], name="import_change_target")
        ]

    def __str__(self) -> str:
        return f"{self.target_kind} {self.target_id}"


class ImportMapping(models.Model):
    """A saved answer to « which column is what » for files of the cooperative's own."""

    name = models.CharField("nom de l'association", max_length=120, unique=True)
    feeds = models.CharField("ce que le fichier apporte", max_length=60)
    columns = models.JSONField("colonnes")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="par"
    )
    created_at = models.DateTimeField("créée le", auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        verbose_name = "association de colonnes"
        verbose_name_plural = "associations de colonnes"

    def __str__(self) -> str:
        return self.name

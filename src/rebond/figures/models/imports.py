from typing import ClassVar

from django.conf import settings
from django.db import models


class ImportState(models.TextChoices):
    READING = "reading", "lecture en cours"
    READY = "ready", "à confirmer"
    UNKNOWN = "unknown", "à décrire"
    REFUSED = "refused", "fichier refusé"
    QUEUED = "queued", "en attente"
    RUNNING = "running", "import en cours"
    DONE = "done", "importé"
    FAILED = "failed", "interrompu"
    CANCELLED = "cancelled", "abandonné"
    UNDOING = "undoing", "annulation en cours"
    UNDONE = "undone", "annulé"


# Between these two states a process is at work, and holds the lock of `progress.py`.
AT_WORK = (ImportState.READING, ImportState.RUNNING, ImportState.UNDOING)
# Nothing will ever be read again: the stored file goes away at once.
OVER = (ImportState.REFUSED, ImportState.CANCELLED)


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
    cancel_asked_at = models.DateTimeField("abandon demandé le", null=True)
    lines_total = models.BigIntegerField("lignes du fichier", default=0)
    lines_done = models.BigIntegerField("lignes lues", default=0)
    # Counts and sentences of the preview, then of the report; the shape is `entry.summary.Summary`.
    preview = models.JSONField("aperçu", default=dict)
    report = models.JSONField("compte rendu", default=dict)
    failure = models.TextField("pourquoi il s'est arrêté", blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at", "-id"]
        verbose_name = "import"
        verbose_name_plural = "imports"

    def __str__(self) -> str:
        return f"{self.file_name} ({self.get_state_display()})"

    @property
    def is_moving(self) -> bool:
        """Something is going on, or about to: the page asks again every second."""
        return self.state in {*AT_WORK, ImportState.QUEUED}

    @property
    def percent(self) -> int | None:
        """None while the length of the file is not known."""
        return min(100, self.lines_done * 100 // self.lines_total) if self.lines_total else None


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


class ConflictChoice(models.TextChoices):
    KEEP = "keep", "garder l'existant"
    REPLACE = "replace", "prendre le fichier"


class ImportConflict(models.Model):
    """The file says one thing, the cooperative already has another; someone chooses.

    `key` names the same conflict from the preview to the import. A conflict of identity
    (two different persons recognised by one line) cannot be replaced: the line waits.
    """

    Choice = ConflictChoice

    source = models.ForeignKey(Import, models.CASCADE, related_name="conflicts", verbose_name="import")
    key = models.CharField("repère", max_length=200)
    line = models.BigIntegerField("ligne")
    subject = models.CharField("à propos de", max_length=200)
    column = models.CharField("donnée", max_length=120)
    existing = models.TextField("valeur existante", blank=True)
    existing_from = models.CharField("venue de", max_length=400, blank=True)
    proposed = models.TextField("valeur du fichier", blank=True)
    is_identity = models.BooleanField("sur l'identité", default=False)
    choice = models.CharField("choix", max_length=10, choices=ConflictChoice, default=ConflictChoice.KEEP)

    class Meta:
        ordering: ClassVar[list[str]] = ["source", "line", "id"]
        verbose_name = "désaccord d'import"
        verbose_name_plural = "désaccords d'import"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["source", "key"], name="conflict_once")
        ]

    def __str__(self) -> str:
        return f"{self.subject}, {self.column}"


class StageMeaning(models.Model):
    """What a stage or contract title of the cooperative's own is for us: each CAE edits its list in enDI."""

    class Meaning(models.TextChoices):
        CAPE = "cape", "contrat CAPE"
        CESA = "cesa", "contrat CESA"
        AMENDMENT = "amendment", "avenant"
        ASSOCIATE = "associate", "entrée au sociétariat"
        EXIT = "exit", "sortie"
        NOTHING = "nothing", "rien à importer"

    folded = models.CharField("intitulé sans accents", max_length=200, unique=True)
    label = models.CharField("intitulé du fichier", max_length=200)
    meaning = models.CharField("sens", max_length=12, choices=Meaning)

    class Meta:
        ordering: ClassVar[list[str]] = ["folded"]
        verbose_name = "sens d'une étape"
        verbose_name_plural = "sens des étapes"

    def __str__(self) -> str:
        return f"{self.label} : {self.get_meaning_display()}"


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

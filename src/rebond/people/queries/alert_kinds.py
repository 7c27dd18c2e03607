"""The shape of an alert."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import TextChoices

from rebond.people.models.querysets import Status


class AlertKind(TextChoices):
    CAPE_ENDED = "cape_ended", "CAPE fini sans suite"
    CAPE_ENDS = "cape_ends", "fin de CAPE proche"
    CAPE_BEYOND_LAW = "cape_beyond_law", "CAPE hors des règles"
    ASSOCIATE_DUE = "associate_due", "échéance pour devenir associé·e"
    NO_ADVISOR = "no_advisor", "sans accompagnement"
    ADVISOR_GONE = "advisor_gone", "accompagnement parti"
    CESA_INCOMPLETE = "cesa_incomplete", "CESA incomplet"


class Severity(StrEnum):
    """How soon it asks for a gesture; the order is the order of the lists."""

    URGENT = "urgent"
    SOON = "soon"
    NOTICE = "notice"

    @property
    def label(self) -> str:
        return {"urgent": "urgent", "soon": "bientôt", "notice": "à savoir"}[self.value]

    @property
    def tone(self) -> str:
        return {"urgent": "danger", "soon": "warning", "notice": "info"}[self.value]


@dataclass(frozen=True)
class Alert:
    """`sentence` is what everyone reads, the person concerned included; `due_on` is a day of the law or of a contract."""

    kind: AlertKind
    person_id: int
    person_name: str
    status: Status
    sentence: str
    severity: Severity
    due_on: date | None = None
    article: str = ""

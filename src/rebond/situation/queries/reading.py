"""What a point says, line by line, without what was left empty."""

from dataclasses import dataclass

from django.db.models import QuerySet

from rebond.accompaniment.public import Need
from rebond.situation.answers import written
from rebond.situation.models import SituationReport

TEXTS = {
    "extent": "Ampleur",
    "impact": "Ce que cela change",
    "hours_lost": "Heures non travaillées",
    "days_lost": "Jours non travaillés",
}


@dataclass(frozen=True)
class Line:
    label: str
    text: str


def said(report: SituationReport) -> list[Line]:
    """The activity and its lines; expected turnover, needs and care are shown apart."""
    lines = [Line("Mon activité", report.get_level_display()), Line("Pourquoi", ", ".join(report.reasons))]
    for name, label in TEXTS.items():
        lines.append(Line(label, "".join(written(name, getattr(report, name)))))
    return [line for line in lines if line.text]


def needs_of(report: SituationReport) -> QuerySet[Need]:
    """The needs this report expressed, with who took them and what was answered."""
    found = Need.objects.filter(person_id=report.person_id, origin=report.origin, withdrawn_at=None)
    return found.select_related("kind", "taken_by").order_by("expressed_at", "pk")

"""Evidence and who opened it."""

from django.db.models import Prefetch, QuerySet

from rebond.situation.models import Evidence, EvidenceOpening, SituationReport


def evidence_for(report: SituationReport) -> QuerySet[Evidence]:
    """What is still kept with the report, with who opened each file, newest opening first."""
    openings = EvidenceOpening.objects.select_related("by").order_by("-at", "-pk")
    return (
        Evidence.objects.filter(report=report, deleted_at=None)
        .select_related("uploaded_by")
        .prefetch_related(Prefetch("openings", openings))
        .order_by("uploaded_at", "pk")
    )


def gone_for(report: SituationReport) -> QuerySet[Evidence]:
    """What was deleted: only its kind and its dates remain."""
    return Evidence.objects.filter(report=report, deleted_at__isnull=False).order_by("deleted_at", "pk")

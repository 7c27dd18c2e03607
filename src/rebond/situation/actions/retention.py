"""What was announced as deleted is deleted: rows, files, and the history of the rows.

The history tables refuse every update and delete by a trigger. Here, and only here, that
trigger is put aside for the statement: a person was told that their answers would be gone on
a day, and a copy in a history table would make it a lie.
"""

from datetime import date, timedelta
from typing import Any

import pgtrigger
from django.apps import apps
from django.db import transaction

from rebond.journal.public import record
from rebond.situation import vault
from rebond.situation.actions.evidence import remove
from rebond.situation.models import CareSituation, Crisis, CrisisMember, Evidence, SituationReport

HISTORIES = ("SituationReportEvent", "CareSituationEvent")


def forget_evidence(*, on: date) -> int:
    """The files whose day has come; each one in its own transaction: what fails is taken up the next night."""
    due = Evidence.objects.filter(deleted_at=None, deletes_on__lte=on).order_by("pk")
    for evidence in due:
        remove(evidence, by=None)
    return len(due)


def forget_reports(*, on: date) -> int:
    """The reports of crises closed long enough ago."""
    count = 0
    for crisis in Crisis.objects.filter(closed_on__isnull=False).order_by("pk"):
        if crisis.closed_on and crisis.closed_on + timedelta(days=crisis.report_days_kept) <= on:
            count += _forget_reports_of(crisis)
    return count


def sweep_files() -> int:
    """Files that no living row names: a deposit cut short, a deletion cut between the row and the disk."""
    living = set(Evidence.objects.filter(deleted_at=None).values_list("stored_as", flat=True))
    found = [name for name in vault.names() if name not in living and vault.is_settled(name)]
    for name in found:
        vault.erase(name)
    return len(found)


@transaction.atomic
def _forget_reports_of(crisis: Crisis) -> int:
    crisis = Crisis.objects.select_for_update().get(pk=crisis.pk)
    if crisis.closed_on is None:
        return 0  # reopened meanwhile
    reports = list(SituationReport.objects.filter(crisis=crisis).order_by("pk").values_list("pk", flat=True))
    if not reports:
        return 0
    stored = list(
        Evidence.objects.filter(report__in=reports, deleted_at=None)
        .order_by("pk")
        .values_list("stored_as", flat=True)
    )
    cares = list(
        _history("CareSituationEvent").filter(report_id__in=reports).values_list("pgh_obj_id", flat=True)
    )
    Evidence.objects.filter(report__in=reports).delete()
    CareSituation.objects.filter(report__in=reports).delete()
    SituationReport.objects.filter(pk__in=reports).delete()
    with pgtrigger.ignore(*(f"situation.{name}:append_only" for name in HISTORIES)):
        _history("CareSituationEvent").filter(pgh_obj_id__in=cares).delete()
        _history("SituationReportEvent").filter(pgh_obj_id__in=reports).delete()
    CrisisMember.objects.filter(crisis=crisis).update(level="", answer="", answer_at=None)
    sentence = f"Points de situation de « {crisis.name} » supprimés à la date annoncée : {len(reports)}."
    record("reports_forgotten", sentence, by=None, subject=crisis)
    transaction.on_commit(lambda: _erase(stored))
    return len(reports)


def _erase(names: list[str]) -> None:
    for name in names:
        vault.erase(name)


def _history(name: str) -> Any:
    return apps.get_model("situation", name).objects.all()

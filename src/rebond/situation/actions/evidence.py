"""Evidence: looked inside, drawn again, encrypted, opened by few, deleted on the announced day."""

import hashlib
from datetime import timedelta
from pathlib import PurePath
from typing import IO, TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from rebond.journal.public import record
from rebond.live.public import announce
from rebond.situation import vault
from rebond.situation.content import Clean, cleaned
from rebond.situation.models import Evidence, EvidenceOpening, SituationReport
from rebond.situation.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User

MOST_FILES = 20  # by report: a quote has several pages


def add(
    report: SituationReport, *, stream: IO[bytes], size: int, name: str, kind: str, by: "User"
) -> Evidence:
    """Keep a file with the report. `Refused` says what the file is; the report is untouched."""
    clean = cleaned(stream, size=size)  # long work, before any lock
    stored_as = uuid4().hex
    try:
        return _enter(report, clean, stored_as, name=name, kind=kind, by=by)
    except vault.Unreadable:
        refuse(
            "Ce fichier ne peut pas être gardé : la clé des justificatifs manque. Prévenez l'administrateur·rice."
        )
    except BaseException:
        vault.erase(stored_as)
        raise


@transaction.atomic
def _enter(
    report: SituationReport, clean: Clean, stored_as: str, *, name: str, kind: str, by: "User"
) -> Evidence:
    report = (
        SituationReport.objects.select_for_update(of=("self",)).select_related("crisis").get(pk=report.pk)
    )
    if report.crisis.closed_on is not None:
        refuse(f"La crise « {report.crisis.name} » est close : on n'ajoute plus de justificatif.")
    if report.evidence.filter(deleted_at=None).count() >= MOST_FILES:
        refuse(f"Ce point a déjà {MOST_FILES} justificatifs : retirez-en un avant d'en ajouter un autre.")
    evidence = Evidence.objects.create(
        report=report,
        kind=kind,
        name=_file_name(name, clean),
        content_type=clean.content_type,
        size=len(clean.content),
        sha256=hashlib.sha256(clean.content).hexdigest(),
        stored_as=stored_as,
        uploaded_by=by,
        deletes_on=timezone.localdate() + timedelta(days=report.crisis.evidence_days_kept),
    )
    vault.put(stored_as, clean.content, row=evidence.pk)
    _tell("evidence_added", f"Justificatif déposé : {evidence.get_kind_display()}.", evidence, by=by)
    return evidence


@transaction.atomic
def open_file(evidence: Evidence, *, by: "User") -> bytes:
    """The content, and a line that says who opened it. Raises `Refused` when it is gone."""
    if evidence.deleted_at is not None:
        refuse("Ce justificatif a été supprimé : il n'en reste que la date.")
    try:
        content = vault.get(evidence.stored_as, row=evidence.pk)
    except vault.Unreadable:
        refuse(
            "Ce justificatif ne s'ouvre plus : prévenez l'administrateur·rice, son fichier ou sa clé manque."
        )
    if hashlib.sha256(content).hexdigest() != evidence.sha256:
        refuse("Ce justificatif n'est plus celui qui a été déposé : prévenez l'administrateur·rice.")
    EvidenceOpening.objects.create(evidence=evidence, by=by)
    return content


@transaction.atomic
def remove(evidence: Evidence, *, by: "User | None") -> Evidence:
    """Taken back by the person, or come to its day (`by` None): the file goes, the row keeps the dates only."""
    evidence = Evidence.objects.select_for_update(of=("self",)).select_related("report").get(pk=evidence.pk)
    if evidence.deleted_at is not None:
        return evidence
    if by is not None and evidence.used_at is not None:
        refuse(
            f"Ce justificatif est retenu dans un dossier depuis le {evidence.used_at:%d/%m/%Y} : il ne se retire "
            f"plus. Il sera supprimé au plus tard le {evidence.deletes_on:%d/%m/%Y}."
        )
    evidence.deleted_at, evidence.name, evidence.sha256 = timezone.now(), "", ""
    evidence.save(update_fields=["deleted_at", "name", "sha256"])
    why = "retiré" if by else "supprimé à la date annoncée"
    _tell("evidence_removed", f"Justificatif {why} : {evidence.get_kind_display()}.", evidence, by=by)
    transaction.on_commit(lambda: vault.erase(evidence.stored_as))
    return evidence


@transaction.atomic
def use(evidence: Evidence, *, by: "User") -> Evidence:
    """Retained in a case file. Twice changes nothing."""
    evidence = Evidence.objects.select_for_update(of=("self",)).select_related("report").get(pk=evidence.pk)
    if evidence.deleted_at is not None:
        refuse("Ce justificatif a été supprimé : il ne peut plus être retenu dans un dossier.")
    if evidence.used_at is None:
        evidence.used_at = timezone.now()
        evidence.save(update_fields=["used_at"])
        sentence = f"Justificatif retenu dans un dossier : {evidence.get_kind_display()}."
        _tell("evidence_used", sentence, evidence, by=by)
    return evidence


def _tell(verb: str, sentence: str, evidence: Evidence, *, by: "User | None") -> None:
    report = evidence.report
    record(verb, sentence, by=by, subject=evidence, person_id=report.person_id)
    announce(f"crisis:{report.crisis_id}")


def _file_name(name: str, clean: Clean) -> str:
    """Its own name without its path, with the extension of what it really is."""
    base = PurePath(name.replace("\\", "/")).name
    stem = "".join(letter for letter in PurePath(base).stem if letter.isprintable()).strip()[:120]
    return f"{stem or 'justificatif'}.{clean.extension}"

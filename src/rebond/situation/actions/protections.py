"""Protections as data, and who has them."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from rebond.journal.public import record
from rebond.live.public import announce
from rebond.people.public import Person
from rebond.situation.models import Coverage, Crisis, CrisisMember, Protection, StatusRank
from rebond.situation.queries.coverage import CLAIMANT_OF
from rebond.situation.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User


@transaction.atomic
def save(protection: Protection, *, by: "User") -> Protection:
    """Write a protection or its correction. What changed must be read again at its source before it is proposed."""
    is_new = protection.pk is None
    protection.checked_on = protection.checked_by = None
    protection.save()
    sentence = f"Protection {'ajoutée' if is_new else 'corrigée'} : {protection}."
    record("protection_saved", sentence, by=by, subject=protection)
    return protection


@transaction.atomic
def check(protection: Protection, *, by: "User", on: date | None = None) -> Protection:
    """Somebody read the source again today: the protection may be proposed for the next ninety days."""
    protection.checked_on, protection.checked_by = on or timezone.localdate(), by
    protection.save(update_fields=["checked_on", "checked_by"])
    sentence = f"Protection vérifiée à sa source : {protection}."
    record("protection_checked", sentence, by=by, subject=protection)
    return protection


@transaction.atomic
def note(
    crisis: Crisis,
    person: Person,
    protection: Protection,
    *,
    state: Coverage.State,
    since: date,
    by: "User | None",
    until: date | None = None,
    remark: str = "",
) -> Coverage:
    """A person asked for, has or was refused a protection. An expired or unchecked one cannot be asked for."""
    member = CrisisMember.objects.filter(crisis=crisis, person=person, left_roll_on=None).first()
    if member is None:
        refuse(f"{person} n'est pas concerné·e par cette crise.")
    if CLAIMANT_OF[StatusRank(member.status)] not in protection.protects:
        refuse(
            f"« {protection} » ne protège pas une personne {member.get_status_display()}, comme {person}. "
            "Voyez les protections proposées pour son statut."
        )
    is_new = not Coverage.objects.filter(crisis=crisis, person=person, protection=protection).exists()
    if is_new and state == Coverage.State.ASKED and not protection.may_be_proposed(timezone.localdate()):
        refuse(
            f"« {protection} » est expirée, pas encore ouverte ou n'a pas été vérifiée depuis 90 jours : "
            "elle ne peut pas être demandée. Relisez sa source et marquez-la vérifiée."
        )
    coverage, _ = Coverage.objects.update_or_create(
        crisis=crisis,
        person=person,
        protection=protection,
        defaults={
            "state": state,
            "since_on": since,
            "until_on": until,
            "note": remark.strip()[:300],
            "noted_by": by,
        },
    )
    sentence = f"{protection} : {coverage.get_state_display()}."
    record("coverage_noted", sentence, by=by, subject=coverage, person_id=person.pk)
    announce(f"crisis:{crisis.pk}")
    return coverage


@transaction.atomic
def note_for(
    crisis: Crisis, persons: Iterable[Person], protection: Protection, **said: Any
) -> list[Coverage]:
    """Several at once, all or nobody: a refusal names the person it comes from."""
    return [note(crisis, person, protection, **said) for person in persons]


@transaction.atomic
def forget(coverage: Coverage, *, by: "User") -> None:
    """Undo a line noted by mistake."""
    record(
        "coverage_removed",
        f"{coverage.protection} : ligne retirée.",
        by=by,
        subject=coverage,
        person_id=coverage.person_id,
    )
    announce(f"crisis:{coverage.crisis_id}")
    coverage.delete()

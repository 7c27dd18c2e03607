"""Answers kept for the next file: which column is what, what a stage means."""

from typing import TYPE_CHECKING

from django.db import transaction

from rebond.figures.models import ImportMapping, StageMeaning
from rebond.journal.public import record
from rebond.people.public import fold

if TYPE_CHECKING:
    from rebond.accounts.public import User


@transaction.atomic
def save_mapping(
    name: str, *, feed: str, mapping: dict[str, str], sheet: str, by: "User | None"
) -> ImportMapping:
    """Under a new name, or in place of the one of that name."""
    saved, _ = ImportMapping.objects.update_or_create(
        name=name, defaults={"feeds": feed, "columns": {"mapping": mapping, "sheet": sheet}, "created_by": by}
    )
    record("mapping_saved", f"Association de colonnes « {name} » enregistrée.", by=by, subject=saved)
    return saved


@transaction.atomic
def remove_mapping(saved: ImportMapping, *, by: "User") -> None:
    """Imports already made keep their own copy."""
    record("mapping_removed", f"Association de colonnes « {saved.name} » retirée.", by=by, subject=saved)
    saved.delete()


@transaction.atomic
def tell_meaning(label: str, meaning: str, *, by: "User") -> StageMeaning:
    """From now on this title means that; files already entered stay as they are."""
    told, _ = StageMeaning.objects.update_or_create(
        folded=fold(label)[:200], defaults={"label": label[:200], "meaning": meaning}
    )
    record("meaning_told", f"Étape « {told.label} » : {told.get_meaning_display()}.", by=by, subject=told)
    return told


@transaction.atomic
def forget_meaning(told: StageMeaning, *, by: "User") -> None:
    """Back to what the words of the title suggest."""
    record("meaning_forgotten", f"Sens de l'étape « {told.label} » oublié.", by=by, subject=told)
    told.delete()

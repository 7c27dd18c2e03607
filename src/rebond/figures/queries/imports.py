"""The files that came in."""

from collections.abc import Collection

from django.db.models import QuerySet

from rebond.figures.models import Import, ImportConflict, ImportMapping


def recent_imports(count: int) -> list[Import]:
    """The last files, newest first, whoever brought them."""
    return list(Import.objects.select_related("by")[:count])


def import_list() -> QuerySet[Import]:
    return Import.objects.select_related("by").defer("preview", "options")


def choices_left(source: Import) -> dict[str, int]:
    """How the disagreements stand: kept, replaced, waiting for the file to be corrected."""
    rows = source.conflicts.order_by().values_list("choice", "is_identity")
    kept = replaced = identity = 0
    for choice, is_identity in rows:
        identity += is_identity
        replaced += choice == ImportConflict.Choice.REPLACE
        kept += not is_identity and choice == ImportConflict.Choice.KEEP
    return {"kept": kept, "replaced": replaced, "identity": identity}


def saved_mapping_for(labels: Collection[str], feed: str = "") -> ImportMapping | None:
    """The saved answer whose columns are all in this header, the one that names most of them first."""
    fits = [
        saved
        for saved in ImportMapping.objects.all()
        if (not feed or saved.feeds == feed)
        and (named := saved.columns.get("mapping", {}))
        and set(named.values()) <= set(labels)
    ]
    return max(fits, key=lambda saved: len(saved.columns["mapping"]), default=None)

"""The lists the team edits. The past keeps its words: a reason told stays as it was told."""

from typing import TYPE_CHECKING

from django.db import transaction

from rebond.accompaniment.public import NeedKind
from rebond.journal.public import record
from rebond.situation.models import Reason
from rebond.situation.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User


@transaction.atomic
def write(item: Reason | NeedKind, *, by: "User") -> Reason | NeedKind:
    """Add to a list, or correct a line; taking one out is unticking « proposée »."""
    is_new = item.pk is None
    item.name = item.name.strip()
    same = type(item).objects.filter(name__iexact=item.name).exclude(pk=item.pk)
    if same.exists():
        refuse(
            f"« {item.name} » est déjà dans la liste. Changez les mots, ou proposez de nouveau la ligne qui existe."
        )
    item.save()
    verb = "ajoutée à la liste" if is_new else "corrigée dans la liste"
    record("list_edited", f"« {item} » : ligne {verb}.", by=by, subject=item)
    return item

"""Becoming an associate of the cooperative, and taking back an entry noted by mistake."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from rebond.journal.public import record
from rebond.people.actions.keeping import keep, relock
from rebond.people.models import Path
from rebond.people.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User


@transaction.atomic
def enter(path: Path, *, on: date, by: "User | None") -> Path:
    """The person becomes an associate on the day; one person, one vote."""
    relock(path)
    if path.associate_on is not None:
        refuse(
            "deja_associe", f"{path.person} est déjà au sociétariat depuis le {path.associate_on:%d/%m/%Y}."
        )
    if path.left_on is not None and on > path.left_on:
        refuse(
            "deja_sorti",
            f"Ce parcours a pris fin le {path.left_on:%d/%m/%Y} : choisissez une date avant la sortie.",
        )
    path.associate_on = on
    keep(path)
    _say("associate_entered", path, f"{path.person} entre au sociétariat le {on:%d/%m/%Y}.", by)
    return path


@transaction.atomic
def withdraw(path: Path, *, by: "User | None") -> Path:
    """Undo of `enter`."""
    relock(path)
    if path.associate_on is None:
        refuse(
            "pas_associe", f"Aucune entrée au sociétariat n'est notée pour {path.person} : rien à annuler."
        )
    path.associate_on = None
    keep(path)
    _say("associate_undone", path, f"Entrée au sociétariat de {path.person} annulée.", by)
    return path


def _say(verb: str, path: Path, sentence: str, by: "User | None") -> None:
    record(verb, sentence, by=by, subject=path, person_id=path.person_id)

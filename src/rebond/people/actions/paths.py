"""A passage through the cooperative: entry, contractual exit, accounting exit, and the way back from a mistake."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from rebond.journal.public import record
from rebond.people.actions.keeping import drop, keep, lock, relock
from rebond.people.models import Contract, Follow, Path, Person
from rebond.people.models.contracts import EndedBy
from rebond.people.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User


@transaction.atomic
def open_path(
    person: Person, *, entered_on: date, by: "User | None", info_meeting_on: date | None = None
) -> Path:
    """Someone comes in, or comes back: a return is a new path, the earlier ones stay as they were."""
    lock(person.pk)
    if running := person.paths.filter(left_on=None).first():
        refuse(
            "parcours_en_cours",
            f"{person} a déjà un parcours ouvert depuis le {running.entered_on:%d/%m/%Y}. "
            "Enregistrez d'abord sa sortie contractuelle.",
        )
    path = keep(Path(person=person, entered_on=entered_on, info_meeting_on=info_meeting_on))
    gesture = "revient" if person.paths.count() > 1 else "entre"
    _say("path_opened", path, f"{person} {gesture} dans la coopérative le {entered_on:%d/%m/%Y}.", by)
    return path


@transaction.atomic
def leave(path: Path, *, on: date, by: "User | None", kind: str = "", reason: str = "") -> Path:
    """Contractual exit: `on` is the last day under contract. The running contracts end that day."""
    relock(path)
    if path.left_on is not None:
        refuse(
            "deja_sorti",
            f"La sortie du {path.left_on:%d/%m/%Y} est déjà enregistrée. Annulez-la pour changer sa date.",
        )
    if later := path.contracts.filter(starts_on__gt=on).first():
        refuse(
            "contrat_apres_sortie",
            f"Un {later.get_kind_display()} commence le {later.starts_on:%d/%m/%Y}, après cette sortie. "
            "Choisissez une date plus tardive, ou retirez ce contrat.",
        )
    for contract in path.contracts.running_past(on):
        contract.ended_on, contract.ended_by, contract.end_reason = on, EndedBy.EXIT, reason or kind
        keep(contract)
    path.left_on, path.exit_kind, path.exit_reason = on, kind, reason
    keep(path)
    why = f" ({reason or kind})" if reason or kind else ""
    _say("path_left", path, f"Sortie contractuelle de {path.person} le {on:%d/%m/%Y}{why}.", by)
    return path


@transaction.atomic
def close(path: Path, *, on: date, by: "User | None") -> Path:
    """Accounting exit: the analytic account is closed. Nobody follows the person any more from the next day."""
    relock(path)
    if path.left_on is None:
        refuse(
            "pas_encore_sorti",
            "La sortie comptable vient après la sortie contractuelle. Enregistrez celle-ci d'abord.",
        )
    if path.closed_on is not None:
        refuse("deja_clos", f"La sortie comptable du {path.closed_on:%d/%m/%Y} est déjà enregistrée.")
    path.closed_on = on
    keep(path)
    for follow in Follow.objects.filter(person_id=path.person_id).current(on).filter(ended_on=None):
        follow.ended_on = on
        keep(follow)
    _say("path_closed", path, f"Sortie comptable de {path.person} le {on:%d/%m/%Y}.", by)
    return path


@transaction.atomic
def reopen(path: Path, *, by: "User | None") -> Path:
    """Undo the last exit step: the accounting exit first, then the contractual one."""
    relock(path)
    if path.closed_on is not None:
        _undo_close(path)
        _say("path_close_undone", path, f"Sortie comptable de {path.person} annulée.", by)
    elif path.left_on is not None:
        _undo_leave(path)
        _say(
            "path_leave_undone",
            path,
            f"Sortie contractuelle de {path.person} annulée : les contrats reprennent.",
            by,
        )
    else:
        refuse("rien_a_annuler", "Ce parcours est ouvert : il n'y a pas de sortie à annuler.")
    return path


@transaction.atomic
def remove(path: Path, *, by: "User | None") -> None:
    """Take back a path opened by mistake."""
    relock(path)
    _say("path_removed", path, f"Parcours de {path.person} du {path.entered_on:%d/%m/%Y} retiré.", by)
    drop(path, because="Ce parcours porte un contrat : retirez le contrat d'abord.")


def _undo_close(path: Path) -> None:
    """The portfolio line that the closure ended starts again, unless someone else took over since."""
    closed_on, path.closed_on = path.closed_on, None
    keep(path)
    last = Follow.objects.filter(person_id=path.person_id).order_by("-started_on", "-pk").first()
    if last is not None and last.ended_on == closed_on:
        last.ended_on = None
        keep(last)


def _undo_leave(path: Path) -> None:
    path.left_on, path.exit_kind, path.exit_reason = None, "", ""
    keep(path)
    for contract in Contract.objects.filter(path=path, ended_by=EndedBy.EXIT):
        contract.ended_on, contract.ended_by, contract.end_reason = None, "", ""
        keep(contract)


def _say(verb: str, path: Path, sentence: str, by: "User | None") -> None:
    record(verb, sentence, by=by, subject=path, person_id=path.person_id)

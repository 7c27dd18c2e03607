"""Trade names (enseignes): open, correct, close, open again."""

from datetime import date
from typing import TYPE_CHECKING, TypedDict, Unpack

from django.db import transaction

from rebond.journal.public import record
from rebond.people.actions.keeping import drop, keep, labels_of
from rebond.people.models import Activity, Branch, Trade
from rebond.people.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User


class ActivityFields(TypedDict, total=False):
    name: str
    analytic_code: str
    description: str
    trade: Trade | None
    branch: Branch | None
    is_internal: bool


@transaction.atomic
def create(*, by: "User | None", **fields: Unpack[ActivityFields]) -> Activity:
    """A new activity; its analytic code is the one of the ledger, unique in the cooperative."""
    activity = Activity(**fields)
    activity.fold_names()
    keep(activity)
    _say(
        "activity_created", activity, f"Activité « {activity} » ouverte (code {activity.analytic_code}).", by
    )
    return activity


@transaction.atomic
def update(activity: Activity, *, by: "User | None", **changes: Unpack[ActivityFields]) -> Activity:
    _lock(activity)
    changed = [name for name, value in changes.items() if getattr(activity, name) != value]
    if not changed:
        return activity
    for name in changed:
        setattr(activity, name, changes[name])  # type: ignore[literal-required]
    activity.fold_names()
    keep(activity)
    labels = labels_of(Activity, changed)
    _say("activity_updated", activity, f"Activité « {activity} » corrigée : {labels}.", by)
    return activity


@transaction.atomic
def close(activity: Activity, *, on: date, by: "User | None") -> Activity:
    """The analytic account is closed on the day; the figures stay."""
    _lock(activity)
    if activity.closed_on is not None:
        refuse("deja_fermee", f"Cette activité est fermée depuis le {activity.closed_on:%d/%m/%Y}.")
    activity.closed_on = on
    keep(activity)
    _say("activity_closed", activity, f"Activité « {activity} » fermée le {on:%d/%m/%Y}.", by)
    return activity


@transaction.atomic
def reopen(activity: Activity, *, by: "User | None") -> Activity:
    """Undo of `close`."""
    _lock(activity)
    if activity.closed_on is None:
        refuse("rien_a_annuler", "Cette activité est ouverte : il n'y a pas de fermeture à annuler.")
    activity.closed_on = None
    keep(activity)
    _say("activity_reopened", activity, f"Activité « {activity} » rouverte.", by)
    return activity


@transaction.atomic
def remove(activity: Activity, *, by: "User | None") -> None:
    """Take back an activity created by mistake."""
    _lock(activity)
    _say("activity_removed", activity, f"Activité « {activity} » retirée.", by)
    drop(activity, because=f"« {activity} » est portée par quelqu'un ou a des chiffres : fermez-la plutôt.")


def _lock(activity: Activity) -> None:
    Activity.objects.select_for_update(of=("self",)).only("pk").order_by().get(pk=activity.pk)
    activity.refresh_from_db()


def _say(verb: str, activity: Activity, sentence: str, by: "User | None") -> None:
    record(verb, sentence, by=by, subject=activity)

"""Every change of a point de situation, in words: who, when, before and after.

What the person tried and erased before sending was said to nobody: for anyone else the history
begins with what was sent. Child care and vulnerability appear only for those who may read them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps

from rebond.accompaniment.public import NeedKind
from rebond.accounts.public import User as Account
from rebond.situation.answers import ASKED, CARE, written
from rebond.situation.models import SituationReport

if TYPE_CHECKING:
    from rebond.accounts.public import User

STATE = "state"


@dataclass(frozen=True)
class Change:
    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Moment:
    """One saving. `by` is empty when no signed-in account did it."""

    at: datetime
    by: str
    title: str
    changes: tuple[Change, ...]


def history_of(report: SituationReport, *, reader: "User", with_care: bool) -> tuple[Moment, ...]:
    """Newest first."""
    events = list(_events("SituationReportEvent").filter(pgh_obj_id=report.pk).order_by("pgh_id"))
    if report.person.account_id != reader.pk:
        events = _from_what_was_sent(events)
    moments = list(_moments(events, (*ASKED, STATE)))
    if with_care:
        cares = _events("CareSituationEvent").filter(report_id=report.pk).order_by("pgh_id")
        moments += _moments(list(cares), CARE)
    return tuple(sorted(moments, key=lambda moment: moment.at)[::-1])


def _events(name: str) -> Any:
    return apps.get_model("situation", name).objects.select_related("pgh_context")


def _from_what_was_sent(events: list[Any]) -> list[Any]:
    sent = [at for at, event in enumerate(events) if event.state != SituationReport.State.DRAFT]
    return events[sent[0] :] if sent else []


def _moments(events: list[Any], names: tuple[str, ...]) -> Iterator[Moment]:
    users = Account.objects.in_bulk({user for event in events if (user := _user_id(event))})
    kinds = {str(pk): name for pk, name in NeedKind.objects.values_list("pk", "name")}
    previous: Any = None
    for event in events:
        changes = tuple(_changes(previous, event, names, kinds))
        title = "Commencé" if previous is None else "Modifié"
        previous = event
        if changes:
            author = users.get(_user_id(event) or 0)
            yield Moment(event.pgh_created_at, str(author or ""), title, changes)


def _changes(previous: Any, event: Any, names: tuple[str, ...], kinds: dict[str, str]) -> Iterator[Change]:
    for name in names:
        field = event.pgh_tracked_model._meta.get_field(name)
        before = _words(field, getattr(previous, name), kinds) if previous is not None else ""
        after = _words(field, getattr(event, name), kinds)
        if before != after and not (previous is None and name == "call_me_back" and after == "non"):
            yield Change(str(field.verbose_name).removesuffix(" (centimes)"), before, after)


def _words(field: Any, value: Any, kinds: dict[str, str]) -> str:
    if isinstance(value, bool):
        return "oui" if value else "non"
    items = written(field.name, value)
    if field.name == "need_kinds":
        items = tuple(kinds.get(item, "besoin retiré de la liste") for item in items)
    labels = {str(key): str(label) for key, label in field.flatchoices}
    words = ", ".join(labels.get(item, item) for item in items)
    return f"{words} €" if words and field.name.endswith("_cents") else words


def _user_id(event: Any) -> int | None:
    context = event.pgh_context
    return context.metadata.get("user") if context is not None else None

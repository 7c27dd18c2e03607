"""Answers in words: for two writings side by side and for the history."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps

from rebond.accounts.public import User
from rebond.situation.answers import Written
from rebond.situation.merging import Conflict
from rebond.situation.models import SituationReport

if TYPE_CHECKING:
    from rebond.situation.forms.reports import ReportForm

EMPTY = "rien"


@dataclass(frozen=True)
class ClashLine:
    """One answer written twice, in words."""

    name: str
    label: str
    mine: str
    theirs: str
    other: str


def clash_lines(
    conflict: Conflict, form: "ReportForm", *, mine_is: User, report: SituationReport
) -> list[ClashLine]:
    other = author_of_change(report, besides=mine_is)
    return [
        ClashLine(
            clash.name,
            str(form.fields[clash.name].label),
            words_of(form, clash.name, clash.mine),
            words_of(form, clash.name, clash.theirs),
            other,
        )
        for clash in conflict.clashes
    ]


def words_of(form: "ReportForm", name: str, value: Written) -> str:
    """« elle est réduite », « 1200,50 € », the reasons one after the other."""
    choices: dict[str, Any] = dict(getattr(form.fields[name], "choices", ()))
    words = ", ".join(str(choices.get(item, item)) for item in value)
    if name == "call_me_back":
        return "oui" if value else "non"
    return (f"{words} €" if words and name.endswith("_cents") else words) or EMPTY


def author_of_change(report: SituationReport, *, besides: User) -> str:
    """Who wrote the last version, when it is somebody else; one may also be at odds with one's other device."""
    events: Any = apps.get_model("situation", "SituationReportEvent").objects
    last = events.filter(pgh_obj_id=report.pk).select_related("pgh_context").order_by("-pgh_id").first()
    number = last.pgh_context.metadata.get("user") if last and last.pgh_context else None
    if number is None or number == besides.pk:
        return "Vous-même, sur un autre appareil,"
    found = User.objects.filter(pk=number).first()
    return str(found) if found else "Quelqu'un d'autre"

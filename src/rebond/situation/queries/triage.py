"""Whom to call first, and why. An order of facts side by side; never a score.

Asked to be called back first of all; then the signal of the figures; at equal signal CAPE
before CESA before associates; then the longest silence; then needs nobody took.
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import F, QuerySet
from django.utils import timezone

from rebond.situation.models import Crisis, CrisisMember

if TYPE_CHECKING:
    from rebond.people.public import Person

SILENCE_DAYS = 60  # the grid of `methods.md` 4.3: more than sixty days without contact


@dataclass(frozen=True)
class Line:
    """One line of the triage; `why` is the sentence the person reads too."""

    member: CrisisMember
    why: str


def in_order(crisis: Crisis, advisor: "Person | None" = None) -> QuerySet[CrisisMember]:
    found = CrisisMember.objects.filter(crisis=crisis, left_roll_on=None)
    if advisor is not None:
        found = found.filter(advisor=advisor)
    return found.select_related("person", "branch", "trade").order_by(
        F("call_back_asked_at").asc(nulls_last=True),
        "signal",
        "status",
        F("last_contact_on").asc(nulls_first=True),
        "-open_needs",
        "person_id",
    )


def line(member: CrisisMember, *, on: date) -> Line:
    return Line(member, why(member, on=on))


def why(member: CrisisMember, *, on: date) -> str:
    """One plain sentence built from the facts of the row, in the order that put it there."""
    parts = [
        _call_back(member),
        member.sentence or f"statut {member.get_status_display()}, chiffres inconnus",
        _answer(member),
        _silence(member, on=on),
        _needs(member),
    ]
    text = " ; ".join(part for part in parts if part)
    return f"{text[:1].upper()}{text[1:]}."


def _call_back(member: CrisisMember) -> str:
    asked = member.call_back_asked_at
    return f"demande à être rappelé·e depuis le {timezone.localtime(asked):%d/%m à %H h %M}" if asked else ""


def _answer(member: CrisisMember) -> str:
    if member.answered_at is not None:
        return f"dit que son activité, {member.get_level_display()}" if member.level else "a répondu"
    return "n'a pas encore répondu"


def _silence(member: CrisisMember, *, on: date) -> str:
    if member.last_contact_on is None:
        return "aucun contact connu"
    days = (on - member.last_contact_on).days
    return f"sans nouvelles depuis {days} jours" if days > SILENCE_DAYS else ""


def _needs(member: CrisisMember) -> str:
    count = member.open_needs
    return f"{count} besoin{'s' if count > 1 else ''} sans réponse" if count else ""

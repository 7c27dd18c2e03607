"""What an open crisis says to one person: the message, what is asked, the sentence their advisor reads."""

from dataclasses import dataclass
from datetime import date

from rebond.people.public import Person
from rebond.situation.models import Crisis, CrisisMember
from rebond.situation.queries.triage import why


@dataclass(frozen=True)
class Concern:
    crisis: Crisis
    member: CrisisMember
    why: str


def concerns(person: Person, *, on: date) -> list[Concern]:
    """The open crises that concern the person on the day, in one query."""
    found = CrisisMember.objects.filter(
        person=person, left_roll_on=None, crisis__in=Crisis.objects.open(on)
    ).select_related("crisis")
    ordered = found.order_by("-crisis__starts_on", "-crisis_id")
    return [Concern(member.crisis, member, why(member, on=on)) for member in ordered]

"""Who accompanies whom, with what is wrong in a real cooperative: someone gone, someone leaving, a few without anyone."""

from datetime import date

from .cast import GONE_ADVISOR, NOT_FOR_INES, named
from .chance import Chance
from .shape import ActivityPlan, PersonPlan

WITHOUT, LEFT_BEHIND = 6, 5
BY_BRANCH = {
    "valmoire": ("severine", "severine", "severine", "erell", "erell", "erell", "maelle"),
    "port-lannec": ("ines", "ines", "ines", "ines", "severine"),
    "sainte-aubriere": ("bastien", "bastien", "bastien", "bastien", "severine"),
}


def portfolios(
    persons: tuple[PersonPlan, ...], activities: tuple[ActivityPlan, ...], seed: str, on: date
) -> dict[int, str]:
    """Number of a person → key of their advisor; those who left and the ones nobody follows are absent."""
    chance = Chance(seed, "portfolios")
    cast = {who.key: who.advisor for who in named(on)}
    present = [person for person in persons if person.path.standing(on) != "left"]
    unnamed = [person for person in present if not person.key]
    families = {m.person: activity.family for activity in activities for m in activity.members}
    alone = {person.number for person in chance.shuffled(unnamed)[:WITHOUT]}
    behind = [p.number for p in unnamed if p.branch == "valmoire" and p.number not in alone][-LEFT_BEHIND:]
    found: dict[int, str] = {}
    for person in present:
        if person.number in alone:
            continue
        advisor = cast.get(person.key) or chance.one_of(BY_BRANCH[person.branch])
        hard_hit = person.path.standing(on) == "cape" and families[person.number] in NOT_FOR_INES
        if advisor == "ines" and hard_hit and not person.key:
            advisor = "erell"
        found[person.number] = GONE_ADVISOR if person.number in behind else advisor
    return found

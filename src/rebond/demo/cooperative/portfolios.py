"""Who accompanies whom, with what is wrong in a real cooperative: someone gone, someone leaving, a few without anyone."""

from datetime import date

from .cast import GONE_ADVISOR, named
from .chance import Chance
from .shape import ActivityPlan, PersonPlan

WITHOUT, LEFT_BEHIND = 6, 5
BY_BRANCH = {
    "valmoire": ("severine", "severine", "severine", "erell", "erell", "erell", "maelle"),
    "port-lannec": ("ines", "ines", "ines", "ines", "severine"),
    "sainte-aubriere": ("bastien", "bastien", "bastien", "bastien", "severine"),
}


def portfolios(
    persons: tuple[PersonPlan, ...],
    activities: tuple[ActivityPlan, ...],
    months: tuple[date, ...],
    seed: str,
    on: date,
) -> dict[int, str]:
    """Number of a person → key of their advisor; those who left and the ones nobody follows are absent."""
    chance = Chance(seed, "portfolios")
    cast = {who.key: who.advisor for who in named(on)}
    present = [person for person in persons if person.path.standing(on) != "left"]
    unnamed = [person for person in present if not person.key]
    hardest = {m.person for activity in activities if fell_hard(activity, months) for m in activity.members}
    alone = {person.number for person in chance.shuffled(unnamed)[:WITHOUT]}
    behind = [p.number for p in unnamed if p.branch == "valmoire" and p.number not in alone][-LEFT_BEHIND:]
    found: dict[int, str] = {}
    for person in present:
        if person.number in alone:
            continue
        advisor = cast.get(person.key) or chance.one_of(BY_BRANCH[person.branch])
        if (
            advisor == "ines"
            and not person.key
            and person.path.standing(on) == "cape"
            and person.number in hardest
        ):
            advisor = "erell"
        found[person.number] = GONE_ADVISOR if person.number in behind else advisor
    return found


def fell_hard(activity: ActivityPlan, months: tuple[date, ...]) -> bool:
    """To a third or less of any month it may be compared with: then it would come before Aïcha, whom Inès calls first."""
    sold = activity.turnover()
    last, *earlier = (sold.get((month.year, month.month), 0) for month in reversed(months[-13:]))
    references = (earlier[-1], sum(earlier[0:3]) // 3, sum(earlier[1:4]) // 3, sum(earlier[0:3]) // 2)
    return any(reference and 3 * last <= reference for reference in references)

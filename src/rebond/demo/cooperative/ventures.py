"""Who carries what: people shared out among the trade names, then the invoices of each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from rebond.droit.socle import ajouter_mois

from .cast import QUOTED_TURNOVER
from .chance import Chance
from .enseignes import Enseigne, analytic_code, enseignes
from .roster import Roster, courses_in_cape, courses_in_cesa, courses_of_associates, courses_out
from .shape import ActivityPlan, Invoice, MembershipPlan, PersonPlan
from .trades import FAMILIES
from .turnover import Venture, invoices_of

CAPES_ALONE = 30
SHARED = 7
MARIONS_SECOND = "Regards Croisés"
LEFT_A_TEAM = 14


@dataclass(slots=True)
class Crew:
    """One trade name while people are being shared out."""

    enseigne: Enseigne
    branch: str
    people: list[PersonPlan] = field(default_factory=list)
    gone: list[PersonPlan] = field(default_factory=list)

    @property
    def free(self) -> int:
        return self.enseigne.team - len(self.people)


def crews(seed: str, on: date, roster: Roster) -> list[Crew]:
    """Every trade name with its people; deterministic in the order of the list."""
    chance = Chance(seed, "crews")
    found = [Crew(enseigne, _branch(chance, enseigne, roster)) for enseigne in enseignes()]
    for crew in found:
        if crew.enseigne.cast:
            crew.people.append(roster.named(crew.enseigne.cast))
    running = [crew for crew in found if not crew.enseigne.is_closed]
    large = [crew for crew in running if crew.enseigne.team >= 3]
    shared = sorted(large, key=lambda crew: crew.enseigne.name != MARIONS_SECOND)[:SHARED]
    _hire(seed, on, roster, running, shared)
    _share(chance, running, shared)
    _part(seed, on, roster, found, running)
    return found


def _hire(seed: str, on: date, roster: Roster, running: list[Crew], shared: list[Crew]) -> None:
    """Newcomers mostly work alone; one place in each shared team waits for someone who has another activity."""
    chance = Chance(seed, "places")
    kept = {id(crew) for crew in shared}
    alone = chance.shuffled([crew for crew in running if crew.enseigne.team == 1 and crew.free])
    teams = chance.shuffled(
        [crew for crew in running if crew.enseigne.team > 1 for _ in range(crew.free - (id(crew) in kept))]
    )
    capes = courses_in_cape(seed, on)
    others = chance.shuffled([*courses_in_cesa(seed, on), *courses_of_associates(seed, on)])
    places = [*alone[:CAPES_ALONE], *teams[: len(capes) - CAPES_ALONE], *alone[CAPES_ALONE:]]
    places += teams[len(capes) - CAPES_ALONE :]
    for crew, course in zip(places, [*capes, *others], strict=True):
        crew.people.append(roster.someone(course, crew.branch))


def _share(chance: Chance, running: list[Crew], shared: list[Crew]) -> None:
    """People with two activities; Marion, who facilitates groups, is one of them."""
    marion = next(crew.people[0] for crew in running if crew.enseigne.cast == "marion")
    solos = [crew.people[0] for crew in running if crew.enseigne.team == 1 and not crew.enseigne.cast]
    settled = [person for person in solos if person.path.contracts[-1].kind == "cesa"]
    for crew, person in zip(shared, [marion, *chance.shuffled(settled)], strict=False):
        crew.people.append(person)


def _part(seed: str, on: date, roster: Roster, found: list[Crew], running: list[Crew]) -> None:
    """Those who left: alone with their trade name, now closed, or out of a team that goes on."""
    closed = [crew for crew in found if crew.enseigne.is_closed]
    for crew, course in zip(closed, courses_out(seed, on, len(closed), newest=7, oldest=27), strict=True):
        crew.people.append(roster.someone(course, crew.branch))
    teams = [crew for crew in running if crew.enseigne.team >= 2]
    courses = courses_out(seed, on, LEFT_A_TEAM, newest=0, oldest=20)
    for crew, course in zip(Chance(seed, "parting").shuffled(teams), courses, strict=False):
        crew.gone.append(roster.someone(course, crew.branch))


def _branch(chance: Chance, enseigne: Enseigne, roster: Roster) -> str:
    drawn = chance.one_of(("valmoire",) * 9 + ("port-lannec",) * 6 + ("sainte-aubriere",) * 5)
    return roster.cast[enseigne.cast].branch if enseigne.cast else drawn


def activities(found: Iterable[Crew], months: tuple[date, ...], seed: str) -> tuple[ActivityPlan, ...]:
    plans: list[ActivityPlan] = []
    hushed = _hushed(found, months[-1])
    for rank, crew in enumerate(found, start=1):
        invoices = _invoices(crew, months, seed)
        if crew.enseigne.name in hushed:
            invoices = invoices[: hushed[crew.enseigne.name]]
        plans.append(_plan(crew, rank, invoices))
    return tuple(plans)


def _invoices(crew: Crew, months: tuple[date, ...], seed: str) -> tuple[Invoice, ...]:
    since = min(person.path.entered_on for person in crew.people)
    last = max((person.path.left_on or date.max for person in crew.people), default=date.max)
    venture = Venture(
        key=crew.enseigne.name,
        family=FAMILIES[crew.enseigne.family],
        heads=crew.enseigne.team,
        since=since,
        until=last,
        quoted=QUOTED_TURNOVER.get(crew.enseigne.cast, {}),
    )
    return invoices_of(venture, months, seed)


def _hushed(found: Iterable[Crew], last_month: date) -> dict[str, int]:
    """Newcomers of the last four months, alone: three have sent one invoice, the next ones none yet."""
    young = [
        crew.enseigne.name
        for crew in found
        if crew.enseigne.team == 1
        and not crew.enseigne.cast
        and crew.people[0].path.entered_on >= ajouter_mois(last_month, -4)
    ]
    return {name: 1 if rank < 3 else 0 for rank, name in enumerate(young[:5])}


def _plan(crew: Crew, rank: int, invoices: tuple[Invoice, ...]) -> ActivityPlan:
    people = [*crew.people, *crew.gone]
    return ActivityPlan(
        code=analytic_code(crew.enseigne.name, rank),
        name=crew.enseigne.name,
        work=crew.enseigne.work,
        family=crew.enseigne.family,
        branch=crew.branch,
        closed_on=crew.people[0].path.closed_on if crew.enseigne.is_closed else None,
        members=tuple(MembershipPlan(p.number, p.path.entered_on, p.path.left_on) for p in people),
        invoices=invoices,
    )

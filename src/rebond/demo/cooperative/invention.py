"""The whole of La Boussole, for a seed and a day."""

from datetime import date

from .cast import staff
from .chance import SEED, full_months
from .places import BRANCHES, establishments
from .portfolios import portfolios
from .roster import Roster
from .shape import Cooperative, PersonPlan
from .ventures import activities, crews

MONTHS = 30


def invent(on: date, seed: str = SEED) -> Cooperative:
    """La Boussole as it stands on the day `on`; its figures end with the last full month before that day."""
    months = full_months(on, MONTHS)
    team = staff(on)
    found = crews(seed, on, Roster(seed, on, team))
    everyone: dict[int, PersonPlan] = {p.number: p for crew in found for p in (*crew.people, *crew.gone)}
    persons = tuple(everyone[number] for number in sorted(everyone))
    plans = activities(found, months, seed)
    return Cooperative(
        on=on,
        months=months,
        branches=BRANCHES,
        establishments=establishments(),
        staff=team,
        persons=persons,
        activities=plans,
        portfolios=portfolios(persons, plans, months, seed, on),
    )

from datetime import date

import pytest

from rebond.demo.cooperative import Cooperative, invent

# Days on which a calendar goes wrong first: end of February, ends of months, first of January.
HARD_DAYS = (date(2026, 11, 23), date(2028, 2, 29), date(2027, 1, 1), date(2026, 12, 31), date(2027, 3, 1))


@pytest.fixture(scope="session")
def today() -> date:
    return HARD_DAYS[0]


@pytest.fixture(scope="session")
def boussole(today: date) -> Cooperative:
    return invent(today)


@pytest.fixture(scope="session", params=HARD_DAYS, ids=str)
def any_day(request: pytest.FixtureRequest) -> Cooperative:
    return invent(request.param)

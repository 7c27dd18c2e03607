from datetime import date

import pytest
import time_machine

from rebond.accounts.public import Role
from rebond.people.tests.factories import PersonFactory

TODAY = date(2026, 6, 15)


@pytest.fixture
def today():
    """The pages ask the clock: it says 15 June 2026."""
    with time_machine.travel("2026-06-15 09:00 +0200", tick=False):
        yield TODAY


@pytest.fixture
def advisor_user(make_user):
    return make_user(Role.ADVISOR, name="Aïcha Benali")


@pytest.fixture
def camille():
    return PersonFactory(first_name="Camille", last_name="Durand")


@pytest.fixture
def sentences():
    """What the journal says, oldest first."""
    from rebond.journal.models import Entry

    return lambda: list(Entry.objects.order_by("pk").values_list("sentence", flat=True))

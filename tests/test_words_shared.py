"""Words written twice because a floor may not look up: they must stay the same."""

from rebond.people.models.querysets import Status
from rebond.ui.wording import STATUSES


def test_the_statuses_drawn_are_those_of_people():
    assert {code: label for code, (label, _) in STATUSES.items()} == dict(Status.choices)

"""Two gestures at once, on two real connections."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from rebond.people.actions import amendments, contracts, portfolios
from rebond.people.models import Amendment, Contract, Follow
from rebond.people.refusals import Refused
from rebond.people.tests.factories import AdvisorFactory, CesaFactory, PathFactory, PersonFactory

pytestmark = pytest.mark.django_db(transaction=True)


def together(*gestures):
    """Run the gestures at the same moment; the sentences of those refused."""
    barrier, refused = Barrier(len(gestures)), []

    def run(gesture):
        try:
            barrier.wait()
            gesture()
        except Refused as refusal:
            refused.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=run, args=[gesture]) for gesture in gestures]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


def test_amendments_written_at_once_have_numbers_without_a_gap():
    cesa = CesaFactory()

    def add():
        amendments.add(Contract.objects.get(pk=cesa.pk), effective_on=date(2026, 3, 1), subject="x", by=None)

    assert together(add, add, add, add) == []
    assert sorted(Amendment.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_two_signatures_at_once_make_one_contract_and_one_polite_refusal():
    path = PathFactory()

    def sign():
        contracts.sign_cape(path, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), by=None)

    refused = together(sign, sign)
    assert len(refused) == 1
    assert refused[0].startswith("Un autre CAPE, commencé le 01/01/2026")
    assert Contract.objects.count() == 1


def test_two_assignments_at_once_leave_one_advisor():
    person, advisors = PersonFactory(), AdvisorFactory.create_batch(2)
    gestures = [
        lambda advisor=advisor: portfolios.assign(person, advisor, on=date(2026, 1, 1), by=None)
        for advisor in advisors
    ]
    assert together(*gestures) == []
    assert Follow.objects.count() == 1

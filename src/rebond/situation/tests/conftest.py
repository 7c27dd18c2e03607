from datetime import date, datetime
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from rebond.accounts.public import Role
from rebond.people import public as people
from rebond.situation.actions.crises import declare
from rebond.situation.tests.factories import advisor, cape, cesa

NOW = datetime(2020, 4, 5, 10, tzinfo=timezone.get_fixed_timezone(120))


@pytest.fixture
def spring(db):
    """It is 5 April 2020, ten o'clock in Paris."""
    with time_machine.travel(NOW, tick=False):
        yield NOW


@pytest.fixture
def drawer(settings, tmp_path):
    """Evidence and its key in a folder of this test alone."""
    from django.core.files.storage import storages

    settings.DATA = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "files")},
        },
    }
    storages._storages = {}
    return tmp_path / "files"


@pytest.fixture
def cast(spring, make_user):
    """Everyone who may come near the report of Yanis, each with an account."""
    ines, bruno = advisor(), advisor("Bruno", "Ker")
    yanis, colleague = cesa(follows=ines), cape("Aïcha", follows=bruno)
    accounts = {
        "yanis": make_user(Role.MEMBER, name="Yanis"),
        "colleague": make_user(Role.MEMBER, name="Aïcha"),
        "ines": make_user(Role.ADVISOR, name="Inès"),
        "bruno": make_user(Role.ADVISOR, name="Bruno"),
        "solenn": make_user(Role.PAYROLL, name="Solenn"),
        "judith": make_user(Role.DIRECTION, name="Judith"),
        "omar": make_user(Role.ACCOUNTING, name="Omar"),
        "fabienne": make_user(Role.TRAINING, name="Fabienne"),
        "helene": make_user(Role.PSYCHOLOGIST, name="Hélène"),
        "loic": make_user(Role.ADMINISTRATOR, name="Loïc"),
    }
    for person, key in ((ines, "ines"), (bruno, "bruno"), (yanis, "yanis"), (colleague, "colleague")):
        people.link_account(person.pk, accounts[key], by=None)
    return accounts


@pytest.fixture
def yanis(cast):
    return people.person_of(cast["yanis"])


@pytest.fixture
def crisis(cast):
    return declare(
        by=None, name="Confinement", cause="épidémie", starts_on=date(2020, 3, 17), message="Tenons ensemble."
    )


@pytest.fixture
def with_hours(yanis):
    """Yanis's contract states 120 hours a month."""
    contract = yanis.contracts.get()
    people.add_amendment(
        contract,
        effective_on=date(2020, 1, 1),
        subject="temps de travail",
        by=None,
        monthly_hours=Decimal(120),
    )
    return yanis


@pytest.fixture
def committed(monkeypatch):
    """What waits for the commit is done at once: the test's own transaction never commits."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, **_: act())

"""La Boussole, really loaded: once for the file, through the importers and the actions."""

from collections import Counter
from contextlib import contextmanager
from datetime import date

import pytest
import time_machine
from django.db import transaction

from rebond.accounts.public import Role, User
from rebond.demo import public
from rebond.demo.files import CONTRACTS, FILES, LEDGER, PAY, PAY_COLUMNS, TO_TRY
from rebond.figures import public as figures
from rebond.people.public import Activity, Contract, Person, Status, advisors, alerts_for, portfolio_of

TODAY = date(2026, 11, 23)
pytestmark = pytest.mark.django_db


@contextmanager
def rolled_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def heard():
    return []


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup, django_db_blocker, tmp_path_factory, heard):
    with (
        pytest.MonkeyPatch.context() as patch,
        django_db_blocker.unblock(),
        time_machine.travel(TODAY, tick=False),
    ):
        patch.setattr("django.conf.settings.DATA", tmp_path_factory.mktemp("data"))
        with rolled_back():
            public.load(lambda *step: heard.append(step))
            yield


def person(key):
    return Person.objects.get(account=public.persona_account(key))


def test_the_progress_goes_to_the_end(heard):
    assert [done for _, done, _ in heard] == list(range(len(heard)))
    assert {total for *_, total in heard} == {len(heard) - 1}
    assert heard[-1][0] == "La Boussole est prête"


def test_loading_twice_changes_nothing():
    before = Person.objects.count(), figures.covered_months()
    public.load()
    assert public.is_loaded()
    assert (Person.objects.count(), figures.covered_months()) == before


def test_everyone_is_there_with_their_status(boussole):
    statuses = Counter(Person.objects.with_status(TODAY).values_list("status", flat=True))
    assert statuses[Status.CAPE] == 45
    assert statuses[Status.CESA] + statuses[Status.ASSOCIATE] == 160
    assert statuses[Status.LEFT] == 26
    assert Person.objects.filter(is_support_team=True, support_team_left_on=None).count() == 13
    # Those who may receive a portfolio: the advisors still there, and the direction.
    assert {person.first_name for person in advisors(TODAY)} == {
        "Judith", "Inès", "Erell", "Séverine", "Bastien", "Maëlle",
    }  # fmt: skip
    assert Activity.objects.open(TODAY).count() == 134
    assert Activity.objects.filter(trade=None).count() == Activity.objects.filter(branch=None).count() == 0


def test_every_contract_entered_with_its_amendments(boussole):
    plans = [c for p in boussole.persons for path in p.paths for c in path.contracts]
    assert Contract.objects.count() == len(plans)
    written = Counter(len(c.amendments) for c in plans)
    counted = Counter(c.amendments.count() for c in Contract.objects.prefetch_related("amendments"))
    assert counted == written


def test_the_alerts_a_cooperative_lives_with():
    kinds = Counter(alert.kind for alert in alerts_for(on=TODAY))
    assert kinds["cape_ends"] >= 3
    assert kinds["associate_due"] >= 6
    assert kinds["advisor_gone"] == 5
    assert kinds["no_advisor"] == 6
    assert kinds["cesa_incomplete"] == 5


def test_the_figures_equal_the_plan_to_the_cent(boussole):
    assert figures.last_complete_month(TODAY) == boussole.months[-1]
    assert figures.covered_months() == frozenset(boussole.months)
    for plan in boussole.activities[::12]:
        series = figures.turnover_series(Activity.objects.get(analytic_code=plan.code))
        sold = plan.turnover()
        assert {(m.year, m.month): p.cents for m, p in series.points.items() if p.cents} == sold


def test_aicha_comes_first_for_ines():
    readings = figures.readings_of(
        list(portfolio_of(person("ines"), on=TODAY).values_list("pk", flat=True)), on=TODAY
    )
    first = min(readings.values(), key=lambda reading: reading.order)
    assert first.person_id == person("aicha").pk
    assert first.is_fragile
    assert str(first.relative.ratio) == "0.25"


def test_yanis_is_at_18_percent_of_the_year_before():
    reading = figures.reading_of(person("yanis"), on=TODAY)
    assert str(reading.relative.ratio) == "0.18"
    assert not reading.is_fragile
    (activity,) = person("yanis").activities.all()
    cash = figures.turnover_series(activity, kind="cash")
    assert cash.cents(date(2026, 10, 1)) > 0


def test_pay_is_known_for_employed_people_only():
    pay = figures.turnover_series(person("yanis"), kind="pay_fixed")
    assert len(pay.points) >= 12
    assert not figures.turnover_series(person("aicha"), kind="pay_fixed").points


@pytest.mark.parametrize("file", [*FILES, CONTRACTS], ids=lambda file: file.key)
def test_importing_a_file_again_changes_nothing(file):
    settings = {LEDGER: {"balances": True}, PAY: {"feed": "paie", "mapping": PAY_COLUMNS}}.get(file, {})
    path = public.files_folder() / file.name
    outcome = figures.import_file(path, kind=file.kind, settings=settings, dry_run=True)
    assert (outcome.created, outcome.changed) == (0, 0)
    assert list(outcome.errors) == []
    assert list(outcome.conflicts) == []
    assert outcome.unchanged > 0


def tried(key):
    (file,) = [file for file in TO_TRY if file.key == key]
    return figures.import_file(public.files_folder() / file.name, kind=file.kind, dry_run=True)


def test_the_files_to_try_show_news_disagreements_and_mistakes():
    news = tried("nouveaux-porteurs")
    assert news.created == 3
    assert len(news.conflicts) == 2
    assert sorted(error["value"] for error in news.as_json()["errors"]) == [
        "31/02/2026",
        "adresse sans arobase",
    ]
    corrected = tried("ca-corrige")
    assert (corrected.created, corrected.changed, corrected.unchanged) == (0, 0, 1)
    assert len(corrected.conflicts) == 1
    assert [error["value"] for error in corrected.as_json()["errors"]] == ["huit cents euros"]


def test_accounts_and_their_roles():
    for card in public.personas():
        account = public.persona_account(card.key)
        assert account.roles == frozenset(card.roles)
        assert account.is_active
        assert not account.has_usable_password()
    assert not public.persona_account("ronan").is_active
    present = Person.objects.present(TODAY)
    assert present.filter(account=None).count() == 12
    assert (
        not User.objects.filter(grants__role=Role.ADMINISTRATOR)
        .exclude(email="loic@laboussole.example")
        .exists()
    )
    assert not Person.objects.filter(account=public.persona_account("helene")).exists()


def test_someone_leaves_soon_and_someone_has_left():
    assert person("bastien").support_team_left_on > TODAY
    assert person("ronan").support_team_left_on < TODAY
    assert portfolio_of(person("bastien"), on=TODAY).count() >= 20


def test_a_crash_leaves_nothing(monkeypatch, settings, tmp_path):
    settings.DATA = tmp_path
    with rolled_back():
        User.objects.filter(email="aicha@laboussole.example").update(email="ailleurs@laboussole.example")
        people = Person.objects.count()
        monkeypatch.setattr("rebond.demo.loading.import_file", lambda *_args, **_more: 1 / 0)
        with pytest.raises(Exception, match=r"."):
            public.load()
        assert Person.objects.count() == people

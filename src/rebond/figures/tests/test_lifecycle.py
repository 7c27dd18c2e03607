"""Receive, look, confirm, enter, stop, start again, undo: each gesture in its time and no other."""

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from rebond.figures import progress, tasks
from rebond.figures.actions import imports, undo
from rebond.figures.actions.files import NotAccepted
from rebond.figures.actions.states import NotNow
from rebond.figures.models import Figure, Import, ImportChange
from rebond.figures.tests.dumps import dump

pytestmark = pytest.mark.django_db
S = Import.State


@pytest.fixture
def user(make_user):
    return make_user()


@pytest.fixture
def source(boussole, user):
    content = (boussole / "ledger_sage.csv").read_bytes()
    return imports.receive(name="../../Grand livre.CSV", chunks=[content], kind="auto", options={}, by=user)


def state(source: Import) -> str:
    source.refresh_from_db()
    return source.state


def test_the_whole_story(source, user):
    before = dump()
    assert (state(source), source.kind, source.size > 0, len(source.sha256)) == (S.READING, "auto", True, 64)
    tasks.look(source.pk)
    assert (state(source), source.kind, source.preview["created"]) == (S.READY, "ledger_sage", 2)
    assert dump() == before
    imports.confirm(source, by=user)
    assert state(source) == S.QUEUED
    tasks.enter(source.pk)
    assert (state(source), source.report["created"], Figure.objects.count()) == (S.DONE, 2, 2)
    undo.ask(source, by=user)
    tasks.take_back(source.pk, by_id=user.pk)
    assert (state(source), source.report["undo"]["restored"]) == (S.UNDONE, 4)
    assert dump() == before
    asked = ProcrastinateJob.objects.order_by("id").values_list("task_name", "queue_name")
    assert list(asked) == [(f"figures.{name}", "imports") for name in ("look", "enter", "take_back")]


def test_the_name_given_is_never_a_path(source, settings):
    location = settings.STORAGES["default"]["OPTIONS"]["location"]
    assert source.file.path.startswith(f"{location}/imports/")
    assert source.file.path.endswith(".csv")
    assert "Grand livre" not in source.file.name


def test_a_task_delivered_twice_does_nothing_the_second_time(source, user):
    imports.look(source.pk)
    imports.confirm(source, by=user)
    imports.enter(source.pk)
    after, changes = dump(), ImportChange.objects.count()
    imports.enter(source.pk)
    imports.look(source.pk)
    assert (dump(), ImportChange.objects.count(), state(source)) == (after, changes, S.DONE)


def test_two_workers_on_one_import(source):
    with progress.watch(source.pk):
        imports.look(source.pk)
    assert state(source) == S.READING


def test_abandon_while_running(source, user, monkeypatch):
    """The request reaches the worker through its second connection; here the tick says it."""
    imports.look(source.pk)
    imports.confirm(source, by=user)
    before = dump()

    def stop(*_):
        raise progress.Cancelled

    monkeypatch.setattr("rebond.figures.entry.enter.TICK", 1)
    monkeypatch.setattr(progress.Watch, "tick", stop)
    imports.enter(source.pk)
    assert (state(source), dump()) == (S.CANCELLED, before)


def test_abandon_before_it_starts(source, user):
    imports.look(source.pk)
    imports.cancel(source, by=user)
    assert state(source) == S.CANCELLED
    for gesture in (imports.relaunch, imports.confirm):
        with pytest.raises(NotNow):  # its file is gone: it is sent again
            gesture(source, by=user)


def test_a_failure_rolls_back_and_can_be_relaunched(source, user, monkeypatch):
    imports.look(source.pk)
    imports.confirm(source, by=user)
    before = dump()
    with monkeypatch.context() as broken:
        broken.setattr("rebond.figures.actions.imports.keep_findings", lambda *_: 1 / 0)
        imports.enter(source.pk)
    assert (state(source), dump()) == (S.FAILED, before)
    assert "Rien n'est entré" in source.failure
    imports.relaunch(source, by=user)
    assert state(source) == S.QUEUED
    imports.enter(source.pk)
    assert state(source) == S.DONE


def test_the_dead_are_told_from_the_living(source):
    source.state, source.started_at = S.RUNNING, timezone.now()
    source.save()
    with progress.watch(source.pk):
        assert imports.bury_the_dead() == 0
    assert imports.bury_the_dead() == 1
    assert state(source) == S.FAILED
    assert "Rien n'est entré" in source.failure


def test_an_undo_that_dies_leaves_the_import_entered(source):
    source.state, source.started_at = S.UNDOING, timezone.now()
    source.save()
    imports.bury(source)
    assert state(source) == S.DONE


@pytest.mark.parametrize("gesture", [imports.confirm, imports.relaunch, undo.ask])
def test_gestures_out_of_time_are_refused(source, user, gesture):
    with pytest.raises(NotNow, match="Rechargez la page"):
        gesture(source, by=user)


def test_a_table_of_unknown_kind_waits_to_be_described(user):
    source = imports.receive(name="a.csv", chunks=[b"un;deux\n1;2\n"], kind="auto", options={}, by=user)
    imports.look(source.pk)
    assert state(source) == S.UNKNOWN
    assert source.failure.startswith("« a.csv » n’a pas d’en-tête connu")
    assert source.file


def test_an_unreadable_file_is_refused_with_its_sentence(user):
    source = imports.receive(name="a.csv", chunks=[b"%PDF-1.7 \n1;2\n"], kind="auto", options={}, by=user)
    imports.look(source.pk)
    assert state(source) == S.REFUSED
    assert source.failure.startswith("« a.csv » est ")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.exe", b"MZ", "que l'on sait lire"),
        ("a.csv", b"", "est vide"),
        ("a.csv", b"x" * 2_000_000, "dépasse 1 Mo"),
    ],
)
def test_files_that_are_not_accepted(user, settings, name, content, words):
    settings.IMPORT_MAX_BYTES = 1024 * 1024
    with pytest.raises(NotAccepted, match=words):
        imports.receive(name=name, chunks=[content], kind="auto", options={}, by=user)
    assert not Import.objects.exists()


def test_undo_spares_what_was_changed_or_hung_since(boussole):
    from rebond.figures.public import import_file, undo_import
    from rebond.people.public import Person, update_person, write_clauses

    people, stages = (
        import_file(boussole / f"{kind}.csv").source for kind in ("porteurs_actifs", "etapes_parcours")
    )
    yanis = Person.objects.get(endi_user_id="8")
    write_clauses(yanis.contracts.get(kind="cesa"), {"objectifs": "Vivre"}, by=None)
    update_person(Person.objects.get(endi_user_id="7"), by=None, city="Brest")
    report = undo_import(stages, by=None)
    assert [line for line in report.refused if "clause s'y rattache" in line]
    assert list(yanis.contracts.values_list("kind", flat=True)) == ["cesa"]
    report = undo_import(people, by=None)
    assert [line for line in report.refused if "Aïcha HADDAD" in line and "changé depuis (ville)" in line]
    assert set(Person.objects.values_list("endi_user_id", flat=True)) >= {"7", "8"}
    assert not Person.objects.filter(endi_user_id="9").exists()


@pytest.mark.django_db(transaction=True)
def test_asking_whether_an_import_is_held_never_takes_it_from_its_worker():
    """The page asks every second: the worker that arrives at that instant must still get its work."""
    from django.db import connection

    from rebond.figures import progress

    assert progress.is_held(41) is False
    with progress.watch(41):
        assert progress.is_held(41) is True
    assert progress.is_held(41) is False
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        assert cursor.fetchone() == (0,)

"""A received file dies on its day; what it brought stays."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from rebond.accounts.models import Role
from rebond.figures.actions import imports
from rebond.figures.actions.files import forget_old
from rebond.figures.actions.states import NotNow
from rebond.figures.models import Import
from rebond.journal.models import Entry
from rebond.journal.public import entries_about

pytestmark = pytest.mark.django_db


def received(state: str, days_ago: int) -> Import:
    source = Import.objects.create(
        kind="fec",
        file_name="f.txt",
        file=ContentFile(b"x", name="f.txt"),
        sha256="0" * 64,
        size=1,
        state=state,
    )
    Import.objects.filter(pk=source.pk).update(created_at=timezone.now() - timedelta(days=days_ago))
    return source


def test_old_settled_files_leave_the_disk_and_their_row_stays():
    old, recent, waiting = received("done", 31), received("done", 29), received("ready", 400)
    assert forget_old(on=timezone.localdate(), days=30) == 1
    assert [Path(source.file.path).exists() for source in (old, recent, waiting)] == [False, True, True]
    old.refresh_from_db()
    assert (old.file.name, old.state) == ("", "done")


def test_a_forgotten_file_cannot_be_downloaded_and_says_why(make_user, client_of):
    source = received("done", 31)
    forget_old(on=timezone.localdate(), days=30)
    answer = client_of(make_user(Role.ACCOUNTING)).get(f"/chiffres/imports/{source.pk}/fichier/")
    assert answer.status_code == 404
    page = client_of(make_user(Role.ACCOUNTING)).get(f"/chiffres/imports/{source.pk}/")
    assert page.status_code == 200
    assert "effacé" in page.content.decode()


def test_the_columns_of_a_forgotten_file_are_told_gone(make_user, client_of):
    source = received("unknown", 31)
    forget_old(on=timezone.localdate(), days=30)
    answer = client_of(make_user(Role.ACCOUNTING)).get(
        f"/chiffres/imports/{source.pk}/colonnes/", follow=True
    )
    assert (answer.status_code, "déposez-le de nouveau" in answer.content.decode()) == (200, True)


def given(user, content: bytes) -> tuple[Import, Path]:
    source = imports.receive(name="paie.csv", chunks=[content], kind="auto", options={}, by=user)
    return source, Path(source.file.path)


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"\x00;1\n2;3\n"])
def test_a_refused_file_is_not_kept(make_user, client_of, django_capture_on_commit_callbacks, content):
    user = make_user(Role.ACCOUNTING)
    source, path = given(user, content)
    with django_capture_on_commit_callbacks(execute=True):
        imports.look(source.pk)
    source.refresh_from_db()
    assert (source.state, source.file.name, path.exists()) == ("refused", "", False)
    page = client_of(user).get(f"/chiffres/imports/{source.pk}/").content.decode()
    assert source.failure[:20] in page
    assert "effacé aussitôt" in page


def test_an_abandoned_file_is_not_kept(make_user, django_capture_on_commit_callbacks):
    user = make_user(Role.ACCOUNTING)
    source, path = given(user, b"un;deux\n1;2\n")
    imports.look(source.pk)
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        imports.cancel(source, by=user)
    source.refresh_from_db()
    assert (source.state, source.file.name, path.exists()) == ("cancelled", "", False)


def test_refused_files_of_an_older_version_go_at_the_next_night():
    source = received("refused", 0)
    assert forget_old(on=timezone.localdate(), days=30) == 1
    assert not Path(source.file.path).exists()


@pytest.mark.parametrize("state", ["done", "undone"])
def test_importers_erase_the_kept_file_before_its_day(
    make_user, client_of, django_capture_on_commit_callbacks, settings, state
):
    settings.IMPORT_DAYS_KEPT = 12
    source, client = received(state, 1), client_of(make_user(Role.ACCOUNTING))
    page = f"/chiffres/imports/{source.pk}/"
    shown = client.get(page).content.decode()
    assert "gardé en entier, colonnes non lues comprises, pendant 12\xa0jours" in shown
    assert f'action="{page}effacement/"' in shown
    assert client.get(f"{page}effacement/").status_code == 405
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"{page}effacement/").status_code == 302
    assert not Path(source.file.path).exists()
    source.refresh_from_db()
    assert (source.file.name, source.state) == ("", state)
    assert Entry.objects.filter(verb="import_file_erased").count() == 1
    assert "effacement/" not in client.get(page).content.decode()


@pytest.mark.parametrize("state", ["ready", "running", "queued", "reading", "undoing"])
def test_a_file_still_needed_is_never_erased(make_user, django_capture_on_commit_callbacks, state):
    source = received(state, 1)
    with pytest.raises(NotNow), django_capture_on_commit_callbacks(execute=True):
        imports.erase(source, by=make_user(Role.ACCOUNTING))
    assert Path(source.file.path).exists()


def test_taking_a_file_out_leaves_a_line(make_user, client_of):
    source, omar = received("done", 1), make_user(Role.ACCOUNTING, name="Omar")
    assert client_of(omar).get(f"/chiffres/imports/{source.pk}/fichier/").status_code == 200
    assert [entry.sentence for entry in entries_about(source)] == ["Omar a téléchargé « f.txt »."]

"""A received file dies on its day; what it brought stays."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from rebond.accounts.models import Role
from rebond.figures.actions.files import forget_old
from rebond.figures.models import Import

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
    source = received("refused", 31)
    forget_old(on=timezone.localdate(), days=30)
    answer = client_of(make_user(Role.ACCOUNTING)).get(f"/chiffres/imports/{source.pk}/colonnes/", follow=True)
    assert (answer.status_code, "déposez-le de nouveau" in answer.content.decode()) == (200, True)

from datetime import date
from pathlib import Path

import pytest

from rebond.figures.tests import files


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    """Received files go where the test leaves nothing behind."""
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path / "kept")},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}


@pytest.fixture
def boussole(tmp_path) -> Path:
    """A folder with one file of each of enDI's kinds, about the same three persons."""
    files.write_all(tmp_path)
    return tmp_path


@pytest.fixture
def figure(db):
    """`figure(activity, date(2026, 3, 1), 120000)`: one figure from a file of its own month."""
    from rebond.figures.models import Figure, Import

    def make(subject, month: date, cents: int, *, pieces=3, kind="turnover"):
        source, _ = Import.objects.get_or_create(
            file_name="ca.csv", defaults={"size": 1, "sha256": "0" * 64, "kind": "mapped"}
        )
        owner = {"activity": subject} if hasattr(subject, "analytic_code") else {"person": subject}
        return Figure.objects.create(
            **owner, month=month, cents=cents, pieces=pieces, kind=kind, source=source, line=7
        )

    return make

"""Nothing of the data folder is for another account of the machine."""

import os
import stat

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from rebond.ops import instance
from rebond.ops.postgres.places import make_folder

from .running import rebond

OPEN = stat.S_IRWXG | stat.S_IRWXO


@pytest.fixture
def lax_mask():
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.usefixtures("lax_mask")
def test_a_stored_file_and_its_folders_are_private(settings, tmp_path):
    default = settings.STORAGES["default"]
    moved = {**default, "OPTIONS": {**default["OPTIONS"], "location": str(tmp_path / "files")}}
    settings.STORAGES = {**settings.STORAGES, "default": moved}
    storages["default"].save("imports/2026/11/a.csv", ContentFile(b"x"))
    assert not [path for path in (tmp_path / "files").rglob("*") if path.stat().st_mode & OPEN]


@pytest.mark.usefixtures("lax_mask")
def test_rooms_left_open_by_an_older_version_are_closed(home):
    for name in ("files", "mail", "sms"):
        (home / "data" / name).mkdir(parents=True)
    instance.make_folder(home / "data")
    assert not [path for path in (home / "data").iterdir() if path.stat().st_mode & OPEN]


def test_missing_folders_get_their_mode_whatever_the_mask(tmp_path):
    before = os.umask(0o077)
    try:
        make_folder(tmp_path / "a" / "b", 0o711)
    finally:
        os.umask(before)
    assert [(tmp_path / place).stat().st_mode & 0o777 for place in ("a", "a/b")] == [0o711, 0o711]


def test_everything_an_instance_writes_is_private(home):
    data = home / "new" / "data"
    data.parent.mkdir()
    home.joinpath("new").chmod(0o711)
    done = rebond("invite", "judith@example.org", data=data)
    assert done.returncode == 0, done.stderr
    write = "from django.core.mail import send_mail; send_mail('s', 'b', None, ['a@example.org'])"
    done = rebond("manage", "shell", "-c", write, data=data)
    assert done.returncode == 0, done.stderr
    assert list((data / "mail").iterdir())
    assert not [path for path in data.rglob("*") if not path.is_symlink() and path.lstat().st_mode & OPEN]
    assert data.stat().st_mode & 0o777 == (0o711 if os.geteuid() == 0 else 0o700)

"""A backup is worth what its restoration gives back, counted row by row."""

import io
import json
import shutil
import tarfile

import pytest

from .running import rebond

ADD_PEOPLE = (
    "from rebond.accounts.public import create_account\n"
    "for n in range(7): create_account(email=f'p{n}@exemple.coop', name=f'Personne {n}', by=None)"
)
COUNT = "from rebond.accounts.models import User; print(User.objects.count(), User.objects.order_by('email').last().name)"


def shell(data, code):
    done = rebond("manage", "shell", "-v0", "-c", code, data=data)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def instance(lasting_home):
    data = lasting_home / "data"
    assert rebond("migrate", data=data).returncode == 0
    shell(data, ADD_PEOPLE)
    (data / "files" / "imports").mkdir(parents=True)
    (data / "files" / "imports" / "relevé d'août.csv").write_bytes(b"\xe9t\xe9;1\n")
    return data


@pytest.fixture(scope="module")
def archive(instance, lasting_home):
    archive = lasting_home / "rebond.tar"
    done = rebond("backup", archive, data=instance)
    assert done.returncode == 0, done.stderr
    assert "fichiers joints : 1, " in done.stdout
    return archive


def test_everything_comes_back_in_an_empty_instance(archive, home):
    data = home / "new"
    done = rebond("restore", archive, data=data)
    assert done.returncode == 0, done.stderr
    assert shell(data, COUNT) == "7 Personne 6"
    assert (data / "files" / "imports" / "relevé d'août.csv").read_bytes() == b"\xe9t\xe9;1\n"
    # What was restored can be saved and restored in its turn, and counts the same.
    again = home / "again.tar"
    assert rebond("backup", again, data=data).returncode == 0
    assert rows(again) == rows(archive)
    assert rebond("restore", again, "--force", data=data).returncode == 0
    assert [path.name for path in data.iterdir() if path.name.startswith(".restore")] == []


def rows(archive):
    with tarfile.open(archive) as tar:
        return json.load(tar.extractfile("manifest.json"))["rows"]


def test_the_archive_is_private_holds_no_secret_and_is_never_replaced(archive, instance):
    assert archive.stat().st_mode & 0o777 == 0o600
    with tarfile.open(archive) as tar:
        assert sorted(tar.getnames()) == ["database.dump", "files/imports/relevé d'août.csv", "manifest.json"]
    before = archive.read_bytes()
    done = rebond("backup", archive, data=instance)
    assert (done.returncode, archive.read_bytes()) == (2, before)
    assert "existe déjà" in done.stderr


def test_an_instance_with_data_is_not_replaced_by_mistake(archive, instance):
    done = rebond("restore", archive, data=instance)
    assert done.returncode == 2
    assert done.stderr.startswith("Cette instance contient déjà")
    assert shell(instance, COUNT) == "7 Personne 6"


@pytest.mark.parametrize("harm", ["cut", "changed", "escaping", "foreign", "newer"])
def test_a_damaged_archive_changes_nothing(archive, home, harm):
    harmed = home / "harmed.tar"
    HARMS[harm](archive, harmed)
    done = rebond("restore", harmed, data=home / "data")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert HARM_SENTENCES[harm] in done.stderr
    assert not (home / "outside").exists()
    assert not (home / "data" / "postgresql").exists()


def cut(archive, harmed):
    harmed.write_bytes(archive.read_bytes()[:3000])


def changed(archive, harmed):
    content = bytearray(archive.read_bytes())
    position = content.index(b"PGDMP") + 4000
    content[position] ^= 0xFF
    harmed.write_bytes(content)


def escaping(archive, harmed):
    shutil.copy(archive, harmed)
    with tarfile.open(harmed, "a") as tar:
        member = tarfile.TarInfo("../../outside")
        member.size = 1
        tar.addfile(member, io.BytesIO(b"x"))


def foreign(archive, harmed):
    harmed.write_text("nom;prénom\n")


def newer(archive, harmed):
    with tarfile.open(archive) as old, tarfile.open(harmed, "w") as new:
        for member in old:
            content = old.extractfile(member).read()
            if member.name == "manifest.json":
                content = json.dumps(json.loads(content) | {"rebond": "99.0"}).encode()
                member.size = len(content)
            new.addfile(member, io.BytesIO(content))


HARMS = {"cut": cut, "changed": changed, "escaping": escaping, "foreign": foreign, "newer": newer}
HARM_SENTENCES = {
    "cut": "n'est pas une sauvegarde de Rebond, ou elle est incomplète",
    "changed": "est abîmée",
    "escaping": "n'est pas une sauvegarde de Rebond",
    "foreign": "n'est pas une sauvegarde de Rebond",
    "newer": "vient de Rebond 99.0, plus récent que celui-ci",
}

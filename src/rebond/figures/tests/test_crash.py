"""A worker really killed in the middle of a ledger leaves nothing, is found dead, and the import starts again."""

import os
import signal
import subprocess
import sys
import time
from urllib.parse import quote, urlencode

import pytest
from django.db import connection

from rebond.figures.actions import imports
from rebond.figures.models import Figure, Import, ImportChange

LINES = 400_000
PATIENCE = 120


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "gros.csv"
    with path.open("w", encoding="utf-8") as out:
        out.write(
            "Compte analytique de l'entrepreneur;N° compte général;Date;Journal;Pièce;Libellé;Débit;Crédit\n"
        )
        out.writelines(
            f"C{i % 50:02d};706000;{i % 28 + 1:02d}/{i % 12 + 1:02d}/2025;VE;{i};Facture;;1,01\n"
            for i in range(LINES)
        )
    return path


@pytest.fixture
def worker(tmp_path, settings):
    """Starts a real worker on the test database; kills it at the end whatever happens."""
    db = connection.settings_dict
    where = urlencode({"host": db["HOST"], "port": db["PORT"]})  # the host may be the folder of a socket
    address = f"postgresql://{db['USER']}:{quote(db['PASSWORD'])}@/{db['NAME']}?{where}"
    environment = {**os.environ, "DATABASE_URL": address, "REBOND_DATA": str(tmp_path)}
    started = []

    def start() -> subprocess.Popen:
        command = [
            sys.executable,
            "-m",
            "django",
            "procrastinate",
            "worker",
            "--queues",
            "imports",
            "--concurrency",
            "1",
        ]
        started.append(
            subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def wait_for(source: Import, what) -> None:
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        source.refresh_from_db()
        if what(source):
            return
        time.sleep(0.05)
    pytest.fail(f"waited in vain, the import is {source.state} at line {source.lines_done}")


@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_leaves_nothing(ledger, worker, settings, tmp_path, make_user):
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path / "files")},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}
    user = make_user()
    source = imports.receive(name="gros.csv", chunks=[ledger.read_bytes()], kind="auto", options={}, by=user)
    imports.look(source.pk)
    wait_for(source, lambda found: found.state == "ready")
    imports.confirm(source, by=user)

    process = worker()
    wait_for(source, lambda found: found.state == "running" and found.lines_done > 0)
    process.send_signal(signal.SIGKILL)
    process.wait()

    source.refresh_from_db()
    assert (source.state, Figure.objects.count(), ImportChange.objects.count()) == ("running", 0, 0)
    wait_for(source, lambda found: imports.bury(found).state == "failed")
    imports.relaunch(source, by=user)
    worker()
    wait_for(source, lambda found: found.state == "done")
    assert sum(Figure.objects.values_list("cents", flat=True)) == LINES * 101
    assert source.report["created"] == Figure.objects.count() == len({(i % 50, i % 12) for i in range(LINES)})

"""`rebond serve`, for real: it starts alone, gets up again, and leaves nothing behind."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from .running import free_port, launch, processes, rebond, status, wait_for, wait_until_alone

READY = "Rebond est prêt"


@pytest.fixture(scope="module")
def instance(lasting_home):
    """An instance whose tables exist already: each test starts it in a second or two."""
    data = lasting_home / "data"
    done = rebond("migrate", data=data)
    assert (done.returncode, done.stderr) == (0, "")
    return data


def places_of(data: Path) -> str:
    """What marks every process of this instance, even when root's base lives elsewhere."""
    return str((data / "postgresql").resolve())


def child(supervisor: subprocess.Popen, name: str) -> int:
    found = subprocess.run(
        ["/usr/bin/pgrep", "-P", str(supervisor.pid), "-f", f"rebond.ops.child {name}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return int(found.stdout.split()[0])


def leaves_nothing(data: Path) -> None:
    assert wait_until_alone(str(data)) == []
    assert wait_until_alone(places_of(data)) == []


def test_it_serves_gets_up_again_and_stops_in_order(instance, home):
    port, log = free_port(), home / "log"
    supervisor = launch("serve", "--port", port, "--processes", 2, data=instance, log=log)
    wait_for(READY, log, supervisor)
    assert status(port) == 200
    assert "REBOND_SECRET" not in log.read_text()

    os.kill(child(supervisor, "worker"), signal.SIGKILL)
    wait_for("Le processus « worker » s'est arrêté (code -9) ; nouvel essai dans 1 s.", log, supervisor)
    os.kill(child(supervisor, "web"), signal.SIGKILL)
    wait_for("Le processus « web » s'est arrêté (code -9)", log, supervisor)
    assert status(port) == 200  # the other one answers, then the new one too

    second = rebond("serve", "--port", free_port(), data=instance)
    assert second.returncode == 2
    assert second.stderr.startswith("Une autre commande rebond utilise déjà")
    assert rebond("manage", "shell", "-v0", "-c", "print(1)", data=instance).stdout == "1\n"
    assert rebond("health", data=instance, REBOND_URL=f"http://localhost:{port}").returncode == 0
    assert status(port) == 200

    supervisor.send_signal(signal.SIGINT)
    assert supervisor.wait(30) == 0
    leaves_nothing(instance)


def test_a_brutal_end_leaves_no_process(instance, home):
    log = home / "log"
    supervisor = launch("serve", "--port", free_port(), data=instance, log=log)
    wait_for(READY, log, supervisor)
    assert len(processes(places_of(instance))) >= 3
    supervisor.kill()
    supervisor.wait(10)
    leaves_nothing(instance)


def test_an_early_ctrl_c_leaves_no_process(home):
    data, log = home / "data", home / "log"
    supervisor = launch("serve", "--port", free_port(), data=data, log=log)
    wait_for("Les tables", log, supervisor)
    supervisor.send_signal(signal.SIGINT)
    assert supervisor.wait(30) == 0
    leaves_nothing(data)

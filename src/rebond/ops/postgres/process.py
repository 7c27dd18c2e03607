"""The server process: is it alive, start it, stop it, never outlive us."""

import os
import shlex
import signal
import subprocess
import time
from pathlib import Path

from rebond.ops.postgres.creation import full_disk
from rebond.ops.postgres.errors import DatabaseUnavailable
from rebond.ops.postgres.identity import Identity
from rebond.ops.postgres.places import Places

START_SECONDS = STOP_SECONDS = 60
# Waits for a word that never comes; when we die, however brutally, the pipe closes and it stops the server.
LEASH = 'read -r _; exec "$0" stop -s -D "$1" -m "$2"'


def running_pid(data: Path) -> int | None:
    """The pid of the server of this data folder; a stale file left by a power cut counts for nothing."""
    try:
        pid = int((data / "postmaster.pid").read_text(encoding="utf-8").split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        return None
    return pid if _serves(pid, data) else None


def _serves(pid: int, data: Path) -> bool:
    """After a restart of the machine the number may belong to anyone: compare its folder, else its command."""
    try:
        return Path(f"/proc/{pid}/cwd").samefile(data)
    except OSError:
        if Path("/proc/self").exists():
            return False
    listed = subprocess.run(
        ["/bin/ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return "postgres" in listed.stdout and str(data) in listed.stdout


def start(programs: Path, places: Places, settings: dict[str, str]) -> None:
    """pg_ctl start; returns once the server answers."""
    (places.data / "postmaster.pid").unlink(missing_ok=True)
    places.start_log.unlink(missing_ok=True)
    options = " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in settings.items())
    command: list[str | Path] = [
        programs / "pg_ctl",
        "start",
        "-w",
        "-s",
        "-t",
        str(START_SECONDS),
        "-D",
        places.data,
    ]
    # The server keeps what pg_ctl writes to: a pipe would never close, so only its log is read.
    done = places.who.run(
        [*command, "-l", places.start_log, "-o", options],
        output=subprocess.DEVNULL,
        timeout=START_SECONDS + 10,
    )
    if done.returncode:
        raise DatabaseUnavailable(_explained(places))


def tie(programs: Path, data: Path, who: Identity, mode: str) -> "subprocess.Popen[bytes]":
    """Ties the server's life to ours, so that even a `kill -9` of ours leaves nothing behind."""
    return subprocess.Popen(
        ["/bin/sh", "-c", LEASH, str(programs / "pg_ctl"), str(data), mode],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **who.options(),
    )


def untie(leash: "subprocess.Popen[bytes]") -> None:
    leash.terminate()
    leash.wait()
    if leash.stdin:
        leash.stdin.close()


def stop(data: Path, mode: signal.Signals) -> None:
    """Stops the server of this folder and waits: SIGINT is the fast stop, SIGQUIT the immediate one."""
    pid = running_pid(data)
    if pid is None:
        return
    for signal_sent, seconds in ((mode, STOP_SECONDS), (signal.SIGQUIT, 10)):
        os.kill(pid, signal_sent)
        deadline = time.monotonic() + seconds
        while running_pid(data) == pid and time.monotonic() < deadline:
            time.sleep(0.02)
        if running_pid(data) != pid:
            _wait_gone(pid)
            return
    raise DatabaseUnavailable(f"PostgreSQL (processus {pid}) ne s'arrête pas : vérifiez l'état du disque.")


def _wait_gone(pid: int) -> None:
    """Its file is gone a moment before itself. A parent that never reaps is not waited for."""
    deadline = time.monotonic() + 2
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        time.sleep(0.01)


def _explained(places: Places) -> str:
    log = places.start_log
    said = log.read_text(encoding="utf-8", errors="replace").strip() if log.exists() else ""
    if "No space left on device" in said:
        return full_disk(places.home)
    if "shared memory" in said:
        return "PostgreSQL manque de mémoire partagée (/dev/shm) : donnez-lui au moins 64 Mo puis relancez."
    last = said.splitlines()[-1] if said else "il n'a rien écrit"
    return f"PostgreSQL n'a pas démarré : {last}. Le détail est dans {log}."

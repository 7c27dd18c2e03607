"""Running the real command, alone on the machine: nothing of the test's own environment but the path."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

SECRET = "s" * 50


def environment(data: Path, **more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return {**kept, "REBOND_DATA": str(data), "REBOND_SECRET_KEY": SECRET, **more}


def rebond(*arguments: object, data: Path, timeout: float = 120, **more: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "rebond", *map(str, arguments)],
        env=environment(data, **more),
        cwd=data.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def launch(*arguments: object, data: Path, log: Path, **more: str) -> subprocess.Popen:
    with log.open("w") as stream:
        return subprocess.Popen(
            [sys.executable, "-m", "rebond", *map(str, arguments)],
            env=environment(data, **more),
            cwd=data.parent,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(said: str, log: Path, process: subprocess.Popen, seconds: float = 120) -> str:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        text = log.read_text()
        if said in text:
            return text
        assert process.poll() is None, text
        time.sleep(0.05)
    raise AssertionError(f"« {said} » never came:\n{log.read_text()}")


def fetch(port: int, path: str) -> str:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": f"localhost:{port}"})
    with urllib.request.urlopen(request, timeout=10) as response:
        return response.read().decode()


def status(port: int, path: str = "/etat/sante") -> int:
    try:
        fetch(port, path)
    except urllib.error.HTTPError as error:
        return error.code
    return 200


def processes(marker: str) -> list[str]:
    """The command lines, environments included, that mention this instance; dead ones do not count."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal() and int(folder.name) != os.getpid():
            try:
                command = (folder / "cmdline").read_bytes()
                said = command + (folder / "environ").read_bytes()
                where = str((folder / "cwd").readlink())
            except OSError:
                continue
            if command and (marker.encode() in said or where.startswith(marker)):
                words = command.decode(errors="replace").split("\0")
                found.append(f"{folder.name} {' '.join(words)}")
    return found


def wait_until_alone(marker: str, seconds: float = 15) -> list[str]:
    """What is left of an instance once everybody had the time to leave."""
    deadline = time.monotonic() + seconds
    while (left := processes(marker)) and time.monotonic() < deadline:
        time.sleep(0.05)
    return left

"""From the command to the sentence « C'est prêt » : the first time, then the following ones."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from bench.place import ROOT


def measure(folder: Path) -> dict[str, float]:
    cold = start(folder)
    warm = sorted(start(folder) for _ in range(3))
    return {"cold": round(cold, 1), "warm": round(warm[1], 1)}


def start(folder: Path) -> float:
    env = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    command = [sys.executable, "-m", "rebond", "demo", "--data", str(folder), "--port", str(free_port())]
    began = time.monotonic()
    with subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            if line.startswith("C'est prêt"):
                break
        seconds = time.monotonic() - began
        process.send_signal(signal.SIGINT)
        process.stdout.read()
    if process.returncode:
        raise SystemExit(f"La démonstration s'est arrêtée (code {process.returncode}).")
    return seconds


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

"""Where measurements run: a real, durable cluster of our own, thrown away at the end."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rebond.ops.postgres import Cluster

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def cluster() -> Iterator[Cluster]:
    folder = Path(tempfile.mkdtemp(prefix="rebond-bench-"))
    folder.chmod(0o711)  # root's PostgreSQL runs as somebody else, who must pass through
    try:
        with Cluster(folder / "data") as started:
            yield started
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def environment(cluster: Cluster, database: str) -> dict[str, str]:
    """Production settings, without a word of the machine's own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {
        "DATABASE_URL": cluster.url(database),
        "DJANGO_SETTINGS_MODULE": "rebond.site.settings",
        "REBOND_DATA": str(cluster.folder / "instance"),
        "REBOND_SECRET_KEY": "b" * 50,
        "REBOND_URL": "http://localhost:8000",
    }


def run(*command: str, env: dict[str, str]) -> str:
    """A piece of measurement in a process of its own, so that one does not warm the other."""
    done = subprocess.run(
        [sys.executable, *command], env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} s'est arrêté (code {done.returncode}).")
    return done.stdout


def filled(cluster: Cluster, persons: int, years: int) -> dict[str, str]:
    """A database with a cooperative of this size inside; gives the environment to reach it."""
    name = f"bench_{persons}_{years}"
    cluster.create_database(name)
    env = environment(cluster, name)
    run("-m", "rebond", "migrate", env=env)
    run("-m", "bench.cooperative", str(persons), str(years), env=env)
    return env

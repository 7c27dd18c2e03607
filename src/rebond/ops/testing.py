"""The pytest plugin of the house: a throwaway PostgreSQL for the whole run, nothing to install.

Loaded by `-p rebond.ops.testing` before anything reads the settings. The controller of a
parallel run starts the cluster; its workers inherit the address through the environment.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

_STATE: dict[str, object] = {}


def _prepare() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rebond.site.settings")
    os.environ.setdefault("REBOND_DEMO", "1")
    os.environ.setdefault("REBOND_SECRET_KEY", "x" * 50)
    os.environ.setdefault("REBOND_URL", "http://localhost:8000")
    if "REBOND_DATA" not in os.environ:
        _STATE["folder"] = Path(tempfile.mkdtemp(prefix="rebond-tests-"))
        os.environ["REBOND_DATA"] = str(_STATE["folder"])
    if "DATABASE_URL" in os.environ or "PYTEST_XDIST_WORKER" in os.environ:
        return
    from rebond.ops.postgres import Cluster

    cluster = Cluster(Path(os.environ["REBOND_DATA"]) / "postgres", durable=False)
    cluster.start()
    _STATE["cluster"] = cluster
    os.environ["DATABASE_URL"] = cluster.url("rebond")


_prepare()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    cluster = _STATE.pop("cluster", None)
    if cluster is not None:
        cluster.stop()  # type: ignore[attr-defined]
    folder = _STATE.pop("folder", None)
    if isinstance(folder, Path):
        shutil.rmtree(folder, ignore_errors=True)

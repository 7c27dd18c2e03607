"""Folders for whole instances, removed with everything PostgreSQL wrote in them.

Pytest's own are closed to other accounts: as root, PostgreSQL would go and live under /var/lib.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def folder() -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="rebond-ops-"))
    made.chmod(0o711)
    try:
        yield made
    finally:
        shutil.rmtree(made)


@pytest.fixture
def home() -> Iterator[Path]:
    with folder() as made:
        yield made


@pytest.fixture(scope="module")
def lasting_home() -> Iterator[Path]:
    with folder() as made:
        yield made

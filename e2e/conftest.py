"""A real cooperative behind a real server, in a real browser.

The demo cooperative is built once per run into a template database; each test file gets its
own copy and its own `rebond serve` (web and worker), so files cannot disturb each other.
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, Page

TEMPLATE = "rebond_demo_template"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "e2e" in Path(item.fspath).parts:
            item.add_marker(pytest.mark.e2e)


def other_database(name: str) -> str:
    parts = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"/{name}"))


def administer(*statements: str) -> list[tuple]:
    with psycopg.connect(other_database("postgres"), autocommit=True) as connection:
        found = []
        for statement in statements:
            cursor = connection.execute(statement)
            found = cursor.fetchall() if cursor.description else []
        return found


@contextmanager
def one_at_a_time(name: str) -> Iterator[None]:
    """The workers of a parallel run share the cluster's data folder: a file lock lines them up."""
    with (Path(os.environ["REBOND_DATA"]) / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def environment(database: str, port: int, data: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": other_database(database),
        "REBOND_DEMO": "1",
        "REBOND_DATA": str(data),
        "REBOND_URL": f"http://localhost:{port}",
    }


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> str:
    with one_at_a_time(TEMPLATE):
        if not administer(f"SELECT 1 FROM pg_database WHERE datname = '{TEMPLATE}'"):
            build_template(tmp_path_factory.mktemp("template"))
    return TEMPLATE


def build_template(data: Path) -> None:
    building = f"{TEMPLATE}_building"
    administer(f"DROP DATABASE IF EXISTS {building}", f"CREATE DATABASE {building}")
    steps = "from rebond.demo.public import load; load()"
    for command in (["migrate"], ["manage", "shell", "-v0", "-c", steps]):
        subprocess.run(
            [sys.executable, "-m", "rebond", *command],
            env=environment(building, 8000, data),
            check=True,
            stdout=subprocess.DEVNULL,
        )
    administer(f"ALTER DATABASE {building} RENAME TO {TEMPLATE}")


@dataclass
class House:
    """A running instance with the demo cooperative inside."""

    url: str
    database: str
    data: Path
    process: subprocess.Popen

    def sql(self, query: str) -> list[tuple]:
        with psycopg.connect(other_database(self.database), autocommit=True) as connection:
            cursor = connection.execute(query)
            return cursor.fetchall() if cursor.description else []


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def house(demo_template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    database = f"rebond_e2e_{uuid4().hex[:12]}"
    with one_at_a_time("clone"):
        administer(f"CREATE DATABASE {database} TEMPLATE {demo_template}")
    data, port = tmp_path_factory.mktemp("house"), free_port()
    log = (data / "serve.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "rebond", "serve", "--port", str(port)],
        env=environment(database, port, data),
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        wait_until_it_answers(f"http://localhost:{port}/etat/sante", process, data / "serve.log")
        yield House(f"http://localhost:{port}", database, data, process)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        log.close()
        administer(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


def wait_until_it_answers(address: str, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"rebond serve did not answer:\n{log.read_text()[-4000:]}")


@pytest.fixture(scope="session")
def base_url() -> None:
    """Each test file has a server of its own: `house.url`. (Also spares a plugin's deprecated fixture.)"""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    args = {**browser_type_launch_args, "args": CHROMIUM_FLAGS}
    if Path("/usr/bin/chromium").exists():
        args["executable_path"] = "/usr/bin/chromium"
    return args


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    return {**browser_context_args, "locale": "fr-FR", "timezone_id": "Europe/Paris"}


@pytest.fixture
def as_persona(browser: Browser, house: House, browser_context_args: dict) -> Iterator[Callable[..., Page]]:
    """`as_persona("severine", width=360, dark=True)`: a page in its own browser context, signed in."""
    contexts: list[BrowserContext] = []

    def enter(key: str | None, *, width: int = 1280, dark: bool = False, javascript: bool = True) -> Page:
        context = browser.new_context(
            **browser_context_args,
            base_url=house.url,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        if key is not None:
            page.goto("/demo/")
            page.locator(f"form[action='/demo/{key}/'] button").click()
            page.wait_for_url(lambda url: "/demo/" not in url)
        return page

    yield enter
    for context in contexts:
        context.close()

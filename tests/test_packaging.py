"""The installable package: whole, installed from the locks in an empty place, opened, and closed."""

import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from rebond.ops.tests.conftest import folder
from rebond.ops.tests.running import environment, fetch, free_port, wait_for, wait_until_alone

ROOT = Path(__file__).resolve().parent.parent


def setting_up():
    """The script of `make setup`: it knows where uv is, and what the machine says of mirrors and certificates."""
    found = spec_from_file_location("setting_up", ROOT / "scripts" / "setup.py")
    module = module_from_spec(found)
    found.loader.exec_module(module)
    return module


def run(*command: object, **options) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **options
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    return Path(run(sys.executable, ROOT / "scripts" / "wheel.py", tmp_path_factory.mktemp("dist")))


def test_the_package_holds_what_serves_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if "/tests/" in name] == []
    assert {name.split("/")[0] for name in names} == {
        "rebond",
        next(n for n in names if "dist-info" in n).split("/")[0],
    }
    tracked = subprocess.run(["git", "ls-files", "src"], cwd=ROOT, capture_output=True, text=True, check=True)
    expected = {line.removeprefix("src/") for line in tracked.stdout.splitlines() if "/tests/" not in line}
    assert expected - set(names) == set()


def test_a_package_without_its_assets_is_refused(tmp_path):
    def ignored(where, names):
        return {name for name in names if name in {"dist", "vendor", "__pycache__", "tests"}}

    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=ignored)
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    done = subprocess.run(
        [sys.executable, tmp_path / "scripts" / "wheel.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Il manque rebond/ui/dist/staticfiles.json")
    assert list((tmp_path / "dist").glob("*")) == []


def test_the_package_installed_elsewhere_opens_the_demonstration(wheel):
    """`--require-hashes` from the lock, then the wheel alone: what an administrator does."""
    with folder() as home:
        venv, data, log, port = home / "venv", home / "data", home / "log", free_port()
        tools = setting_up()
        uv, env = tools.uv(), os.environ | tools.uv_settings()
        run(uv, "venv", "--quiet", "--python", sys.executable, venv, env=env)
        install = [uv, "pip", "install", "--quiet", "--python", venv / "bin" / "python"]
        run(*install, "--require-hashes", "-r", ROOT / "requirements" / "runtime.txt", env=env)
        run(*install, "--no-deps", "--no-index", wheel, env=env)
        with log.open("w") as stream:
            command = [venv / "bin" / "rebond", "demo", "--data", data, "--port", str(port)]
            clean = environment(home / "unused")
            demo = subprocess.Popen(command, env=clean, cwd=home, stdout=stream, stderr=subprocess.STDOUT)
        try:
            said = wait_for("C'est prêt.", log, demo, seconds=300)
            assert f"Ouvrez http://localhost:{port}" in said
            page = fetch(port, "/connexion/")
            sheet = re.search(r'href="(/static/[^"]+\.css)"', page)[1]
            assert re.search(r"\.[0-9a-f]{12}\.css$", sheet)
            assert "@layer" in fetch(port, sheet)
            assert not (home / "unused").exists()
        finally:
            demo.send_signal(signal.SIGINT)
            ended = demo.wait(30)
        assert ended == 0
        assert wait_until_alone(str(home)) == []

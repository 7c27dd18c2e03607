"""The rules of the house, held by the machine."""

import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "rebond"
OURS = [config for config in apps.get_app_configs() if config.name.startswith("rebond.")]
TRACKED = subprocess.run(
    ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
).stdout.splitlines()


def test_the_floors_hold():
    from importlinter.cli import lint_imports

    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_model_stands_in_the_glossary():
    known = set(re.findall(r"`([A-Z]\w+)`", (ROOT / "docs" / "glossary.md").read_text()))
    history = {
        model.__name__ for config in OURS for model in config.get_models() if hasattr(model, "pgh_trackers")
    }
    events = {f"{name}Event" for name in history}
    models = {model.__name__ for config in OURS for model in config.get_models()} - events
    events_of_tracked = {name for name in models if name.endswith("Event") and name[:-5] in models}
    assert models - events_of_tracked - known == set()


def test_every_capability_says_what_it_is():
    silent = [config.name for config in OURS if not (import_module(config.name).__doc__ or "").strip()]
    assert silent == []


def test_no_floats_near_money():
    hurt = []
    for path in SOURCE.rglob("*.py"):
        text = path.read_text()
        if "FloatField" in text:
            hurt.append(str(path))
    assert hurt == []


def templates() -> list[Path]:
    return [ROOT / name for name in TRACKED if name.endswith(".html") and name.startswith("src/")]


@pytest.mark.parametrize("path", templates(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_template_holds_no_inline_style_script_or_handler(path: Path):
    text = path.read_text()
    assert not re.search(r"<[a-z][^>]*\sstyle\s*=", text)
    assert not re.search(r"<[a-z][^>]*\son[a-z]+\s*=", text)
    assert not re.search(r"<style[\s>]", text)
    for tag in re.findall(r"<script[^>]*>", text):
        assert " src=" in tag or "application/json" in tag or "nonce=" in tag, tag


def test_every_template_is_used():
    """A page nobody renders is a lie to the next reader. allauth and error pages are found by name."""
    names = {str(p).split("/templates/", 1)[1] for p in map(str, templates())}
    code = "\n".join(
        (ROOT / name).read_text()
        for name in TRACKED
        if name.endswith((".py", ".html")) and name.startswith("src/") and "/tests/" not in name
    )
    found_by_name = ("account/", "mfa/", "socialaccount/", "allauth/", "usersessions/", "cotton/")
    errors = {"400.html", "403.html", "403_csrf.html", "404.html", "429.html", "500.html"}
    unused = {
        name
        for name in names
        if name not in errors and not name.startswith(found_by_name) and name not in code
    }
    assert unused == set()


def test_every_component_is_used():
    code = "\n".join(path.read_text() for path in templates())
    files = [p for p in templates() if "/templates/cotton/" in str(p)]
    names = {
        str(p).split("/templates/cotton/", 1)[1].removesuffix(".html").replace("/", ".").replace("_", "-")
        for p in files
    }
    assert {name for name in names if f"<c-{name}" not in code} == set()


def test_nothing_third_party_nor_secret_nor_local_is_committed():
    assert [
        n for n in TRACKED if "node_modules/" in n or "/vendor/" in n or n.startswith(("var/", "data/"))
    ] == []
    hosts = re.compile(
        "pypi" + r"\.org|files\.python" + r"hosted|registry\.npm" + r"js|deb\.debian" + r"\.org"
    )
    home = re.compile(r"/(?:root|home/\w+|work)/")
    hurt = []
    for name in TRACKED:
        path = ROOT / name
        if path.suffix in {".png", ".jpg", ".woff2", ".ico"} or not path.exists():
            continue
        text = path.read_text(errors="replace")
        if hosts.search(text) or (home.search(text) and not name.startswith("docs/performance")):
            hurt.append(name)
    assert hurt == []


def test_every_link_of_the_documents_leads_somewhere():
    dead = []
    for name in TRACKED:
        if not name.endswith(".md"):
            continue
        targets = re.findall(r"\]\(([^)#\s]+)", (ROOT / name).read_text())
        here = (ROOT / name).parent
        dead += [f"{name} → {t}" for t in targets if not re.match(r"[a-z]+:", t) and not (here / t).exists()]
    assert dead == []


def test_the_documented_make_targets_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    asked = set()
    for name in ("README.md", "README.fr.md", "STYLE.md"):
        asked |= set(re.findall(r"`?make ([a-z-]+)", (ROOT / name).read_text()))
    assert asked - targets == set()


def test_every_variable_of_the_environment_is_documented():
    documented = set(
        re.findall(r"`((?:REBOND_|DATABASE_)[A-Z_]+)`", (ROOT / "docs" / "environment.md").read_text())
    )
    read = set()
    for path in SOURCE.rglob("*.py"):
        if "/tests/" not in str(path):
            read |= set(re.findall(r"[\"']((?:REBOND_)[A-Z_]+|DATABASE_URL)[\"']", path.read_text()))
    assert read - documented == set()


def test_help_needs_no_database_and_no_django():
    code = "import sys; from rebond.ops.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit: pass\nassert 'django' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_the_map_is_the_house():
    code = subprocess.run([sys.executable, "scripts/map.py", "--check"], cwd=ROOT, check=False).returncode
    assert code == 0, "lancez : python scripts/map.py"

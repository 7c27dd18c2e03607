import json
import re
from pathlib import Path

from rebond.ui import build

ROOT = build.MODULES.parent


def test_sheets_are_joined_in_their_order_and_layers(tmp_path: Path):
    (tmp_path / "a.css").write_text("a { color: red; }\n")
    (tmp_path / "all.css").write_text('@layer x;\n@import "a.css" layer(x);\n')
    assert "\n".join(build.joined(tmp_path / "all.css")) == (
        "@layer x;\n/* a.css */\n@layer x {\na { color: red; }\n}"
    )


def test_every_sheet_is_joined():
    imported = set(re.findall(r'@import "([^"/]+)"', (build.STATIC / "ui" / "rebond.css").read_text()))
    written = {path.name for path in (build.STATIC / "ui").glob("*.css")} - {"rebond.css"}
    assert imported == written


def test_every_sheet_names_colours_by_their_token():
    """A colour written in a component would be right in one theme only."""
    allowed = {"tokens.css", "print.css"}
    for sheet in (build.STATIC / "ui").glob("*.css"):
        if sheet.name not in allowed:
            without_pairs = re.sub(r"light-dark\((?:[^()]|\([^()]*\))*\)", "", sheet.read_text())
            assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb\(.*?\)", without_pairs) == [], sheet.name


def test_a_missing_package_is_one_sentence(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(build, "MODULES", tmp_path)
    monkeypatch.setattr(build, "VENDOR", tmp_path / "vendor")
    assert build.main() == 1
    assert "Lancez « npm ci »" in capsys.readouterr().err


def test_what_is_built_is_whole(monkeypatch, tmp_path):
    monkeypatch.setattr(build, "VENDOR", tmp_path)
    assert build.main() == 0
    assert set(build.COPIED.values()) <= {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*")}
    icons = json.loads((tmp_path / "icons.json").read_text())
    assert icons["check"] == '<path d="M20 6 9 17l-5-5"/>'
    for script in tmp_path.glob("*.[cj]s*"):
        assert "sourceMappingURL" not in script.read_text()
    assert (tmp_path / "licences" / "htmx.txt").read_text().strip()


def test_versions_are_exact_and_no_registry_is_named():
    wanted = json.loads((ROOT / "package.json").read_text())
    for version in (wanted["dependencies"] | wanted["devDependencies"]).values():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    lock = (ROOT / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    packages = [entry for name, entry in json.loads(lock)["packages"].items() if name]
    assert packages
    assert all(entry["integrity"].startswith("sha512-") for entry in packages)

"""Draws `docs/map.md` from the code: floors, rooms, doors. `python scripts/map.py --check` compares."""

import ast
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "rebond"
TARGET = ROOT / "docs" / "map.md"


def floors() -> list[list[str]]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    rows = [[name.strip(" ()") for name in layer.split("|")] for layer in layers]
    return [[name for name in row if (SOURCE / name).is_dir()] for row in rows]


def docstring(path: Path) -> str:
    return (ast.get_docstring(ast.parse(path.read_text())) or "").strip() if path.exists() else ""


def doors(capability: str) -> list[str]:
    path = SOURCE / capability / "public.py"
    if not path.exists():
        return []
    for node in ast.parse(path.read_text()).body:
        is_all = isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"
        if is_all:
            return sorted(ast.literal_eval(node.value), key=str.lower)
    return []


def first_paragraph(text: str) -> str:
    return " ".join(text.split("\n\n", maxsplit=1)[0].split())


def draw() -> str:
    lines = [
        "# The map of the house",
        "",
        "Drawn by `python scripts/map.py` from the code; a test compares. A capability calls down, through its",
        "`public.py`. `rebond.droit` stands outside: it imports nothing of ours.",
        "",
        "## Floors, top to bottom",
        "",
        "| floor | rooms |",
        "| --- | --- |",
    ]
    rows = [row for row in floors() if row]
    lines += [
        f"| {len(rows) - at} | {', '.join(f'`{name}`' for name in row)} |" for at, row in enumerate(rows)
    ]
    for name in [*(name for row in rows for name in row), "droit"]:
        lines += ["", f"## `{name}`", "", first_paragraph(docstring(SOURCE / name / "__init__.py"))]
        if found := doors(name):
            lines += ["", "Door: " + ", ".join(f"`{door}`" for door in found) + "."]
    return "\n".join(lines) + "\n"


def main() -> int:
    drawn = draw()
    if "--check" in sys.argv:
        return 0 if TARGET.exists() and TARGET.read_text() == drawn else 1
    TARGET.write_text(drawn)
    return 0


if __name__ == "__main__":
    sys.exit(main())

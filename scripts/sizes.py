"""`make sizes`: the ten largest of each kind, against the sizes the house aims at."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHOWN = 10
AIMS = {"modules": 120, "fonctions": 12, "gabarits": 40, "tests": 200}


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def is_test(path: Path) -> bool:
    return "tests" in path.parts or path.name.startswith(("test_", "conftest"))


def python_files() -> list[Path]:
    folders = ("src", "tests", "e2e", "bench", "scripts")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return [path for path in found if "migrations" not in path.parts]


def functions(path: Path) -> Iterator[tuple[int, str]]:
    """Each function with the lines of its body, without its docstring."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            yield (node.end_lineno or 0) - body[0].lineno + 1, f"{name(path)}:{node.lineno} {node.name}"


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def show(title: str, sizes: list[tuple[int, str]]) -> None:
    aim = AIMS[title]
    over = sum(size > aim for size, _ in sizes)
    print(f"\n{title} : {len(sizes)}, dont {over} au-dessus de {aim} lignes")
    for size, where in sorted(sizes, reverse=True)[:SHOWN]:
        print(f"  {size:5} {where}")


def main() -> None:
    modules = [path for path in python_files() if not is_test(path)]
    templates = list((ROOT / "src").rglob("templates/**/*.html"))
    show("modules", [(lines(path), name(path)) for path in modules])
    show("fonctions", [found for path in modules for found in functions(path)])
    show("gabarits", [(lines(path), name(path)) for path in templates])
    show("tests", [(lines(path), name(path)) for path in python_files() if is_test(path)])


if __name__ == "__main__":
    main()

"""Puts the front-end files where Django finds them: `python -m rebond.ui.build`, after `npm ci`.

No bundler: the files of the packages are copied as published, and our own sheets are joined into one,
because on a poor line twenty small requests cost more than one.
"""

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"
VENDOR = STATIC / "vendor"
MODULES = HERE.parents[2] / "node_modules"

COPIED = {
    "htmx.org/dist/htmx.min.js": "htmx.js",
    "idiomorph/dist/idiomorph-ext.min.js": "idiomorph.js",
    "bootstrap/dist/css/bootstrap-reboot.css": "reboot.css",
    "@fontsource-variable/atkinson-hyperlegible-next/files/{}-latin-wght-normal.woff2": "fonts/text.woff2",
    "@fontsource-variable/atkinson-hyperlegible-next/files/{}-latin-wght-italic.woff2": "fonts/text-italic.woff2",
    "@fontsource-variable/atkinson-hyperlegible-next/files/{}-latin-ext-wght-normal.woff2": "fonts/text-ext.woff2",
    "@fontsource-variable/bricolage-grotesque/files/{}-latin-opsz-normal.woff2": "fonts/heading.woff2",
    "@fontsource-variable/bricolage-grotesque/files/{}-latin-ext-opsz-normal.woff2": "fonts/heading-ext.woff2",
}
LICENCES = {
    "htmx.org/LICENSE": "htmx",
    "idiomorph/LICENSE": "idiomorph",
    "bootstrap/LICENSE": "bootstrap",
    "lucide-static/LICENSE": "lucide",
    "@fontsource-variable/atkinson-hyperlegible-next/LICENSE": "atkinson-hyperlegible-next",
    "@fontsource-variable/bricolage-grotesque/LICENSE": "bricolage-grotesque",
}
IMPORT = re.compile(r'^@import "(?P<path>[^"]+)" layer\((?P<layer>[\w.]+)\);$')
SOURCE_MAP = re.compile(r"(?m)^(/\*|//)# sourceMappingURL=.*$")


class MissingPackage(Exception):
    """The packages are not there; the sentence says which command brings them."""


def package_file(name: str) -> Path:
    # In fontsource the file name repeats the package's name.
    path = MODULES / name.replace("{}", Path(name).parent.parent.name)
    if not path.is_file():
        raise MissingPackage(f"{path} manque. Lancez « npm ci » à la racine du projet, puis recommencez.")
    return path


def copy_packages() -> None:
    for source, target in COPIED.items():
        destination = VENDOR / target
        destination.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package_file(source), destination)
        if destination.suffix in {".js", ".css"}:
            # A map that is not served would make collectstatic refuse the file.
            text = destination.read_text(encoding="utf-8")
            destination.write_text(SOURCE_MAP.sub("", text), encoding="utf-8")
    for source, name in LICENCES.items():
        destination = VENDOR / "licences" / f"{name}.txt"
        destination.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(package_file(source), destination)


def drawing(path: Path) -> str:
    """The inside of a lucide icon, without its frame, on one line."""
    root = ET.parse(path).getroot()  # noqa: S314 (a file pinned by our lock file)
    parts = []
    for child in root:
        attributes = " ".join(f'{key}="{value}"' for key, value in child.attrib.items())
        parts.append(f"<{child.tag.split('}')[-1]} {attributes}/>")
    return "".join(parts)


def write_icons() -> None:
    folder = package_file("lucide-static/package.json").parent / "icons"
    icons = {path.stem: drawing(path) for path in sorted(folder.glob("*.svg"))}
    (VENDOR / "icons.json").write_text(json.dumps(icons, separators=(",", ":")), encoding="utf-8")


def joined(sheet: Path) -> Iterator[str]:
    for line in sheet.read_text(encoding="utf-8").splitlines():
        if found := IMPORT.match(line):
            content = (sheet.parent / found["path"]).read_text(encoding="utf-8").strip()
            yield f"/* {found['path']} */\n@layer {found['layer']} {{\n{content}\n}}"
        else:
            yield line


def join_sheets() -> None:
    content = "\n".join(joined(STATIC / "ui" / "rebond.css"))
    (VENDOR / "rebond.css").write_text(content + "\n", encoding="utf-8")


def main() -> int:
    VENDOR.mkdir(parents=True, exist_ok=True)
    try:
        copy_packages()
        write_icons()
    except MissingPackage as error:
        sys.stderr.write(f"{error}\n")
        return 1
    join_sheets()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Brings a Chromium for the browser tests when the machine has none: Debian's for root, else Playwright's."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> int:
    if found():
        return 0
    print("Un navigateur pour les tests (Chromium)…", flush=True)
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            if subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, check=False).returncode:
                break
    else:
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, stdin=subprocess.DEVNULL, check=False)
    if found():
        return 0
    print(
        "Aucun navigateur : installez le paquet « chromium » de votre système "
        "(sur Debian : sudo apt install chromium), puis relancez.",
        file=sys.stderr,
    )
    return 2


def found() -> bool:
    """The machine's, or the one that Playwright has already fetched."""
    if any(shutil.which(name) for name in NAMES):
        return True
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


if __name__ == "__main__":
    sys.exit(main())

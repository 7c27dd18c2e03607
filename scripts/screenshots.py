"""The pictures of the README and of the guide, taken from the demonstration by a real browser.

`make screenshots`: starts a demonstration on a free port with a folder of its own, looks, stops.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "screenshots"
# Each picture by its name: who looks, at which page, how wide and high, in the dark or not.
SHOTS = {
    "advisor": ("severine", "/", 1280, 860, False),
    "phone": ("aicha", "/", 390, 844, False),
    "distribution": ("judith", "/chiffres/repartition/", 1280, 860, True),
}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait(url: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"{url}/etat/sante", timeout=2):
                return
        except OSError:
            time.sleep(0.5)
    sys.exit("La démonstration ne répond pas : lancez « make demo » pour voir pourquoi.")


def take(browser: Browser, url: str, name: str) -> None:
    who, path, width, height, dark = SHOTS[name]
    context = browser.new_context(
        base_url=url,
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        locale="fr-FR",
    )
    page = context.new_page()
    page.goto("/demo/")
    page.locator(f"form[action='/demo/{who}/'] button").click()
    page.wait_for_url(lambda address: "/demo/" not in address)
    page.goto(path)
    page.screenshot(path=TARGET / f"{name}.png")
    context.close()


def main() -> int:
    port = free_port()
    url = f"http://localhost:{port}"
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="rebond-shots-") as folder:
        command = [sys.executable, "-m", "rebond", "demo", "--data", folder, "--port", str(port)]
        server = subprocess.Popen(command, env=os.environ | {"REBOND_URL": url})
        try:
            wait(url)
            with sync_playwright() as playwright:
                chromium = Path("/usr/bin/chromium")
                browser = playwright.chromium.launch(
                    executable_path=chromium if chromium.exists() else None,
                    args=["--no-sandbox", "--disable-background-networking"],
                )
                for name in SHOTS:
                    take(browser, url, name)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)
    return 0


if __name__ == "__main__":
    sys.exit(main())

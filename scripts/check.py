"""`make check`: every reading of the code that needs no test, all of them even when one complains."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
# Checking reads the settings and the models; it opens no session and reaches no base.
ENVIRONMENT = os.environ | {
    "DJANGO_SETTINGS_MODULE": "rebond.site.settings",
    "REBOND_DEMO": "",
    "REBOND_URL": "https://rebond.exemple.coop",
    "REBOND_SECRET_KEY": secrets.token_urlsafe(50),
    "DATABASE_URL": "postgresql:///none",
}
CHECKS = {
    "mise en forme": "ruff format --check --quiet .",
    "règles d'écriture": "ruff check --quiet .",
    "gabarits": "djlint src --lint --quiet",
    "types": "mypy",
    "étages": "lint-imports --no-cache",
    "tables et modèles": "python -W ignore -m django makemigrations --check --dry-run -v0",
    "mise en service": "python -m django check --deploy --fail-level WARNING",
}


def main() -> int:
    refused = []
    for title, command in CHECKS.items():
        print(f"— {title}", flush=True)
        program, *options = command.split()
        done = subprocess.run(
            [BIN / program, *options], env=ENVIRONMENT, capture_output=True, text=True, check=False
        )
        if done.returncode:
            refused.append(title)
            print(done.stdout + done.stderr, flush=True)
    print("Tout est bon." if not refused else f"À reprendre : {', '.join(refused)}.")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())

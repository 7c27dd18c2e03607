"""A ledger of a million lines, through the very command an accountant types: lines per second, peak memory, exactness."""

import json
import os
import random
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from bench.place import ROOT

ACTIVITIES, MONTHS = 1000, 60
HEADER = (
    "Compte analytique de l'entrepreneur;N° compte général;Date de pièce;Code Journal;"
    "Numéro de pièce;Libellé d'écriture;Montant débit;Montant crédit\r\n"
)
# Of ten lines, four are sales, one a rebate; the others must not count.
ACCOUNTS = (
    "706000",
    "706000",
    "706000",
    "707100",
    "709000",
    "606100",
    "512000",
    "411000",
    "445710",
    "641100",
)


def write(path: Path, lines: int) -> dict[str, int]:
    """Writes the file, and keeps its own books: what the import must find, in cents."""
    draw, expected = random.Random(lines), defaultdict[str, int](int)
    with path.open("w", encoding="cp1252", newline="") as stream:
        stream.write(HEADER)
        for number in range(lines):
            code, account = f"A{number % ACTIVITIES:04}", ACCOUNTS[draw.randrange(10)]
            year, month = divmod(draw.randrange(MONTHS), 12)
            cents, is_debit = draw.randrange(1, 500_000), account not in ("706000", "707100", "445710")
            amount = f"{cents // 100},{cents % 100:02}"
            debit, credit = (amount, "") if is_debit else ("", amount)
            day = f"{draw.randrange(1, 29):02}/{month + 1:02}/{2020 + year}"
            stream.write(f"{code};{account};{day};VE;P{number};Écriture n° {number};{debit};{credit}\r\n")
            if account.startswith("70"):
                expected[f"{code} {2020 + year}-{month + 1:02}"] += -cents if is_debit else cents
    return dict(expected)


def measure(folder: Path, env: dict[str, str], lines: int) -> dict[str, Any]:
    file = folder / f"grand-livre-{lines}.csv"
    expected = write(file, lines)
    answer = folder / "answer.json"
    command = [sys.executable, "-m", "rebond", "import", str(file), "--kind", "ledger_sage", "--json"]
    began = time.monotonic()
    with answer.open("wb") as output:
        process = subprocess.Popen(command, env=env, cwd=ROOT, stdout=output)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - began
    said = json.loads(answer.read_text(encoding="utf-8"))
    found = {
        f"{total['analytic_code']} {total['month']}": round(float(total["turnover"]) * 100)
        for total in said["totals"]
    }
    return {
        "lines": said["lines_read"],
        "megabytes": round(file.stat().st_size / 1024 / 1024),
        "seconds": round(seconds, 1),
        "lines_per_second": round(lines / seconds),
        "peak_megabytes": round(used.ru_maxrss / 1024),
        "figures": said["created"],
        "exact": found == expected and process.returncode == 0,
    }

"""`make bench`: everything, written to docs/performance.md. `python -m bench pages|situation|ledger|starts`: one part, printed."""

import json
import sys
import tempfile
from pathlib import Path

from bench import ledger, place, report, situation, starts

SMALL, LARGE, YEARS = 100, 1000, 5
LEDGER_LINES = (10_000, 1_000_000)


def pages_part() -> str:
    with place.cluster() as cluster:
        measured = [
            json.loads(place.run("-m", "bench.pages", env=place.filled(cluster, persons, YEARS)))
            for persons in (SMALL, LARGE)
        ]
    return report.pages(measured[0], measured[1], (SMALL, LARGE), YEARS)


def ledger_part() -> str:
    results = []
    for lines in LEDGER_LINES:
        with place.cluster() as cluster:
            env = place.filled(cluster, ledger.ACTIVITIES, 0)
            results.append(ledger.measure(cluster.folder, env, lines))
    return report.ledger(results)


def situation_part() -> str:
    with place.cluster() as cluster:
        rows = place.run("-m", "bench.situation", env=place.filled(cluster, situation.PERSONS, 0))
    return report.situation(rows, situation.PERSONS)


def starts_part() -> str:
    with tempfile.TemporaryDirectory(prefix="rebond-bench-") as folder:
        Path(folder).chmod(0o711)
        return report.starts(starts.measure(Path(folder) / "data"))


PARTS = {"starts": starts_part, "pages": pages_part, "situation": situation_part, "ledger": ledger_part}


def main() -> None:
    asked = sys.argv[1:]
    written = []
    for name, part in PARTS.items():
        if not asked or name in asked:
            print(f"— {name}…", flush=True)
            written.append(part())
            print(written[-1], flush=True)
    if not asked:
        report.write(written)


if __name__ == "__main__":
    main()

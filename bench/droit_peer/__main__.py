"""Our figures beside those of mon-entreprise (npm modele-social, MIT), and what a person-month costs in each.

    .venv/bin/python -m bench.droit_peer [FOLDER]      (default folder for the two npm packages: var/peer)

Compares indemnite and allocation, the two figures both engines really compute; every difference above the tolerance
must be one of known.py, with the text that settles it, or the exit status is 1. Needs node, npm and a network the
first time. Never run by the tests: a peer is a check, not a dependency.
"""

import json
import shutil
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.droit_peer.known import FULL, KNOWN, TOLERANCE, Known, Row
from rebond.droit.activite_partielle import SituationEsa, calculer, lire_mois, lire_politique
from rebond.droit.socle import Resultat, arrondir

HERE = Path(__file__).resolve().parent
PACKAGES = {
    "recent": ("modele-social@11.1.0", "publicodes@1.10.3"),
    "2021": ("modele-social@0.2.0", "publicodes@1.0.0-beta.10"),
}
MONTHS = {"recent": ("2023-06", "2024-03", "2024-11", "2024-12", "2026-01", "2026-07"), "2021": ("2021-01",)}
GROSS = (1900, 2100, 2500, 3000, 4000, 6000, 8000, 12000)
WORKED = ("0", "30.33", "75.83")
OURS = lire_politique({"heures": "H_CONTRACT", "plancher": "F_TEXT", "etape": "total"})
FIGURES = ("indemnite", "allocation")


def rows(model: str) -> list[Row]:
    return [Row(model, m, Decimal(g), Decimal(w)) for m in MONTHS[model] for g in GROSS for w in WORKED]


def install(model: str, folder: Path) -> Path:
    target = folder / model
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        sys.exit("node et npm manquent : lancez « make setup », ou installez Node, puis recommencez.")
    if not (target / "node_modules" / "modele-social").is_dir():
        target.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [
                npm,
                "install",
                "--no-save",
                "--no-audit",
                "--no-fund",
                "--prefix",
                str(target),
                *PACKAGES[model],
            ],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return target


def ask_peer(model: str, folder: Path, questions: list[Row], *mode: str) -> Any:
    payload = [
        {"brut": str(r.gross), "heures_travaillees": str(r.worked), "date": f"01/{r.month[5:]}/{r.month[:4]}"}
        for r in questions
    ]
    done = subprocess.run(
        ["node", str(HERE / "peer.mjs"), str(folder), model, *mode],
        input=json.dumps(payload),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def situation(row: Row) -> SituationEsa:
    return SituationEsa(
        id="peer",
        mois=lire_mois(row.month),
        politique=OURS,
        reference_mensuelle=row.gross,
        percu=arrondir(row.gross * row.worked / FULL),
        duree_contrat=FULL,
        heures_travaillees=row.worked,
        net_activite=Decimal(0),
    )


def ask_us(row: Row) -> dict[str, Decimal]:
    answer = calculer(situation(row))
    assert isinstance(answer, Resultat)
    return {figure: getattr(answer.valeur, figure) for figure in FIGURES}


def compare(model: str, folder: Path) -> tuple[dict[Known, int], list[str], int]:
    """Known differences with their number of rows, unexplained ones, and how many figures agree."""
    explained: dict[Known, int] = {}
    unexplained, agree = [], 0
    questions = rows(model)
    for row, peer in zip(questions, ask_peer(model, folder, questions), strict=True):
        ours = ask_us(row)
        for figure in FIGURES:
            theirs = Decimal(str(peer[figure]))
            gap = abs(theirs - ours[figure])
            if gap <= TOLERANCE:
                agree += 1
            elif known := next((k for k in KNOWN if k.covers(row, figure, gap)), None):
                explained[known] = explained.get(known, 0) + 1
            else:
                unexplained.append(f"{row}: {figure} {ours[figure]} here, {theirs:.2f} there")
    return explained, unexplained, agree


def our_cost(questions: list[Row]) -> float:
    """Microseconds of CPU for one explained person-month."""
    situations = [situation(row) for row in questions] * 20
    for one in situations[:50]:
        calculer(one)
    started = time.process_time()
    for one in situations:
        calculer(one)
    return (time.process_time() - started) / len(situations) * 1e6


def main(folder: Path) -> int:
    failed = False
    for model, packages in PACKAGES.items():
        target = install(model, folder)
        explained, unexplained, agree = compare(model, target)
        print(f"{' + '.join(packages)}: {agree} figures agree within {TOLERANCE} EUR")
        for known, count in explained.items():
            print(f"  {count:3} known: {known.name} ({known.figure}). {known.settled_by}")
        for line in unexplained:
            print(f"  UNEXPLAINED {line}")
        failed = failed or bool(unexplained)
        questions = rows(model)[:24]
        peer = ask_peer(model, target, questions * 2, "bench")
        theirs, ours = peer["cpu_s"] / peer["rows"] * 1e6, our_cost(questions)
        print(
            f"  a person-month: {theirs:,.0f} us there, {ours:.0f} us here with every step: x{theirs / ours:,.0f}"
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "var/peer")))

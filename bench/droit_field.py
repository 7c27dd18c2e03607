"""The field on one machine: 12,000 people x 24 months x 10 policies, and what one explained person-month costs.

    .venv/bin/python bench/droit_field.py [people] [months] [runs]

Prints wall and CPU seconds (best and median of `runs`), peak memory, and microseconds per explained row. The
comparison with mon-entreprise is `python -m bench.droit_peer`.
"""

import os
import platform
import resource
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

import numpy as np

from rebond.droit.activite_partielle import (
    Politique,
    SituationEsa,
    SituationHoraire,
    calculer,
    lire_mois,
    lire_politique,
)
from rebond.droit.activite_partielle.fenetres import moyennes
from rebond.droit.activite_partielle.simuler import simuler
from rebond.droit.socle import Arrondi, Resultat, ajouter_mois, de_centimes

DEBUT = lire_mois("2020-04")
PASSE = 12
POLITIQUES = [
    lire_politique({"reference": ref, "heures": heures, "plancher": plancher})
    for ref in ("REF_12M_ROLLING_PERSON", "REF_3M")
    for heures, plancher in (
        ("H_LOSS_LEGAL", "F_TEXT"),
        ("H_LOSS_LEGAL", "F_VRP_LIKE"),
        ("H_LOSS_LEGAL", "F_NONE"),
        ("H_EQ_SMIC", "F_TEXT"),
        ("H_EQ_SMIC", "F_NONE"),
    )
]
Entiers = np.typing.NDArray[np.int64]


def people(count: int, months: int) -> Entiers:
    """Monthly gross in cents, seasonal, with a shock in the first six months; the same at each run."""
    rng = np.random.default_rng(2020)
    base = rng.lognormal(mean=np.log(120_000), sigma=0.6, size=(count, 1))
    pay = base * rng.lognormal(mean=0, sigma=0.35, size=(count, PASSE + months))
    pay[:, PASSE : PASSE + 6] *= rng.uniform(0, 1, size=(count, min(6, months)))
    return np.minimum(pay, 900_000).astype(np.int64)


def field(pay: Entiers, months: int) -> int:
    """Every person, month and policy; returns the sum of indemnites in cents, so that nothing is skipped."""
    total = 0
    for n in range(months):
        month, received = ajouter_mois(DEBUT, n), pay[:, PASSE + n]
        means = {k: moyennes(pay, PASSE + n, k, Arrondi.DEMI_SUPERIEUR) for k in (12, 3)}
        net = received * 78 // 100
        for policy in POLITIQUES:
            reference = means[3 if policy.reference == "REF_3M" else 12]
            total += int(simuler(month, reference, received, policy, net_activite=net).indemnite.sum())
    return total


def measure(work: Callable[[], object], runs: int) -> str:
    walls, cpus = [], []
    for _ in range(runs):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return f"wall {min(walls):.3f} s (median {statistics.median(walls):.3f}), CPU {min(cpus):.3f} s"


def explained(
    situations: list[SituationEsa] | list[SituationHoraire], *, written: bool
) -> Callable[[], None]:
    def run() -> None:
        for situation in situations:
            answer = calculer(situation)
            assert isinstance(answer, Resultat)
            if written:
                for step in answer.etapes:
                    step.en_dict()

    return run


def esa(pay: Entiers, month: date, count: int, policy: Politique) -> list[SituationEsa]:
    means = moyennes(pay, PASSE, 12, Arrondi.DEMI_SUPERIEUR)
    return [
        SituationEsa(
            id=str(row),
            mois=month,
            politique=policy,
            reference_mensuelle=de_centimes(int(means[row])),
            percu=de_centimes(int(pay[row, PASSE])),
            net_activite=de_centimes(int(pay[row, PASSE]) * 78 // 100),
        )
        for row in range(count)
    ]


def hourly(pay: Entiers, month: date, count: int) -> list[SituationHoraire]:
    return [
        SituationHoraire(
            id=str(row),
            mois=month,
            taux_horaire_brut=de_centimes(max(1015, int(pay[row, 0]) * 100 // 15167)),
            heures_indemnisables=de_centimes(6325),
            net_activite=de_centimes(int(pay[row, PASSE]) * 78 // 100),
        )
        for row in range(count)
    ]


def per_row(name: str, work: Callable[[], None], rows: int, runs: int) -> None:
    work()
    cpus = []
    for _ in range(runs):
        start = time.process_time()
        work()
        cpus.append((time.process_time() - start) / rows * 1e6)
    print(f"{name:<58} {min(cpus):6.1f} µs CPU a row (median {statistics.median(cpus):.1f})")


def main(argv: list[str]) -> int:
    count, months, runs = (
        int(argv[n]) if len(argv) > n else default for n, default in ((1, 12_000), (2, 24), (3, 5))
    )
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(
        f"{platform.python_implementation()} {platform.python_version()}, numpy {np.__version__}, {os.cpu_count()} cores, load {load:.1f}"
    )
    pay = people(count, months)
    field(pay[:10], months)
    rows = count * months * len(POLITIQUES)
    print(f"simulate: {count} people x {months} months x {len(POLITIQUES)} policies = {rows:,} person-months")
    print(f"  {measure(lambda: field(pay, months), runs)}")
    print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print("explain, one person-month:")
    sample, policy = min(count, 2000), POLITIQUES[1]
    month = lire_mois("2021-04")
    for name, situations in (
        ("hourly form", hourly(pay, month, sample)),
        ("ESA form", esa(pay, month, sample, policy)),
    ):
        per_row(f"  {name}, every step kept", explained(situations, written=False), sample, runs)
        per_row(
            f"  {name}, every step written out as text", explained(situations, written=True), sample, runs
        )
    coop = [s for p in POLITIQUES[:5] for s in esa(pay, month, min(count, 160), p)]
    print(f"explain, 160 people, one month: {measure(explained(coop[:160], written=True), runs)}")

    def five() -> None:
        for _ in range(24):
            explained(coop, written=False)()

    print(f"explain, 160 people x 24 months x 5 policies: {measure(five, 1)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))

"""What was measured, as a page: docs/performance.md."""

import os
import platform
from datetime import date
from pathlib import Path
from typing import Any

from bench.place import ROOT

PAGE = ROOT / "docs" / "performance.md"
INTRODUCTION = """# Performance, measured

Written by `make bench` on {day}. Anyone can run it again: it needs nothing but the checkout.

Machine: {machine}.

"""


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return (
        f"{os.cpu_count()} × {processor()}, {memory:.0f} GB of memory, "
        f"{platform.system()} {platform.release().split('-')[0]}, Python {platform.python_version()}"
    )


def processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine()
    )


def pages(
    small: list[dict[str, Any]], large: list[dict[str, Any]], persons: tuple[int, int], years: int
) -> str:
    before = {page["page"]: page["queries"] for page in small}
    rows = [
        f"| `{page['page']}` | {page['p50']} | {page['p95']} | {before.get(page['page'], '—')} | {page['queries']}"
        f"{'' if before.get(page['page']) == page['queries'] else ' **differs**'} | {page['kilobytes']} |"
        for page in large
    ]
    same = sum(before.get(page["page"]) == page["queries"] for page in large)
    return "\n".join(
        [
            f"## Pages, with {persons[1]:,} persons and {years} years of figures",
            "",
            f"Time on the server, in milliseconds, {persons[1]:,} persons in the base; every page of the house that",
            "opens with a plain request, asked 20 times by a signed-in account. The number of queries is counted with",
            f"{persons[0]} and with {persons[1]:,} persons: {same} pages of {len(large)} ask exactly the same number.",
            "",
            f"| page | p50 ms | p95 ms | queries at {persons[0]} | queries at {persons[1]:,} | kB |",
            "| --- | ---: | ---: | ---: | ---: | ---: |",
            *rows,
            "",
        ]
    )


def situation(rows: str, persons: int) -> str:
    return "\n".join(
        [
            f"## A crisis that concerns {persons:,} persons",
            "",
            "Server time in milliseconds of the pages of `crises/<number>/`, the fragment and its page being one.",
            "The target of each is 300 ms; the measurement stops in error beyond.",
            "",
            "| page | median | worst |",
            "| --- | ---: | ---: |",
            rows.strip(),
            "",
        ]
    )


def ledger(results: list[dict[str, Any]]) -> str:
    rows = [
        f"| {r['lines']:,} | {r['megabytes']} | {r['seconds']} | {r['lines_per_second']:,} | {r['peak_megabytes']} "
        f"| {'yes' if r['exact'] else '**no**'} |"
        for r in results
    ]
    return "\n".join(
        [
            "## Importing a ledger",
            "",
            "`rebond import` on an analytic ledger in the form of Sage, 1,000 activities, sixty months. *Exact*: the",
            "turnover of each activity and month equals the books kept while the file was written, to the cent.",
            "The peak is the memory of the importing process, interpreter included.",
            "",
            "| lines | file, MB | seconds | lines per second | peak, MB | exact |",
            "| ---: | ---: | ---: | ---: | ---: | --- |",
            *rows,
            "",
        ]
    )


def starts(result: dict[str, float]) -> str:
    return "\n".join(
        [
            "## Starting",
            "",
            "`rebond demo`, from the command to « C'est prêt ».",
            "",
            "| start | seconds |",
            "| --- | ---: |",
            f"| first: creates the base, the tables and the cooperative | {result['cold']} |",
            f"| the following ones (median of three) | {result['warm']} |",
            "",
        ]
    )


def write(parts: list[str]) -> None:
    text = INTRODUCTION.format(day=date.today().isoformat(), machine=machine()) + "\n".join(parts)  # noqa: DTZ011
    PAGE.write_text(text, encoding="utf-8")

"""Memory does not follow the number of lines: sixty thousand of them pass through a few megabytes."""

import tracemalloc

import pytest

from rebond.figures.readers import LedgerLine, LedgerTotals, read
from rebond.figures.readers.tests import golden

COUNT = 60_000
MOST_BYTES = 5_000_000  # the lines alone, if they were kept, would take three times that


def sage():
    yield ";".join(golden.SAGE)
    for rank in range(COUNT):
        yield f"A{rank % 160:03d};706000;{1 + rank % 28:02d}/01/2020;VE;F{rank};Vente {rank};;{rank % 100},50"


def fec():
    yield "\t".join((*golden.FEC, "CodeAnalytique"))
    for rank in range(COUNT):
        account, debit, credit = ("411000", 10, 0) if rank % 2 else ("706000", 0, 10)
        start = (
            "VE",
            "Ventes",
            str(rank // 2),
            "20200115",
            account,
            "",
            "",
            "",
            "F",
            "20200115",
            f"Vente {rank}",
        )
        yield "\t".join(
            (*start, f"{debit},00", f"{credit},00", "", "", "20200115", "", "", f"A{rank % 160:03d}")
        )


@pytest.mark.parametrize(
    ("lines", "cents"), [(sage, sum(rank % 100 * 100 + 50 for rank in range(COUNT))), (fec, COUNT * 500)]
)
def test_a_long_ledger_passes_through_little_memory(tmp_path, lines, cents):
    path = golden.write_text(tmp_path / "long.txt", lines())
    totals = LedgerTotals()
    tracemalloc.start()
    try:
        reading = read(path)
        for row in reading.rows():
            assert isinstance(row, LedgerLine)
            totals.add(row)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert sum(totals.turnover.values()) == cents
    assert reading.lines_read == COUNT
    assert peak < MOST_BYTES

"""Where mon-entreprise and the texts part: each difference, the rows it explains, and the text that settles it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

FULL = Decimal("151.67")
TOLERANCE = Decimal("0.10")  # euros a month: the peer counts 35 x 52 / 12 hours where payslips count 151.67


@dataclass(frozen=True)
class Row:
    """One question put to both: gross euros a month, hours worked, month written 2024-11, model of the peer."""

    model: str
    month: str
    gross: Decimal
    worked: Decimal

    @property
    def idle(self) -> Decimal:
        return FULL - self.worked

    @property
    def rate(self) -> Decimal:
        return self.gross / FULL


@dataclass(frozen=True)
class Known:
    """A difference that is understood. `figure`: indemnite or allocation; `explains`: the rows concerned.

    `at_most`: euros an hour not worked that it may reach, tolerance aside (None: any difference on those rows).
    """

    name: str
    figure: str
    explains: Callable[[Row], bool]
    settled_by: str
    at_most: Decimal | None = None

    def covers(self, row: Row, figure: str, gap: Decimal) -> bool:
        small = self.at_most is None or gap <= self.at_most * row.idle + TOLERANCE
        return figure == self.figure and small and self.explains(row)


def capped(row: Row) -> bool:
    """Rows whose rate is above 4.5 SMIC in any month of the sample."""
    return row.rate > 46


def floored(rate: str) -> Callable[[Row], bool]:
    """Rows whose 36 % falls under the floor of their month."""
    return lambda row: row.rate * Decimal("0.36") < Decimal(rate)


def in_2024_before_november(row: Row) -> bool:
    return "2024-01" <= row.month <= "2024-10" and floored("8.30")(row)


KNOWN = (
    Known(
        "indemnite above 4.5 SMIC is not capped",
        "indemnite",
        capped,
        "C. trav. R.5122-18; decret 2020-1786: the rate counts up to 4.5 SMIC since 2021-01-01",
    ),
    Known(
        "cap of the allocation kept with more than two decimals",
        "allocation",
        capped,
        "the cap is published in cents (31.97, 28.30, 32.45...): rounding only, half a cent an hour (D13)",
        at_most=Decimal("0.005"),
    ),
    Known(
        "floor of 8.21 kept in 2024",
        "allocation",
        in_2024_before_november,
        "decret 2023-1305 of 2023-12-27: 8.30 from 2024-01-01",
    ),
    Known(
        "floor of 8.21 kept in November 2024",
        "allocation",
        lambda row: row.month == "2024-11" and floored("8.46")(row),
        "decret 2024-1149 of 2024-12-04: 8.46 for the hours of November 2024",
    ),
    Known(
        "monthly minimum computed on the whole payslip, less health insurance",
        "indemnite",
        lambda row: row.model == "recent" and row.rate * Decimal("0.60") < Decimal("9.80"),
        "C. trav. L.3232-3 leaves it open (D5 of the reference): a setting here, rmm_mensuelle(mutuelle=...)",
    ),
    Known(
        "indemnite before the monthly minimum",
        "indemnite",
        lambda row: row.model == "2021" and row.rate * Decimal("0.70") < Decimal("8.11"),
        "C. trav. L.3232-1 s.: 8.11 is the net SMIC; the 2021 model keeps it in another rule, not a number alone",
    ),
)

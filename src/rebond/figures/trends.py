"""How an activity is doing: relative turnover, trend, fragile mark. Pure functions.

The definitions are those of the diagnosis grid (`docs/glossary.md`, « chiffre d'affaires relatif »):

* relative turnover = month m ÷ the same month one year before;
* under 13 months of activity = month m ÷ mean of the three complete months before the shock,
  and then always fragile;
* trend = the last three months ÷ the same three months one year before;
* strong at 0.5 or less, watch up to 0.8;
* fragile = one invoice only, or fewer than six months of activity.

A month without a figure is not a month at zero: `Series` says which it is. No function here
ranks people or adds signals up: a fall is a reason to call someone, not a mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from rebond.figures import months as m
from rebond.figures.monthly import Gap, Series, Step, Used
from rebond.figures.words import amount, number

STRONG = Decimal("0.5")
WATCH = Decimal("0.8")
FULL_YEAR = 13  # months of activity needed before the same month one year before exists
YOUNG = 6
REFERENCE = 3


class Signal(StrEnum):
    """How far the month has fallen; the order of the members is the order of the lists."""

    STRONG = "strong"
    WATCH = "watch"
    UNKNOWN = "unknown"
    NONE = "none"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def rank(self) -> int:
        return list(Signal).index(self)

    @property
    def calls(self) -> bool:
        """Whether someone should be called: a fall, never an absence of figures."""
        return self in {Signal.STRONG, Signal.WATCH}

    @property
    def tone(self) -> str:
        return _TONES[self]


_LABELS = {
    Signal.STRONG: "forte baisse",
    Signal.WATCH: "à surveiller",
    Signal.UNKNOWN: "on ne sait pas",
    Signal.NONE: "pas de baisse",
}

_TONES = {Signal.STRONG: "danger", Signal.WATCH: "warning", Signal.UNKNOWN: "neutral", Signal.NONE: "success"}


class Basis(StrEnum):
    SAME_MONTH = "same_month"
    THREE_MONTHS = "three_months"
    SAME_QUARTER = "same_quarter"


@dataclass(frozen=True)
class Measure:
    """A ratio with its explanation, or the sentence that says why there is none."""

    ratio: Decimal | None
    basis: Basis
    months: tuple[date, ...]
    reference_months: tuple[date, ...]
    cents: int | None
    reference_cents: Decimal | None
    unknown: str = ""
    fragile: tuple[str, ...] = ()
    steps: tuple[Step, ...] = field(default=())

    @property
    def signal(self) -> Signal:
        if self.ratio is None:
            return Signal.UNKNOWN
        if self.ratio <= STRONG:
            return Signal.STRONG
        return Signal.WATCH if self.ratio <= WATCH else Signal.NONE

    @property
    def change(self) -> Decimal | None:
        """−0.75 for a fall of three quarters."""
        return None if self.ratio is None else self.ratio - 1


def relative_turnover(series: Series, month: date, *, shock: date | None = None) -> Measure:
    """`CA_rel` of `month`. `shock` = first month of the shock (default: `month` itself).

    Ratio without unit; amounts in cents. Source: methods 4.3, first two lines of the grid.
    """
    if series.months_of_activity(month) >= FULL_YEAR:
        return _measure(series, Basis.SAME_MONTH, (month,), (m.shift(month, -12),))
    reference = tuple(m.window(m.shift(min(shock or month, month), -1), REFERENCE))
    return _measure(series, Basis.THREE_MONTHS, (month,), reference)


def trend(series: Series, month: date) -> Measure:
    """Sum of the three months ending with `month` ÷ the same three months one year before."""
    last = tuple(m.window(month, REFERENCE))
    return _measure(series, Basis.SAME_QUARTER, last, tuple(m.shift(each, -12) for each in last))


def _measure(series: Series, basis: Basis, months: tuple[date, ...], reference: tuple[date, ...]) -> Measure:
    cents = _sum(series, months)
    total = _sum(series, reference)
    base = None if total is None else Decimal(total)
    if base is not None and basis is Basis.THREE_MONTHS:
        base /= REFERENCE
    unknown = _why_unknown(series, months, reference, base)
    ratio = None if unknown or cents is None or base is None else Decimal(cents) / base
    return Measure(
        ratio=ratio,
        basis=basis,
        months=months,
        reference_months=reference,
        cents=cents,
        reference_cents=base,
        unknown=unknown,
        fragile=fragility(series, months, reference, basis),
        steps=(
            _gathered(series, months, "Mois regardé" if len(months) == 1 else "Trois derniers mois", cents),
            _gathered(series, reference, _REFERENCES[basis], base, is_mean=basis is Basis.THREE_MONTHS),
            _quotient(cents, base, ratio, unknown),
        ),
    )


def _sum(series: Series, months: Sequence[date]) -> int | None:
    found = [series.cents(month) for month in months]
    return None if None in found else sum(cents for cents in found if cents is not None)


def _why_unknown(
    series: Series, months: Sequence[date], reference: Sequence[date], base: Decimal | None
) -> str:
    if series.first is None:
        return "Aucun chiffre d'affaires connu pour l'instant : rien à comparer."
    for month in (*months, *reference):
        gap = series.gap(month)
        if gap is Gap.UNKNOWN:
            return f"Le chiffre {m.of(m.full(month))} n'a pas été importé : demandez à la comptabilité d'importer ce mois."
        if gap is Gap.BEFORE:
            return f"L'activité a commencé en {m.full(series.first)} : pas assez de recul pour comparer {m.span([*months])}."
    assert base is not None
    if base == 0:
        return f"La période de référence ({m.span([*reference])}) est à zéro : aucun rapport ne peut être calculé."
    if base < 0:
        return (
            f"La période de référence ({m.span([*reference])}) est négative (plus d'avoirs que de factures) : "
            "le rapport n'aurait pas de sens."
        )
    return ""


def fragility(
    series: Series, months: Sequence[date], reference: Sequence[date], basis: Basis
) -> tuple[str, ...]:
    """The reasons to read the figure with care, in French; empty when there are none."""
    reasons = []
    age = series.months_of_activity(months[-1])
    if 0 < age < YOUNG:
        reasons.append(f"moins de {YOUNG} mois d'activité ({age})")
    elif basis is Basis.THREE_MONTHS and age:
        reasons.append(f"moins de {FULL_YEAR} mois d'activité ({age})")
    reasons += [
        f"une seule facture ({m.span([*group])})"
        for group in (months, reference)
        if series.pieces(group) == 1
    ]
    return tuple(reasons)


_REFERENCES = {
    Basis.SAME_MONTH: "Même mois un an avant",
    Basis.THREE_MONTHS: "Moyenne des trois mois complets d'avant",
    Basis.SAME_QUARTER: "Mêmes trois mois un an avant",
}


def _gathered(
    series: Series, months: Sequence[date], label: str, value: Decimal | int | None, *, is_mean: bool = False
) -> Step:
    return Step(label, _terms(series, months, divided=is_mean), amount(value), _used(series, months))


def _quotient(cents: int | None, base: Decimal | None, ratio: Decimal | None, unknown: str) -> Step:
    if ratio is None:
        return Step("Rapport", unknown, "inconnu")
    return Step("Rapport", f"{amount(cents)} ÷ {amount(base)}", number(ratio))


def _terms(series: Series, months: Sequence[date], *, divided: bool = False) -> str:
    terms = " + ".join(f"{m.full(month)} {amount(series.cents(month))}" for month in months)
    return f"({terms}) ÷ {len(months)}" if divided else terms


def _used(series: Series, months: Sequence[date]) -> tuple[Used, ...]:
    return tuple(
        Used(
            month,
            series.cents(month),
            series.gap(month),
            series.points[month].sources if month in series.points else (),
        )
        for month in months
    )

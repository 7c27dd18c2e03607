"""The one plain sentence that says why someone is in a list; they read the very same one."""

from datetime import date
from decimal import Decimal

from rebond.figures import months as m
from rebond.figures.trends import STRONG, Basis, Measure
from rebond.figures.words import amount, number, percent

_STABLE = Decimal("0.05")


def movement(measure: Measure) -> str:
    """« divisé par 4 », « en baisse de 35 % », « à zéro »… of a known ratio."""
    ratio = measure.ratio
    assert ratio is not None
    if ratio < 0:
        return "négatif (les avoirs dépassent les factures)"
    if ratio == 0:
        return "à zéro"
    if ratio <= STRONG:
        return f"divisé par {number(1 / ratio, 1)}"
    if abs(ratio - 1) < _STABLE:
        return "stable"
    return f"en {'baisse' if ratio < 1 else 'hausse'} de {percent(ratio - 1)}"


def compared_with(measure: Measure) -> str:
    if measure.basis is Basis.THREE_MONTHS:
        return (
            "aux trois mois précédents"
            if _follows(measure)
            else f"à la moyenne {_span(measure.reference_months)}"
        )
    return (
        f"à {m.full(measure.reference_months[0])}"
        if len(measure.months) == 1
        else "aux mêmes mois de l'an dernier"
    )


def _follows(measure: Measure) -> bool:
    return m.shift(measure.reference_months[-1], 1) == measure.months[0]


def _span(months: tuple[date, ...]) -> str:
    words = m.span([*months])
    return words if len(months) > 1 else m.of(words)


def reason(status: str, measure: Measure) -> str:
    """The sentence. `status` is the French word of the contract (« CAPE », « associé·e »), or ""."""
    start = f"statut {status}, " if status else ""
    month = measure.months[-1]
    if measure.ratio is None:
        return f"{start}chiffre d'affaires {m.of(m.name(month))} : on ne sait pas comparer ({_lower(measure.unknown)})"
    text = f"{start}chiffre d'affaires {m.of(m.name(month))} {movement(measure)} par rapport {compared_with(measure)}"
    if measure.ratio <= 0:
        text += f" ({amount(measure.reference_cents)})"
    return text


def _lower(sentence: str) -> str:
    return (sentence[:1].lower() + sentence[1:]).rstrip(".")


def trend_sentence(measure: Measure) -> str:
    """« trois derniers mois en baisse de 40 % par rapport aux mêmes mois de l'an dernier »."""
    if measure.ratio is None:
        return measure.unknown
    return f"trois derniers mois {movement(measure)} par rapport {compared_with(measure)}"

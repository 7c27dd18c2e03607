"""The columns of the lists of figures, when they leave as a sheet."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from rebond.figures import months as m
from rebond.figures.sheets import Cell
from rebond.people.public import Status

PORTFOLIO_HEADERS = (
    "Nom", "Prénom", "Statut", "Antenne", "Accompagnement", "Mois", "CA du mois", "CA de référence", "Rapport",
    "Signal", "Pourquoi", "Tendance", "Fragile",
)  # fmt: skip
PROBLEM_HEADERS = ("Ligne", "Colonne", "Valeur", "Motif")


def portfolio_rows(lines: Iterable[Any]) -> Iterator[tuple[Cell, ...]]:
    for line in lines:
        person, reading = line.person, line.reading
        measure = reading.relative
        yield (
            person.last_name,
            person.first_name,
            str(Status(reading.status).label),
            person.branch.name if person.branch else "",
            person.advisor_name or "",
            m.full(reading.month) if reading.month else "",
            _euros(measure.cents if measure else None),
            _euros(measure.reference_cents if measure else None),
            None if measure is None or measure.ratio is None else measure.ratio.quantize(Decimal("0.0001")),
            reading.signal.label,
            reading.sentence,
            reading.trend_sentence,
            " ; ".join(reading.fragile),
        )


def _euros(cents: int | Decimal | None) -> Decimal | None:
    return None if cents is None else (Decimal(cents) / 100).quantize(Decimal("0.01"))

"""The invented people, amounts and forms of the gallery."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from rebond.ui.explanations import Step
from rebond.ui.samples.charts import charts
from rebond.ui.samples.forms import FilterForm, form_samples
from rebond.ui.samples.people import STATUSES, everyone, people

__all__ = ["FilterForm", "everything", "people"]

STEPS = [
    Step("Chiffre d'affaires d'avril à juin 2020", formula="300 − 180 + 1 900", value="2 020", unit="€"),
    Step("Chiffre d'affaires d'avril à juin 2019", formula="3 600 + 4 150 + 4 500", value="12 250", unit="€"),
    Step(
        "Rapport entre les deux",
        formula="2 020 ÷ 12 250",
        value="16",
        unit="%",
        parameter="fenêtre de trois mois",
        date=date(2020, 6, 30),
        article="règle de la coopérative",
    ),
]


def everything() -> dict[str, Any]:
    tabs = (("En cours", "list-todo", 12), ("À revoir", "eye", 3), ("Terminées", "check-check", None))
    return {
        "charts": charts(),
        "forms": form_samples(),
        "people": everyone(),
        "steps": STEPS,
        "tones": ("neutral", "info", "success", "warning", "danger", "accent"),
        "statuses": STATUSES,
        "faces": range(48),
        "ratios": (Decimal("0.18"), Decimal("-0.42"), Decimal(0), None),
        "tabs": [
            {"label": label, "icon": icon, "count": count, "url": "#navigation", "is_current": rank == 0}
            for rank, (label, icon, count) in enumerate(tabs)
        ],
        "moment": datetime(2020, 4, 3, 12, 5, tzinfo=UTC),
        "day": date(2020, 4, 3),
    }

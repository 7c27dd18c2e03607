"""Invented people, as a list would ask for them."""

from decimal import Decimal
from operator import itemgetter
from typing import Any

from rebond.ui.charts.lines import sparkline
from rebond.ui.samples.charts import TURNOVER, months

NAMES = (
    "Camille Durand", "Noé Le Goff", "Fatou Diallo", "Inès Marchand", "Youssef Benali", "Hélène Roux",
    "Minh Tran", "Sacha Petit", "Awa Traoré", "Lucas Moreau", "Maëlle Guérin", "Samir Haddad",
)  # fmt: skip
STATUSES = ("cape", "cesa", "associate", "support", "prospect", "left")


ORDERS = {"nom": "name", "ca": "cents", "baisse": "change"}


def people(*, name: str = "", status: str = "", order: str = "") -> list[dict[str, Any]]:
    found = [
        person
        for person in everyone()
        if name.lower() in person["name"].lower() and status in {"", person["status"]}
    ]
    if key := ORDERS.get(order.removeprefix("-")):
        found.sort(key=itemgetter(key), reverse=order.startswith("-"))
    return found


def everyone() -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "seed": f"galerie-{rank}",
            "status": STATUSES[rank % len(STATUSES)],
            "trade": ("maraîchage", "formation", "menuiserie", "graphisme")[rank % 4],
            "cents": TURNOVER[rank + 12] * 1234,
            "change": Decimal(rank * 7 - 60) / 100,
            "spark": sparkline(months(rank, rank + 12), title=f"Douze mois de {name}"),
        }
        for rank, name in enumerate(NAMES)
    ]

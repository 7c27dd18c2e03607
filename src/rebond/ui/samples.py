"""The invented people, amounts and forms of the gallery."""

from datetime import UTC, date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from rebond.ui.charts.lines import monthly_lines, sparkline
from rebond.ui.charts.months import monthly_bars
from rebond.ui.charts.shapes import Bar, Bin, MonthValue, Segment
from rebond.ui.charts.shares import histogram, stacked_bars
from rebond.ui.explanations import Step

# Euros of an activity that grows, lives by seasons, then meets March 2020.
TURNOVER = (
    2100, 2350, 2800, 3100, 3650, 3900, 2400, 1200, 3300, 3700, 3450, 4100,
    2600, 2900, 3350, 3600, 4150, 4500, 2900, 1500, 3950, 4400, 4050, 4800,
    3100, 3450, 1650, 300, -180, 1900,
)  # fmt: skip
NAMES = (
    "Camille Durand", "Noé Le Goff", "Fatou Diallo", "Inès Marchand", "Youssef Benali", "Hélène Roux",
    "Minh Tran", "Sacha Petit", "Awa Traoré", "Lucas Moreau", "Maëlle Guérin", "Samir Haddad",
)  # fmt: skip
STATUSES = ("cape", "cesa", "associate", "support", "prospect", "left")


def month(index: int) -> date:
    """Month number `index` after January 2018."""
    return date(2018 + index // 12, index % 12 + 1, 1)


def months(
    first: int, last: int, *, gaps: tuple[int, ...] = (), fragile: tuple[int, ...] = ()
) -> list[MonthValue]:
    return [
        MonthValue(month(i), None if i in gaps else TURNOVER[i] * 100, i in fragile)
        for i in range(first, last)
    ]


def charts() -> dict[str, Any]:
    year, before = months(18, 30, gaps=(22,), fragile=(27, 28)), [euros * 100 for euros in TURNOVER[6:18]]
    branches = (("Caen", 38, 71, 24), ("Rouen", 21, 44, 9), ("Le Havre", 4, 18, 2))
    falls = (("−75 % et plus", 22, "danger"), ("−50 à −75 %", 31, "warning"), ("−25 à −50 %", 27, "accent"))
    rest = (
        ("−10 à −25 %", 19, "neutral"),
        ("stable", 41, "neutral"),
        ("en hausse", 12, "success"),
        ("inconnu", 0, "neutral"),
    )
    return {
        "year": monthly_bars(
            year, previous=before, title="Chiffre d'affaires sur douze mois", label="cette année",
            summary="Avril et mai ont presque disparu ; juin revient à la moitié de l'an dernier.",
        ),
        "two_years": monthly_bars(months(6, 30), title="Chiffre d'affaires sur vingt-quatre mois"),
        "thirty": monthly_bars(months(0, 30, gaps=(3, 4)), title="Chiffre d'affaires sur trente mois"),
        "lines": monthly_lines(
            [("2019-2020", months(18, 30, gaps=(22,))), ("2018-2019", [MonthValue(v.month, c) for v, c in zip(year, before, strict=True)])],
            title="Deux années l'une sur l'autre",
        ),
        "spark": sparkline(year, title="Tendance de l'année"),
        "stacked": stacked_bars(
            [
                Bar(name, [Segment("CAPE", a, "cape"), Segment("CESA", b, "cesa"), Segment("associé·e", c, "associate")])
                for name, a, b, c in branches
            ],
            title="Statuts par antenne", unit="personnes",
        ),
        "histogram": histogram([Bin(*item) for item in falls + rest], title="Baisse du chiffre d'affaires"),
    }  # fmt: skip


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


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Nom affiché", help_text="Comme vos client·es le lisent.")
    email = forms.EmailField(label="Adresse électronique")
    amount = forms.DecimalField(label="Acompte demandé", localize=True, required=False)
    started_on = forms.DateField(label="Début du contrat", widget=forms.DateInput(attrs={"type": "date"}))
    branch = forms.ChoiceField(label="Antenne", choices=[("", "Choisir…"), ("14", "Caen"), ("76", "Rouen")])
    kind = forms.ChoiceField(
        label="Contrat",
        widget=forms.RadioSelect,
        choices=[("cape", "CAPE"), ("cesa", "CESA")],
        help_text="Le contrat en cours.",
    )
    days = forms.MultipleChoiceField(
        label="Jours possibles",
        widget=forms.CheckboxSelectMultiple,
        choices=[("1", "lundi"), ("2", "mardi")],
        required=False,
    )
    note = forms.CharField(
        label="Ce que vous voulez nous dire", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    agreed = forms.BooleanField(label="J'ai lu qui peut voir ces informations")
    document = forms.FileField(label="Justificatif", required=False, help_text="PDF ou photo, 5 Mo au plus.")


class UploadForm(forms.Form):
    upload = forms.FileField(label="Fichier à importer", help_text="CSV, XLSX ou ODS.")


class FilterForm(forms.Form):
    q = forms.CharField(label="Nom", required=False, widget=forms.TextInput(attrs={"type": "search"}))
    status = forms.ChoiceField(
        label="Statut", required=False, choices=[("", "tous"), ("cape", "CAPE"), ("cesa", "CESA")]
    )


def form_samples() -> dict[str, Any]:
    return {
        "empty": SampleForm(auto_id="vide_%s"),
        "wrong": SampleForm({"email": "camille@", "branch": "75", "amount": "douze"}, auto_id="faux_%s"),
        "short": FilterForm(auto_id="court_%s"),
        "upload": UploadForm(auto_id="depot_%s"),
        "refused": UploadForm(
            {}, MultiValueDict({"upload": [SimpleUploadedFile("vide.csv", b"")]}), auto_id="refus_%s"
        ),
    }


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

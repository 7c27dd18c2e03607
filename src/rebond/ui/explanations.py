"""The steps of an explained figure, whoever computed it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from rebond.ui.amounts import grouped
from rebond.ui.dates import day

# The law speaks French (`rebond.droit` imports nothing of ours): its steps are read under their own names.
FRENCH = {
    "label": "libelle",
    "formula": "formule",
    "value": "valeur",
    "unit": "unite",
    "parameter": "parametre",
    "date": "depuis",
    "article": "article",
    "link": "lien",
}


@dataclass(frozen=True)
class Step:
    """One line of an explanation, ready to show."""

    label: str
    formula: str = ""
    value: str = ""
    unit: str = ""
    parameter: str = ""
    date: date | str | None = None
    article: str = ""
    link: str = ""


def shown(value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return day(value)
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, int):
        return grouped(value).replace("-", "\u2212")
    if isinstance(value, Decimal):
        whole, _, rest = f"{value:f}".partition(".")
        return whole.replace("-", "\u2212") + (f",{rest}" if rest else "")
    return str(value)


def _read(step: Any, name: str) -> object:
    if isinstance(step, Mapping):
        return step.get(name, step.get(FRENCH[name]))
    return getattr(step, name, None) if hasattr(step, name) else getattr(step, FRENCH[name], None)


def steps_of(steps: Iterable[object] | None) -> list[Step]:
    """Reads dictionaries, `Step` objects and the law's `Etape` alike."""
    names = [field.name for field in fields(Step)]
    return [_said({name: shown(_read(step, name)) for name in names}) for step in steps or ()]


def _said(texts: dict[str, str]) -> Step:
    """The unit « date » is kept for the machine: a day already reads as one."""
    return Step(**{**texts, "unit": "" if texts["unit"] == "date" else texts["unit"]})

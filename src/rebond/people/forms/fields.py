"""The two inputs that come back everywhere: a day, an amount in euros kept in cents."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

from rebond.droit.socle import de_centimes, en_centimes

# Further away is a slip of the keyboard, and the rules of law add months and years to it.
_FIRST, _YEARS_AHEAD = date(1947, 1, 1), 10
_TOO_EARLY = "Cette date est trop ancienne (avant 1947) : vérifiez les quatre chiffres de l'année."
_TOO_FAR = f"Cette date est à plus de {_YEARS_AHEAD} ans d'ici : vérifiez les quatre chiffres de l'année."


def _last_day() -> date:
    """Asked at each check: a server runs for months."""
    return date(timezone.localdate().year + _YEARS_AHEAD, 12, 31)


class DayField(forms.DateField):
    """A day: the calendar of the browser, or dd/mm/yyyy typed."""

    def __init__(self, **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, **options)
        self.validators += [MinValueValidator(_FIRST, _TOO_EARLY), MaxValueValidator(_last_day, _TOO_FAR)]


class EurosField(forms.DecimalField):
    """Euros on the screen, integer cents in `cleaned_data` (None when empty)."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=Decimal(0), max_digits=12, decimal_places=2, localize=True, **options)

    def clean(self, value: Any) -> Any:
        euros = super().clean(value)
        return None if euros is None else en_centimes(euros)

    def prepare_value(self, value: Any) -> Any:
        return de_centimes(value) if isinstance(value, int) else value

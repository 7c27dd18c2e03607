"""Amounts, hours and yes-or-no as people type them."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from rebond.situation.answers import written

# A no-break space, thin or not, a dot of thousands typed by habit: all are spaces between digits.
SPACES = re.compile(r"[\s\u00a0\u202f\u2009'’]")
NUMBER = re.compile(r"\d+(?:[.,]\d*)?")
MOST_EUROS = Decimal(10_000_000)


def read_number(text: str, *, example: str, digits: int) -> Decimal:
    """« 1 200,50 » → 1200.50. Letters, minus signs and anything else are refused with a sentence."""
    bare = SPACES.sub("", text)
    if bare.startswith(("-", "−")):
        raise ValidationError(
            f"« {text} » est négatif : écrivez un nombre à partir de zéro, comme {example}."
        )
    if not NUMBER.fullmatch(bare):
        raise ValidationError(f"« {text} » ne se lit pas : écrivez des chiffres seulement, comme {example}.")
    number = Decimal(bare.replace(",", ".").rstrip("."))
    # « 1.200 » is refused rather than read as one euro twenty.
    if len(re.split("[.,]", bare)[-1]) > digits and not bare.isdigit():
        raise ValidationError(f"« {text} » a trop de décimales : écrivez-le comme {example}.")
    return number


class NumberField(forms.CharField):
    """A number typed as text, for the keyboard of a phone; `cleaned_data` holds a Decimal or None."""

    example = "12,5"
    digits = 2
    unit = ""

    def __init__(self, *, most: Decimal, too_much: str, **options: Any) -> None:
        self.most, self.too_much = most, too_much
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(required=False, max_length=40, widget=widget, **options)

    def to_python(self, value: Any) -> Any:
        text = (super().to_python(value) or "").removesuffix(self.unit).strip()
        if not text:
            return None
        number = read_number(text, example=self.example, digits=self.digits)
        if number > self.most:
            raise ValidationError(self.too_much)
        return self.stored(number)

    def run_validators(self, value: Any) -> None:
        """`max_length` is about the text typed; what is checked here is a number already."""

    def stored(self, number: Decimal) -> Any:
        return number

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else "".join(written(self.key, value))

    key = "number"


class EurosField(NumberField):
    """Euros on the screen, integer cents in `cleaned_data`."""

    example, unit, key = "1 200,50", "€", "amount_cents"

    def __init__(self, **options: Any) -> None:
        too_much = "Ce montant dépasse 10 millions d'euros : vérifiez les zéros."
        super().__init__(most=MOST_EUROS, too_much=too_much, **options)

    def stored(self, number: Decimal) -> int:
        return int(number * 100)


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or nothing said: the third one is an answer too."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            choices=[("oui", "oui"), ("non", "non"), ("", "je ne réponds pas")],
            coerce={"oui": True, "non": False}.get,
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
            **options,
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "oui", False: "non", None: ""}.get(value, value)

"""The point de situation as a form: every answer is optional in a draft."""

import json
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from rebond.accompaniment.public import NeedKind
from rebond.situation.answers import ASKED, CARE, Seen, held
from rebond.situation.forms.fields import EurosField, NumberField, YesNoField
from rebond.situation.models import CareSituation, Level, Reason, SituationReport
from rebond.situation.months import shift
from rebond.ui.public import month

LONGEST = 4000


class TextsField(forms.MultipleChoiceField):
    """Boxes to tick; a reason that left the list stays for those who had ticked it."""

    def __init__(self, names: list[str], **options: Any) -> None:
        super().__init__(
            choices=[(name, name) for name in names],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            **options,
        )


class KindsField(TextsField):
    """The kinds of needs, kept by their number."""

    def __init__(self, kept: list[int], **options: Any) -> None:
        super().__init__([], **options)
        kinds = NeedKind.objects.order_by("position", "name").values_list("pk", "name", "is_active")
        self.choices = [(str(pk), name) for pk, name, is_active in kinds if is_active or pk in kept]

    def clean(self, value: Any) -> list[int]:
        return sorted(int(number) for number in super().clean(value))


def _text(label: str, help_text: str, rows: int = 3) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "maxlength": LONGEST})
    return forms.CharField(
        label=label, help_text=help_text, max_length=LONGEST, required=False, widget=widget
    )


class ReportForm(forms.Form):
    """`hours`: the monthly hours of the contract, None when it states none: then nothing about hours is asked."""

    level = forms.ChoiceField(
        label="Mon activité", choices=Level.choices, required=False, widget=forms.RadioSelect
    )

    def __init__(
        self,
        data: Any = None,
        *,
        report: SituationReport,
        care: CareSituation | None = None,
        hours: Decimal | None = None,
        with_care: bool = False,
    ) -> None:
        self.report, self.care, self.hours = report, care, hours
        super().__init__(data, initial=self._initial(with_care=with_care), auto_id="point_%s")
        self._add_activity()
        if hours is not None:
            self._add_hours(hours)
        if with_care:
            self._add_care()
        self._add_needs()

    def _initial(self, *, with_care: bool) -> dict[str, Any]:
        found = {name: getattr(self.report, name) for name in ASKED}
        if with_care:
            found |= {name: getattr(self.care, name, None) for name in CARE}
        return found

    def _add_activity(self) -> None:
        offered = list(Reason.objects.filter(is_active=True).values_list("name", flat=True))
        gone = [name for name in self.report.reasons if name not in offered]
        self.fields["reasons"] = TextsField(offered + gone, label="Pourquoi")
        self.fields["extent"] = _text("Dans quelle ampleur", "Ce qui est annulé, reporté ou ralenti.")
        self.fields["impact"] = _text(
            "Ce que cela change pour moi", "En quelques mots, si vous le souhaitez."
        )
        for step in (1, 2, 3):
            self.fields[f"expected_{step}_cents"] = EurosField(label=self._coming(step))

    def _coming(self, step: int) -> str:
        return f"Chiffre d'affaires attendu en {month(shift(self.report.month, step))}, en euros"

    def _add_hours(self, hours: Decimal) -> None:
        self.fields["hours_lost"] = NumberField(
            label="Heures non travaillées ce mois-ci",
            most=hours,
            too_much=f"Votre contrat prévoit {_number(hours)} heures par mois : "
            "les heures non travaillées ne peuvent pas les dépasser.",
        )
        self.fields["days_lost"] = DaysField(
            label="Jours non travaillés ce mois-ci", most=Decimal(31), too_much="Un mois a au plus 31 jours."
        )

    def _add_care(self) -> None:
        self.fields["has_child_care"] = YesNoField(label="Je garde un enfant dont l'accueil est fermé")
        self.fields["is_vulnerable"] = YesNoField(
            label="Je suis une personne vulnérable, ou je vis avec une personne vulnérable"
        )

    def _add_needs(self) -> None:
        self.fields["need_kinds"] = KindsField(self.report.need_kinds, label="Ce dont j'ai besoin")
        self.fields["need_text"] = _text("Avec mes mots", "Dites-le comme cela vient.")
        self.fields["call_me_back"] = forms.BooleanField(label="Je souhaite être rappelé·e", required=False)

    def clean_extent(self) -> str:
        return self._words("extent")

    def clean_impact(self) -> str:
        return self._words("impact")

    def clean_need_text(self) -> str:
        return self._words("need_text")

    def _words(self, name: str) -> str:
        text: str = self.cleaned_data[name]
        return text.replace("\r\n", "\n")

    def one(self, name: str) -> Any:
        """The value of one answer alone, for a draft kept field by field. Raises `ValidationError`."""
        if name not in self.fields:
            raise ValidationError("Cette question n'est pas posée ici. Rechargez la page.")
        field = self.fields[name]
        value = field.clean(field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name)))
        return value.replace("\r\n", "\n") if isinstance(value, str) else value

    @property
    def seen(self) -> dict[str, list[str]]:
        """What each answer is now, as the page will send it back."""
        return {name: list(held(self.report, self.care, name)) for name in self.fields}

    @property
    def seen_json(self) -> str:
        return json.dumps(self.seen, ensure_ascii=False)


class DaysField(NumberField):
    """Half days count."""

    example, digits = "3,5", 1


def read_seen(text: str) -> Seen:
    """What the page says it had seen; an unreadable one says nothing, and every difference is then shown."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        str(name): [str(item) for item in items] for name, items in found.items() if isinstance(items, list)
    }


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from rebond.people.public import Person
from rebond.situation.forms.crises import day_input
from rebond.situation.models import Claimant, Coverage, Crisis, Protection, StatusRank
from rebond.situation.queries.coverage import CLAIMANT_OF


class ProtectionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A protection as data. The one certain check, the least fall, is a percentage."""

    claimants = forms.MultipleChoiceField(
        label="Qui peut la demander", choices=Claimant, widget=forms.CheckboxSelectMultiple
    )
    protects = forms.MultipleChoiceField(
        label="Qui elle protège",
        choices=[(each.value, each.label) for each in CLAIMANT_OF.values()],
        widget=forms.CheckboxSelectMultiple,
    )
    least_fall = forms.IntegerField(
        label="Baisse d'activité exigée, en %",
        required=False,
        min_value=1,
        max_value=100,
        help_text="Seulement si la source la dit avec certitude.",
    )

    source_url = forms.URLField(label="Adresse de la source", required=False, assume_scheme="https")

    class Meta:
        model = Protection
        fields = (
            "name",
            "kind",
            "crisis",
            "claimants",
            "protects",
            "conditions",
            "least_fall",
            "amount",
            "opens_on",
            "closes_on",
            "source",
            "source_url",
        )
        widgets = {
            "opens_on": day_input(),
            "closes_on": day_input(),
            "conditions": forms.Textarea({"rows": 4}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["crisis"].empty_label = "toutes les crises"  # type: ignore[attr-defined]
        if fall := (self.instance.checks or {}).get("least_fall"):
            self.initial["least_fall"] = int(Decimal(fall) * 100)

    def ready(self) -> Protection:
        """The row to save; the action saves it."""
        protection: Protection = self.save(commit=False)
        fall = self.cleaned_data.get("least_fall")
        others = {key: value for key, value in (protection.checks or {}).items() if key != "least_fall"}
        protection.checks = {**others, **({"least_fall": str(Decimal(fall) / 100)} if fall else {})}
        return protection


class CoverageForm(forms.Form):
    """One line for each person ticked. Only what may be proposed today is offered."""

    persons = forms.ModelMultipleChoiceField(
        Person.objects.none(), label="Personnes", widget=forms.CheckboxSelectMultiple
    )
    protection = forms.ModelChoiceField(
        Protection.objects.none(), label="Protection", empty_label="Choisir une protection vérifiée"
    )
    state = forms.ChoiceField(label="État", choices=Coverage.State, widget=forms.RadioSelect)
    since = forms.DateField(label="Depuis le", widget=day_input())
    until = forms.DateField(label="Jusqu'au", required=False, widget=day_input())
    remark = forms.CharField(label="Note", required=False, max_length=300)

    def __init__(self, crisis: Crisis, persons: list[Person], on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ids = [person.pk for person in persons]
        self.fields["persons"].queryset = Person.objects.filter(pk__in=ids)  # type: ignore[attr-defined]
        self.fields["protection"].queryset = offered(crisis, on)  # type: ignore[attr-defined]
        self.initial.setdefault("persons", ids)
        self.initial.setdefault("since", on)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = said.get("since"), said.get("until")
        if since and until and until < since:
            self.add_error("until", "La fin précède le début. Corrigez l'une des deux dates.")
        return said


def offered(crisis: Crisis, on: date) -> Any:
    """The protections that may be proposed on the day, as a queryset for the list."""
    found = Protection.objects.filter(crisis=None) | Protection.objects.filter(crisis=crisis)
    return found.filter(pk__in=[each.pk for each in found if each.may_be_proposed(on)])


class CoverageListFilter(forms.Form):
    """Which count was opened."""

    statut = forms.TypedChoiceField(required=False, coerce=int, empty_value=None, choices=StatusRank.choices)
    sorte = forms.CharField(required=False, max_length=12)

    def asked(self) -> tuple[int | None, str]:
        self.is_valid()
        return self.cleaned_data.get("statut"), self.cleaned_data.get("sorte", "")

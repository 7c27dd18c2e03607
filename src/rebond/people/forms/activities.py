from typing import ClassVar

from django import forms

from rebond.people.forms.fields import DayField
from rebond.people.models import Activity, Person


class ActivityForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Activity
        fields: ClassVar[list[str]] = [
            "name",
            "analytic_code",
            "description",
            "trade",
            "branch",
            "is_internal",
        ]
        widgets: ClassVar[dict[str, forms.Widget]] = {"description": forms.Textarea({"rows": 3})}


class JoinForm(forms.Form):
    person = forms.ModelChoiceField(
        Person.objects.none(), label="Personne", empty_label="Choisir une personne"
    )
    started_on = DayField(label="Depuis le", required=False)

    def __init__(self, persons: object, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["person"].queryset = persons  # type: ignore[attr-defined]


class ActivityFilterForm(forms.Form):
    q = forms.CharField(
        label="Chercher",
        required=False,
        widget=forms.TextInput({"type": "search", "placeholder": "Enseigne, code"}),
    )
    etat = forms.ChoiceField(
        label="État",
        required=False,
        choices=[("", "Toutes"), ("ouvertes", "Ouvertes"), ("fermees", "Fermées")],
    )

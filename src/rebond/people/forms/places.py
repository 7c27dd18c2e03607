from typing import ClassVar

from django import forms

from rebond.people.models import Branch, Establishment


class BranchForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Branch
        fields: ClassVar[list[str]] = ["name", "city"]


class EstablishmentForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Establishment
        fields: ClassVar[list[str]] = ["name", "siret", "address", "branches"]
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "address": forms.Textarea({"rows": 2}),
            "branches": forms.CheckboxSelectMultiple(),
        }

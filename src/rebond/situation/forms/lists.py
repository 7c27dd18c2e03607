"""The two lists that the direction edits: reasons, and kinds of needs."""

from typing import Any

from django import forms

from rebond.accompaniment.public import NeedKind
from rebond.situation.models import Reason


class _ItemForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        fields = ("name", "position", "is_active")
        help_texts: dict[str, str] = {
            "position": "Les plus petits nombres viennent en premier.",
            "is_active": "Décochée, elle n'est plus proposée ; ceux qui l'avaient choisie la gardent.",
        }


class ReasonForm(_ItemForm):
    class Meta(_ItemForm.Meta):
        model = Reason


class NeedKindForm(_ItemForm):
    class Meta(_ItemForm.Meta):
        model = NeedKind


FORMS: dict[str, Any] = {"raisons": ReasonForm, "besoins": NeedKindForm}

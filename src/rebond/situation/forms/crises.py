from typing import Any

from django import forms

from rebond.people.public import Branch, Trade
from rebond.situation.models import Crisis, Lesson

SCOPES = [("all", "toute la coopérative"), ("some", "seulement les antennes et domaines cochés")]


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def hour_input() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class CrisisForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a declaration says. Who is concerned is chosen, never guessed from an empty list."""

    scope = forms.ChoiceField(
        label="Qui est concerné", choices=SCOPES, widget=forms.RadioSelect, initial="all"
    )

    class Meta:
        model = Crisis
        fields = (
            "name",
            "cause",
            "starts_on",
            "scope",
            "branches",
            "trades",
            "message",
            "asks",
            "asked_until",
            "quiet_from",
            "quiet_until",
            "report_days_kept",
            "evidence_days_kept",
        )
        widgets = {
            "starts_on": day_input(),
            "asked_until": day_input(),
            "quiet_from": hour_input(),
            "quiet_until": hour_input(),
            "branches": forms.CheckboxSelectMultiple,
            "trades": forms.CheckboxSelectMultiple,
            "message": forms.Textarea({"rows": 4}),
            "asks": forms.Textarea({"rows": 3}),
        }
        help_texts = {
            "message": "Il s'affiche chez chaque personne concernée et ouvre le courriel.",
            "asks": "Par exemple : dire en trois minutes où en est votre activité.",
            "quiet_from": "Aucun message ne part pendant ces heures.",
            "report_days_kept": "Annoncé à la personne avant qu'elle réponde ; effacé ensuite.",
            "evidence_days_kept": "Les fichiers sont détruits ce jour-là.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["branches"].queryset = Branch.objects.order_by("name")  # type: ignore[attr-defined]
        self.fields["trades"].queryset = Trade.objects.order_by("name")  # type: ignore[attr-defined]
        if self.instance.pk and not self.instance.is_for_all:
            self.initial["scope"] = "some"

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = said.get("branches"), said.get("trades")
        if said.get("scope") == "some" and not any(chosen):
            self.add_error(
                "scope", "Cochez au moins une antenne ou un domaine, ou choisissez toute la coopérative."
            )
        return said

    def facts(self) -> dict[str, Any]:
        """What the action takes: an empty circle means everyone."""
        said = dict(self.cleaned_data)
        if said.pop("scope") == "all":
            said["branches"], said["trades"] = (), ()
        return said


class ClosureForm(forms.Form):
    on = forms.DateField(label="Close le", widget=day_input())


class LessonForm(forms.Form):
    kind = forms.ChoiceField(label="C'est", choices=Lesson.Kind)
    text = forms.CharField(label="Leçon", widget=forms.Textarea({"rows": 3}), max_length=2000)

from typing import Any

from django import forms

from rebond.people.forms.fields import DayField, EurosField
from rebond.people.models import Contract
from rebond.people.queries.explanations import checklist


class CapeForm(forms.Form):
    starts_on = DayField(label="Premier jour")
    ends_on = DayField(label="Dernier jour", help_text="Compris dans le contrat.")

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        starts_on, ends_on = said.get("starts_on"), said.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error(
                "ends_on",
                f"Le dernier jour vient avant le premier ({starts_on:%d/%m/%Y}) : corrigez l'une des deux dates.",
            )
        return said


class TermsForm(forms.Form):
    """What the contract itself states; left empty, nothing is assumed."""

    monthly_hours = forms.DecimalField(
        label="Heures mensuelles au contrat", required=False, min_value=0, max_digits=6, decimal_places=2, localize=True,
        help_text="Seulement si le contrat les écrit : un CESA ne fixe pas de temps de travail.",
    )  # fmt: skip
    monthly_gross_cents = EurosField(label="Salaire fixe brut mensuel (€)", required=False)
    turnover_goal_cents = EurosField(label="Objectif de chiffre d'affaires (€)", required=False)


class CesaForm(TermsForm):
    starts_on = DayField(label="Premier jour")
    trial_ends_on = DayField(label="Fin de la période d'essai", required=False)
    ends_on = DayField(label="Fin prévue", required=False, help_text="Vide pour une durée indéterminée.")
    employee_quality = forms.CharField(label="Qualité", max_length=120, required=False)
    field_order = (
        "starts_on", "trial_ends_on", "ends_on", "employee_quality", "monthly_gross_cents", "turnover_goal_cents",
        "monthly_hours",
    )  # fmt: skip


class AmendmentForm(TermsForm):
    effective_on = DayField(label="Date d'effet")
    subject = forms.CharField(label="Objet", max_length=300)
    field_order = ("effective_on", "subject", "monthly_gross_cents", "turnover_goal_cents", "monthly_hours")


class ClausesForm(forms.Form):
    """One field per clause of the law: its key is the name of the field."""

    def __init__(self, contract: Contract, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for item in checklist(contract):
            self.fields[item.key] = forms.CharField(
                label=item.label,
                help_text=item.article,
                initial=item.text,
                required=False,
                max_length=4000,
                widget=forms.Textarea({"rows": 2}),
            )

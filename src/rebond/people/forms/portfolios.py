from datetime import date
from typing import TYPE_CHECKING

from django import forms

from rebond.people.forms.fields import DayField
from rebond.people.models import Person
from rebond.people.queries.portfolios import advisors, portfolio_of

if TYPE_CHECKING:
    from rebond.accounts.public import User


class AssignForm(forms.Form):
    advisor = forms.ModelChoiceField(
        Person.objects.none(), label="Chargé·e d'accompagnement", empty_label="Choisir"
    )
    on = DayField(label="À partir du")
    note = forms.CharField(
        label="Mot d'accompagnement", required=False, max_length=2000, widget=forms.Textarea({"rows": 3}),
        help_text="Lu par la personne et par l'équipe d'appui.",
    )  # fmt: skip

    def __init__(self, person: Person, today: date, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["advisor"].queryset = advisors(today).exclude(pk=person.pk)  # type: ignore[attr-defined]
        self.fields["on"].initial = today


class HandOverForm(forms.Form):
    taker = forms.ModelChoiceField(Person.objects.none(), label="À qui", empty_label="Choisir")
    on = DayField(label="À partir du")
    persons = forms.ModelMultipleChoiceField(
        Person.objects.none(), label="Qui passe", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choisissez au moins une personne à passer."},
    )  # fmt: skip
    note = forms.CharField(
        label="Mot de passation", max_length=4000, widget=forms.Textarea({"rows": 5}),
        help_text="Où en sont les personnes, ce qui est promis. Lu par l'équipe d'appui seulement.",
    )  # fmt: skip

    def __init__(
        self, giver: Person, today: date, *args: object, taken_by: "User | None" = None, **kwargs: object
    ) -> None:
        """`taken_by`: the account that takes the portfolio for itself, and may not choose for someone else."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        held = portfolio_of(giver, on=today)
        takers = advisors(today).exclude(pk=giver.pk)
        if taken_by is not None:
            takers = takers.filter(account=taken_by)
            self.fields["taker"].initial = takers.first()
        self.fields["taker"].queryset = takers  # type: ignore[attr-defined]
        self.fields["persons"].queryset = held  # type: ignore[attr-defined]
        self.fields["persons"].initial = list(held)
        self.fields["on"].initial = today

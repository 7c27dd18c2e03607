from datetime import date

from django import forms

from rebond.people.models import Branch, Person
from rebond.people.models.querysets import Status
from rebond.people.queries.alerts import AlertKind
from rebond.people.queries.directory import NOBODY, Criteria
from rebond.people.queries.portfolios import holders

PRESENCES = [("", "Tout le monde"), ("present", "Présent·es"), ("left", "Sorti·es")]


class DirectoryFilterForm(forms.Form):
    """The filters of the list, in the address: what one sees can be sent to a colleague."""

    q = forms.CharField(
        label="Chercher",
        required=False,
        widget=forms.TextInput({"type": "search", "placeholder": "Prénom, nom"}),
    )
    statut = forms.ChoiceField(label="Statut", required=False, choices=[("", "Tous"), *Status.choices])
    antenne = forms.ModelChoiceField(
        Branch.objects.all(), label="Antenne", required=False, empty_label="Toutes"
    )
    accompagnement = forms.ChoiceField(label="Accompagnement", required=False)
    presence = forms.ChoiceField(label="Présence", required=False, choices=PRESENCES)
    alerte = forms.ChoiceField(label="Alerte", required=False, choices=[("", "Toutes"), *AlertKind.choices])

    def __init__(self, today: date, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        people = [(str(holder.pk), holder.full_name) for holder in holders(today)]
        field = self.fields["accompagnement"]
        field.choices = [("", "Tout le monde"), (NOBODY, "Personne"), *people]  # type: ignore[attr-defined]

    def criteria(self, sort: str) -> Criteria:
        """What could be understood; a filter that makes no sense is left out rather than refused."""
        self.is_valid()
        asked = self.cleaned_data
        branch = asked.get("antenne")
        return Criteria(
            words=asked.get("q", ""),
            status=asked.get("statut", ""),
            branch=branch.pk if branch else None,
            advisor=asked.get("accompagnement", ""),
            presence=asked.get("presence", ""),
            alert=asked.get("alerte", ""),
            sort=sort,
        )


class AlertFilterForm(forms.Form):
    sorte = forms.ChoiceField(label="Alerte", required=False, choices=[("", "Toutes"), *AlertKind.choices])
    portefeuille = forms.ModelChoiceField(
        Person.objects.none(), label="Portefeuille", required=False, empty_label="Toute la coopérative"
    )

    def __init__(self, today: date, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["portefeuille"].queryset = holders(today)  # type: ignore[attr-defined]

    def asked(self) -> tuple[str, Person | None]:
        """The kind ("" for all) and the advisor (None for everyone); what makes no sense is left out."""
        self.is_valid()
        return self.cleaned_data.get("sorte", ""), self.cleaned_data.get("portefeuille")

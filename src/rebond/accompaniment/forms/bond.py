from typing import Any

from django import forms
from django.utils import timezone

from rebond.accompaniment.models import Channel, NeedKind, Outcome
from rebond.people.public import Branch, Status

HERE = (Status.CAPE, Status.CESA, Status.ASSOCIATE)


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ContactForm(forms.Form):
    """One line of the ledger. The note is shared with the person: it says so."""

    channel = forms.ChoiceField(label="Par", choices=Channel)
    outcome = forms.ChoiceField(
        label="Issue", choices=Outcome, initial=Outcome.REACHED, widget=forms.RadioSelect
    )
    at = forms.DateTimeField(
        label="Le",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M"],
    )
    is_from_person = forms.BooleanField(label="À l'initiative de la personne", required=False)
    about = forms.CharField(label="À propos de", required=False, max_length=200)
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        help_text="La personne la lit dans son suivi.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("at", timezone.localtime().replace(second=0, microsecond=0))


class NeedForm(forms.Form):
    kind = forms.ModelChoiceField(
        NeedKind.objects.filter(is_active=True), label="Besoin", required=False, empty_label="Autre"
    )
    text = forms.CharField(
        label="Précisions", required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label="Réponse",
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="La personne la lit telle quelle.",
    )


class PromiseForm(forms.Form):
    text = forms.CharField(label="Ce qui est promis", max_length=300)
    due_on = forms.DateField(label="Pour le", widget=day_input())


class ReleaseForm(forms.Form):
    reason = forms.CharField(label="Pourquoi", max_length=300, help_text="La personne le lit.")


class SilentFilterForm(forms.Form):
    """Days without news, branch, status: in the address, to be sent to a colleague."""

    jours = forms.IntegerField(
        label="Sans nouvelles depuis (jours)", required=False, min_value=1, max_value=3650
    )
    antenne = forms.ModelChoiceField(
        Branch.objects.order_by("name"), label="Antenne", required=False, empty_label="Toutes"
    )
    statut = forms.ChoiceField(
        label="Statut", required=False, choices=[("", "Tous"), *((each.value, each.label) for each in HERE)]
    )
    USUAL = 60

    def asked(self) -> tuple[int, Branch | None, list[Status]]:
        """What could be understood; a filter that makes no sense is left out rather than refused."""
        self.is_valid()
        said = self.cleaned_data
        statuses = [Status(said["statut"])] if said.get("statut") else list(HERE)
        return said.get("jours") or self.USUAL, said.get("antenne"), statuses


class NeedFilterForm(forms.Form):
    sorte = forms.ModelChoiceField(NeedKind.objects.all(), label="Besoin", required=False, empty_label="Tous")
    qui = forms.ChoiceField(
        label="Pris par",
        required=False,
        choices=[("", "Tout le monde"), ("moi", "Moi"), ("personne", "Personne encore")],
    )

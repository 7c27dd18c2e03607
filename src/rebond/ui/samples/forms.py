"""Forms with one field of each kind, empty and refused."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Nom affiché", help_text="Comme vos client·es le lisent.")
    email = forms.EmailField(label="Adresse électronique")
    amount = forms.DecimalField(label="Acompte demandé", localize=True, required=False)
    started_on = forms.DateField(label="Début du contrat", widget=forms.DateInput(attrs={"type": "date"}))
    branch = forms.ChoiceField(label="Antenne", choices=[("", "Choisir…"), ("14", "Caen"), ("76", "Rouen")])
    kind = forms.ChoiceField(
        label="Contrat",
        widget=forms.RadioSelect,
        choices=[("cape", "CAPE"), ("cesa", "CESA")],
        help_text="Le contrat en cours.",
    )
    days = forms.MultipleChoiceField(
        label="Jours possibles",
        widget=forms.CheckboxSelectMultiple,
        choices=[("1", "lundi"), ("2", "mardi")],
        required=False,
    )
    note = forms.CharField(
        label="Ce que vous voulez nous dire", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    agreed = forms.BooleanField(label="J'ai lu qui peut voir ces informations")
    document = forms.FileField(label="Justificatif", required=False, help_text="PDF ou photo, 5 Mo au plus.")


class UploadForm(forms.Form):
    upload = forms.FileField(label="Fichier à importer", help_text="CSV, XLSX ou ODS.")


class FilterForm(forms.Form):
    q = forms.CharField(label="Nom", required=False, widget=forms.TextInput(attrs={"type": "search"}))
    status = forms.ChoiceField(
        label="Statut", required=False, choices=[("", "tous"), ("cape", "CAPE"), ("cesa", "CESA")]
    )


def form_samples() -> dict[str, Any]:
    return {
        "empty": SampleForm(auto_id="vide_%s"),
        "wrong": SampleForm({"email": "camille@", "branch": "75", "amount": "douze"}, auto_id="faux_%s"),
        "short": FilterForm(auto_id="court_%s"),
        "upload": UploadForm(auto_id="depot_%s"),
        "refused": UploadForm(
            {}, MultiValueDict({"upload": [SimpleUploadedFile("vide.csv", b"")]}), auto_id="refus_%s"
        ),
    }

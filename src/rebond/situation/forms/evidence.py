from django import forms

from rebond.situation.models import Evidence


class EvidenceForm(forms.Form):
    """`accept` helps the phone propose its camera; what the file is gets read from its content."""

    kind = forms.ChoiceField(label="Ce que prouve ce fichier", choices=Evidence.Kind.choices)
    file = forms.FileField(
        label="Photo ou fichier",
        help_text="JPEG, PNG, WebP ou PDF, 15 Mo au plus. La localisation de la photo est retirée.",
        allow_empty_file=True,
        max_length=500,
        error_messages={
            "required": "Choisissez une photo ou un fichier.",
            "max_length": "Le nom de ce fichier est trop long : renommez-le, puis renvoyez-le.",
        },
    )

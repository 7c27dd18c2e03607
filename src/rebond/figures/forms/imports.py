"""Choosing a file; saying which column is what; saying what a stage means."""

from typing import Any, cast

from django import forms

from rebond.figures.actions.files import SUFFIXES
from rebond.figures.feeds import FEEDS, Feed, Settings
from rebond.figures.models import ImportMapping, StageMeaning
from rebond.figures.readers import KINDS, Preview
from rebond.figures.readers.labels import fold


class ImportForm(forms.Form):
    file = forms.FileField(
        label="Fichier à importer",
        help_text=f"{', '.join(SUFFIXES)}. Rien n'entre avant que vous ayez vu l'aperçu.",
        error_messages={
            "required": "Choisissez un fichier.",
            "empty": "Ce fichier est vide : refaites l'export.",
        },
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )
    kind = forms.ChoiceField(label="Sorte de fichier", initial="auto")
    mapping = forms.ModelChoiceField(
        ImportMapping.objects.all(),
        label="Association de colonnes enregistrée",
        required=False,
        empty_label="Aucune",
        help_text="Pour un tableau à vous, déjà importé une fois.",
    )
    analytic_column = forms.CharField(
        label="Colonne du code analytique (FEC)",
        required=False,
        help_text="Seulement si elle n'est pas reconnue.",
    )
    balances = forms.BooleanField(
        label="Reprendre aussi trésorerie et créances",
        required=False,
        help_text="Seulement si le grand livre commence par ses à-nouveaux : sinon les soldes seraient faux.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(name, kind.label) for name, kind in KINDS.items()]
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("auto", "La reconnaître"), *kinds]

    def chosen(self) -> tuple[str, Settings]:
        """The kind and the settings of the import."""
        said = self.cleaned_data
        if saved := said["mapping"]:
            columns = cast("Settings", saved.columns)
            return "mapped", {**columns, "feed": saved.feeds, "mapping_name": saved.name}
        return said["kind"], Settings(analytic_column=said["analytic_column"], balances=said["balances"])


class ColumnsForm(forms.Form):
    """One select for each thing the feed takes; labels that look alike are proposed."""

    name = forms.CharField(
        label="Enregistrer cette association sous le nom",
        required=False,
        max_length=120,
        help_text="La prochaine fois, il suffira de la choisir.",
    )

    def __init__(self, feed: Feed, preview: Preview, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.feed = feed
        columns = [label for label in preview.labels if label]
        shown = {label: _with_sample(label, place, preview) for place, label in enumerate(preview.labels)}
        alike = {fold(label): label for label in columns}
        save = self.fields.pop("name")
        for field in feed.fields:
            self.fields[f"f_{field.name}"] = forms.ChoiceField(
                label=field.label,
                required=field.is_required,
                choices=[("", "Aucune colonne"), *((label, shown[label]) for label in columns)],
                initial=alike.get(fold(field.label), ""),
                error_messages={"required": "Indiquez la colonne : sans elle la ligne ne peut pas entrer."},
            )
        self.fields["name"] = save

    def mapping(self) -> dict[str, str]:
        found = {field.name: self.cleaned_data.get(f"f_{field.name}", "") for field in self.feed.fields}
        return {name: column for name, column in found.items() if column}


def _with_sample(label: str, place: int, preview: Preview) -> str:
    """« Somme (10,01) »: a value says more than a title."""
    found = next((row[place] for row in preview.sample if place < len(row) and row[place]), "")
    return f"{label} ({found[:30]})" if found else label


class FeedForm(forms.Form):
    feed = forms.ChoiceField(
        label="Ce que le fichier apporte", choices=[(name, feed.label) for name, feed in FEEDS.items()]
    )


class MeaningForm(forms.Form):
    label = forms.CharField(label="Intitulé de l'étape ou du contrat", max_length=200)
    meaning = forms.ChoiceField(label="C'est…", choices=StageMeaning.Meaning.choices)


class DescriptionForm(forms.Form):
    """The kind of a file already received, corrected."""

    kind = forms.ChoiceField(label="Sorte de fichier")
    analytic_column = forms.CharField(label="Colonne du code analytique (FEC)", required=False)
    balances = forms.BooleanField(label="Reprendre aussi trésorerie et créances", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(name, kind.label) for name, kind in KINDS.items() if name != "mapped"]

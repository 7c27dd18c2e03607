"""What filters the lists of figures; everything is in the address, so that a count can lead to its list."""

from typing import Any

from django import forms

from rebond.figures.trends import Signal
from rebond.people.public import Branch, PersonQuerySet, Status

NO_BRANCH = "0"


class FigureFilterForm(forms.Form):
    statut = forms.ChoiceField(label="Statut", required=False)
    antenne = forms.ChoiceField(label="Antenne", required=False)
    signal = forms.ChoiceField(label="Signal", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        under_contract = (Status.CAPE, Status.CESA, Status.ASSOCIATE)
        branches = [(str(pk), name) for pk, name in Branch.objects.values_list("pk", "name")]
        self._choices("statut", [(status.value, status.label) for status in under_contract])
        self._choices("antenne", [*branches, (NO_BRANCH, "Sans antenne")])
        self._choices("signal", [(signal.value, signal.label.capitalize()) for signal in Signal])

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Tous" if name != "antenne" else "Toutes"), *choices]

    @property
    def wanted_signal(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("signal", ""))

    def narrow(self, persons: PersonQuerySet) -> PersonQuerySet:
        """A value nobody offers filters nothing: an address typed by hand still answers."""
        self.is_valid()
        found: Any = persons
        if status := self.cleaned_data.get("statut"):
            found = found.filter(status=status)
        if branch := self.cleaned_data.get("antenne"):
            found = found.filter(branch=None) if branch == NO_BRANCH else found.filter(branch_id=branch)
        return found  # type: ignore[no-any-return]

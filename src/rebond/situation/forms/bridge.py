from django import forms

from rebond.people.public import Branch, Trade
from rebond.situation.models import Level
from rebond.situation.queries.bridge import NO_PLACE, Asked
from rebond.situation.queries.calls import statuses

STATES = [
    ("", "Tous"),
    ("a-repondu", "A répondu"),
    ("joint", "Joint·e, sans réponse"),
    ("silence", "Silence"),
]


class BridgeListForm(forms.Form):
    """Which count was opened, and what else one wants to see."""

    etat = forms.ChoiceField(label="État", required=False, choices=STATES)
    statut = forms.ChoiceField(label="Statut", required=False)
    antenne = forms.ChoiceField(label="Antenne", required=False)
    domaine = forms.ChoiceField(label="Domaine", required=False)
    niveau = forms.ChoiceField(label="Activité", required=False, choices=[("", "Toutes"), *Level.choices])

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        places = [(str(pk), name) for pk, name in Branch.objects.order_by("name").values_list("pk", "name")]
        trades = [(str(pk), name) for pk, name in Trade.objects.order_by("name").values_list("pk", "name")]
        self._offer("statut", [("", "Tous"), *statuses()])
        self._offer("antenne", [("", "Toutes"), (NO_PLACE, "Sans antenne"), *places])
        self._offer("domaine", [("", "Tous"), (NO_PLACE, "Sans domaine"), *trades])

    def asked(self) -> Asked:
        """What could be understood; a filter that makes no sense is left out rather than refused."""
        self.is_valid()
        said = self.cleaned_data
        return Asked(
            state=said.get("etat", ""),
            status=int(said["statut"]) if said.get("statut") else None,
            branch=said.get("antenne", ""),
            trade=said.get("domaine", ""),
            level=said.get("niveau", ""),
        )

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

from django import forms

from rebond.accompaniment.public import Channel, Outcome
from rebond.people.public import Branch, Person, advisors
from rebond.situation.queries.calls import Filters, statuses
from rebond.situation.views.pages import today

STATES = [("a-appeler", "À appeler"), ("entendus", "Déjà entendu·es"), ("tous", "Tout le monde")]
SPOKEN = [Channel.PHONE, Channel.VIDEO, Channel.SMS, Channel.EMAIL, Channel.VISIT]


class SheetFilterForm(forms.Form):
    """In the address: what one sees can be sent to a colleague. « Mes personnes » needs a portfolio."""

    qui = forms.ChoiceField(
        label="Personnes", required=False, choices=[("", "Toutes"), ("moi", "Que je suis")]
    )
    antenne = forms.ModelChoiceField(
        Branch.objects.order_by("name"), label="Antenne", required=False, empty_label="Toutes"
    )
    statut = forms.ChoiceField(label="Statut", required=False)
    etat = forms.ChoiceField(label="État", required=False, choices=STATES)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["statut"].choices = [("", "Tous"), *statuses()]  # type: ignore[attr-defined]

    def filters(self, me: Person | None) -> Filters:
        """What could be understood; a filter that makes no sense is left out rather than refused."""
        self.is_valid()
        asked = self.cleaned_data
        return Filters(
            advisor=me if asked.get("qui") == "moi" else None,
            branch=asked.get("antenne"),
            status=int(asked["statut"]) if asked.get("statut") else None,
            state=asked.get("etat") or "a-appeler",
        )


class OutcomeForm(forms.Form):
    """What came of the call. The note is shared with the person: it says so."""

    outcome = forms.ChoiceField(label="Issue de l'appel", choices=Outcome, widget=forms.RadioSelect)
    channel = forms.ChoiceField(label="Par", choices=[(each.value, each.label) for each in SPOKEN])
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="La personne la lit dans son suivi.",
    )


class TriageFilterForm(forms.Form):
    portefeuille = forms.ModelChoiceField(Person.objects.none(), label="Portefeuille", required=False)

    def __init__(self, *args: object, is_whole: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["portefeuille"]
        field.queryset = advisors(today())  # type: ignore[attr-defined]
        field.empty_label = "Toute la coopérative" if is_whole else "Le mien"  # type: ignore[attr-defined]

    def advisor(self) -> Person | None:
        self.is_valid()
        return self.cleaned_data.get("portefeuille")


class WordForm(forms.Form):
    text = forms.CharField(
        label="Votre mot",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 5}),
        help_text="Qui vous accompagne, la paie et la direction le lisent. Laissez vide pour le retirer.",
    )

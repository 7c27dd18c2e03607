from django import forms

from rebond.people.forms.fields import DayField


class OpenPathForm(forms.Form):
    entered_on = DayField(label="Entrée dans la coopérative")
    info_meeting_on = DayField(label="Information collective", required=False)


class LeaveForm(forms.Form):
    on = DayField(label="Dernier jour sous contrat")
    kind = forms.CharField(label="Type de sortie", max_length=120, required=False)
    reason = forms.CharField(
        label="Motif de sortie",
        max_length=200,
        required=False,
        help_text="La personne lit ce motif dans son dossier.",
    )


class DayForm(forms.Form):
    """One day, named by the page that asks for it."""

    on = DayField(label="Date")

    def __init__(self, *args: object, label: str = "Date", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["on"].label = label


class EndContractForm(DayForm):
    reason = forms.CharField(label="Motif", max_length=200, required=False)

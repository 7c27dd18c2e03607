from django import forms

from rebond.accounts.models import Role, User
from rebond.accounts.queries import roles_to_give


class AccountFilters(forms.Form):
    q = forms.CharField(label="Nom ou adresse", required=False)
    role = forms.ChoiceField(label="Rôle", choices=[("", "Tous"), *Role.choices], required=False)
    etat = forms.ChoiceField(
        label="État", choices=[("", "Tous"), ("actifs", "Actifs"), ("desactives", "Désactivés")], required=False
    )


class RoleGrantForm(forms.Form):
    role = forms.ChoiceField(label="Rôle à donner")

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = roles_to_give(user)


class InvitationForm(forms.Form):
    email = forms.EmailField(label="Adresse électronique", max_length=254)
    name = forms.CharField(label="Prénom et nom", max_length=150)
    roles = forms.MultipleChoiceField(
        label="Rôles", choices=Role.choices, widget=forms.CheckboxSelectMultiple, initial=[Role.MEMBER]
    )

    def __init__(self, *args: object, by: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["roles"]
        assert isinstance(field, forms.MultipleChoiceField)
        if not by.has_perm("accounts.manage"):
            field.choices = [(Role.MEMBER.value, Role.MEMBER.label)]
            field.help_text = "Les autres rôles sont donnés par un·e administrateur·rice."

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

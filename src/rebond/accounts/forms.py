from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm, RequestLoginCodeForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import validate_password

from rebond.accounts.models import Invitation, Role, User
from rebond.accounts.queries import roles_to_give


class AccountFilters(forms.Form):
    q = forms.CharField(label="Nom ou adresse", required=False)
    role = forms.ChoiceField(label="Rôle", choices=[("", "Tous"), *Role.choices], required=False)
    etat = forms.ChoiceField(
        label="État",
        choices=[("", "Tous"), ("actifs", "Actifs"), ("desactives", "Désactivés")],
        required=False,
    )


class RoleGrantForm(forms.Form):
    role = forms.ChoiceField(label="Rôle à donner")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["role"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = roles_to_give(user)


class AddressForm(forms.Form):
    email = forms.EmailField(label="Nouvelle adresse", max_length=254)


class InvitationForm(forms.Form):
    email = forms.EmailField(label="Adresse électronique", max_length=254)
    name = forms.CharField(label="Prénom et nom", max_length=150)
    roles = forms.MultipleChoiceField(
        label="Rôles", choices=Role.choices, widget=forms.CheckboxSelectMultiple, initial=[Role.MEMBER]
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["roles"]
        assert isinstance(field, forms.MultipleChoiceField)
        if not by.has_perm("accounts.manage"):
            field.choices = [(Role.MEMBER.value, Role.MEMBER.label)]
            field.help_text = "Les autres rôles sont donnés par un·e administrateur·rice."

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class SignInForm(LoginForm):  # type: ignore[misc]
    """allauth's, with the form of the first choice beside it: a code by e-mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "Adresse électronique"
        self.fields["password"].label = "Mot de passe"

    @property
    def by_code(self) -> CodeRequestForm:
        return CodeRequestForm(auto_id="code_%s")


class CodeRequestForm(RequestLoginCodeForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "Adresse électronique"


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A key that opens the door alone is what most people want: it is proposed first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "Nom de la clé"
        passwordless = self.fields["passwordless"]
        passwordless.initial = True
        passwordless.label = "Me connecter avec cette seule clé"
        passwordless.help_text = (
            "L'appareil demandera votre empreinte, votre visage ou son code. Sans cette case, la clé "
            "servira seulement de deuxième vérification."
        )


class AcceptanceForm(forms.Form):
    """What an invited person decides: the name shown, and a password or none."""

    name = forms.CharField(label="Prénom et nom", max_length=150)
    password = forms.CharField(
        label="Mot de passe",
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Douze caractères au moins. Sans mot de passe, vous recevrez un code à chaque connexion.",
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        self.fields["name"].initial = invitation.name

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        if password:
            name = str(self.cleaned_data.get("name", ""))
            validate_password(password, User(email=self.invitation.email, name=name))
        return password

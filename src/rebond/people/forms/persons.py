from typing import Any, ClassVar

from django import forms

from rebond.people.forms.fields import DayField
from rebond.people.models import Person
from rebond.people.names import fold


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]
    """Identity, contact and situation. Neither account, nor role, nor support team: see their own gestures."""

    rights_end_on = DayField(label="Fin de droits", required=False)

    class Meta:
        model = Person
        fields: ClassVar[list[str]] = [
            "civility",
            "first_name",
            "last_name",
            "birth_name",
            "email",
            "phone",
            "mobile",
            "address",
            "postcode",
            "city",
            "branch",
            "social_status_at_entry",
            "social_status_now",
            "rights_end_on",
            "endi_user_id",
            "endi_social_id",
            "internal_id",
        ]
        widgets: ClassVar[dict[str, forms.Widget]] = {"address": forms.Textarea({"rows": 2})}


class NewPersonForm(PersonForm):
    """A name already here is said once: a second file of the same person would split their story."""

    is_someone_else = forms.BooleanField(label="C'est une autre personne : créer la fiche", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            del self.fields["is_someone_else"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        confirmed = said.pop("is_someone_else", False)
        name = f"{said.get('last_name', '')} {said.get('first_name', '')}"
        same = list(Person.objects.filter(sort_name=fold(name)).select_related("branch")[:3])
        if not same:
            del self.fields["is_someone_else"]
        elif not confirmed:
            known = ", ".join(f"{one} ({one.branch or one.email or f'fiche n° {one.pk}'})" for one in same)
            self.add_error(
                "is_someone_else",
                f"Une fiche porte déjà ce nom : {known}. Ouvrez-la depuis la liste, ou cochez si ce n'est pas elle.",
            )
        return said


class ContactForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a person corrects alone in their own file: how to reach them."""

    class Meta:
        model = Person
        fields: ClassVar[list[str]] = ["email", "phone", "mobile", "address", "postcode", "city"]
        widgets: ClassVar[dict[str, forms.Widget]] = {"address": forms.Textarea({"rows": 2})}

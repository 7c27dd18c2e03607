from typing import ClassVar

from django import forms

from rebond.people.forms.fields import DayField
from rebond.people.models import Person


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


class ContactForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a person corrects alone in their own file: how to reach them."""

    class Meta:
        model = Person
        fields: ClassVar[list[str]] = ["email", "phone", "mobile", "address", "postcode", "city"]
        widgets: ClassVar[dict[str, forms.Widget]] = {"address": forms.Textarea({"rows": 2})}

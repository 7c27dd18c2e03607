from datetime import date
from typing import TYPE_CHECKING, ClassVar, Self

import pghistory
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from rebond.people.models.places import Branch
from rebond.people.models.querysets import PersonQuerySet
from rebond.people.names import fold, search_text


@pghistory.track()
class Person(models.Model):
    """Anyone followed by the cooperative or working for it, with or without an account.

    Never holds the social security number: nothing here needs it.
    """

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
        verbose_name="compte",
    )
    civility = models.CharField("civilité", max_length=20, blank=True)
    last_name = models.CharField("nom", max_length=120)
    birth_name = models.CharField("nom de naissance", max_length=120, blank=True)
    first_name = models.CharField("prénom", max_length=120)
    email = models.EmailField("adresse électronique", blank=True)
    phone = models.CharField("téléphone", max_length=40, blank=True)
    mobile = models.CharField("téléphone mobile", max_length=40, blank=True)
    address = models.TextField("adresse", blank=True)
    postcode = models.CharField("code postal", max_length=10, blank=True)
    city = models.CharField("ville", max_length=120, blank=True)
    branch = models.ForeignKey(
        Branch, models.PROTECT, null=True, blank=True, related_name="persons", verbose_name="antenne"
    )
    social_status_at_entry = models.CharField("statut social à l'entrée", max_length=160, blank=True)
    social_status_now = models.CharField("statut social actuel", max_length=160, blank=True)
    rights_end_on = models.DateField("fin de droits", null=True, blank=True)
    is_support_team = models.BooleanField("équipe d'appui", default=False)
    support_team_left_on = models.DateField("départ de l'équipe d'appui", null=True, blank=True)
    # The keys that other software knows this person by; each one unique when known.
    endi_user_id = models.CharField("ID Utilisateur (enDI)", max_length=40, blank=True)
    endi_social_id = models.CharField("ID Gestion sociale (enDI)", max_length=40, blank=True)
    internal_id = models.CharField("identifiant interne", max_length=40, blank=True)
    search_name = models.TextField("nom pour la recherche", editable=False)
    sort_name = models.CharField("nom pour le tri", max_length=250, editable=False, db_index=True)
    created_at = models.DateTimeField("créée le", auto_now_add=True)

    objects = PersonQuerySet.as_manager()

    if TYPE_CHECKING:
        # Added by `with_status` and `with_advisor`.
        status: str
        advisor_id: int | None
        advisor_name: str | None

    class Meta:
        ordering: ClassVar[list[str]] = ["sort_name", "id"]
        verbose_name = "personne"
        verbose_name_plural = "personnes"
        indexes: ClassVar[list[models.Index]] = [
            GinIndex(fields=["search_name"], opclasses=["gin_trgm_ops"], name="person_search_trgm"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=[key],
                condition=~models.Q(**{key: ""}),
                name=f"person_{key}_unique",
                violation_error_message="Une autre personne porte déjà cet identifiant.",
            )
            for key in ("endi_user_id", "endi_social_id", "internal_id")
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: object, **kwargs: object) -> None:
        self.fold_names()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def is_gone(self, on: date) -> bool:
        """Left the support team before the day, or signs in no more."""
        left = self.support_team_left_on is not None and self.support_team_left_on < on
        return left or (self.account is not None and not self.account.is_active)

    def fold_names(self) -> Self:
        self.search_name = search_text(self.first_name, self.last_name, self.birth_name)
        self.sort_name = fold(f"{self.last_name} {self.first_name}")[:250]
        return self

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models


class Branch(models.Model):
    """A territorial site of the cooperative (antenne)."""

    name = models.CharField("antenne", max_length=120, unique=True)
    city = models.CharField("ville", max_length=120, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        verbose_name = "antenne"
        verbose_name_plural = "antennes"

    def __str__(self) -> str:
        return self.name


class Establishment(models.Model):
    """A legal establishment: what the administration knows by its SIRET."""

    name = models.CharField("établissement", max_length=200)
    siret = models.CharField(
        "SIRET",
        max_length=14,
        unique=True,
        validators=[RegexValidator(r"^\d{14}$", "Un SIRET compte 14 chiffres.")],
    )
    address = models.TextField("adresse", blank=True)
    branches = models.ManyToManyField(
        Branch, related_name="establishments", verbose_name="antennes", blank=True
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        verbose_name = "établissement"
        verbose_name_plural = "établissements"

    def __str__(self) -> str:
        return f"{self.name} ({self.siret})"

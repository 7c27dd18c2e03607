"""One line of an explanation: what was computed, with which numbers, by which figure, since when, under which article.

The sentence is only written when somebody reads it: a whole field of people can be explained without
formatting millions of formulas.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from .montants import texte_nombre
from .parametres import Valeur

Nombre = Decimal | int | date | str | None


def texte(nombre: object) -> str:
    """A number, a date or a word, as a French reader writes it."""
    if isinstance(nombre, Decimal):
        return texte_nombre(nombre)
    if isinstance(nombre, date):
        return f"{nombre:%d/%m/%Y}"
    return "aucun" if nombre is None else str(nombre)


def _brut(nombre: object) -> str | None:
    if isinstance(nombre, Decimal):
        return f"{nombre:f}"
    return nombre.isoformat() if isinstance(nombre, date) else None if nombre is None else str(nombre)


OFFICIELS = (
    "https://www.legifrance.gouv.fr/",
    "https://travail-emploi.gouv.fr/",
    "https://code.travail.gouv.fr/",
)


class Etape(NamedTuple):
    """`modele` holds one `{}` per item of `nombres`; `source` is the dated figure used, when there is one."""

    libelle: str
    modele: str
    nombres: tuple[object, ...]
    valeur: Nombre
    unite: str
    article: str
    source: Valeur | None = None

    @property
    def formule(self) -> str:
        """The formula with its numbers, ready to show."""
        return self.modele.format(*map(texte, self.nombres))

    @property
    def parametre(self) -> str | None:
        return self.source.parametre if self.source else None

    @property
    def depuis(self) -> date | None:
        """Day from which the figure used is in force."""
        return self.source.depuis if self.source else None

    @property
    def lien(self) -> str | None:
        """Where the text itself is published; a page that only speaks of it is never shown as the article."""
        lien = self.source.lien if self.source else None
        return lien if lien and lien.startswith(OFFICIELS) else None

    @property
    def marque(self) -> str | None:
        """Either "memoire" or "conteste": the reader must see it beside the figure."""
        return self.source.marque if self.source else None

    def en_dict(self) -> dict[str, str | None]:
        """Ready for JSON: every number is a string, dates are ISO."""
        s = self.source
        return {
            "libelle": self.libelle, "formule": self.formule, "valeur": _brut(self.valeur), "unite": self.unite,
            "parametre": self.parametre, "date": _brut(self.depuis), "article": self.article,
            "texte": s.texte if s else None, "lien": self.lien, "source": s.source if s else None, "marque": self.marque,
        }  # fmt: skip

"""Dated figures of law, read from `droit/parametres/**.yaml`: one file per figure, every value with its source.

A file name is the parameter's name, with its folder: `contrats/cape_duree_maximale`.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from .chargement import Brut, lire
from .erreurs import AvantPremiereDate, ParametreAbroge, ParametreInconnu, ParametreMalForme

DOSSIER = Path(__file__).resolve().parent.parent / "parametres"
MARQUES = (None, "memoire", "conteste")


@dataclass(frozen=True, slots=True)
class Valeur:
    """One value of one figure, from `depuis` on, with what proves it. `valeur` None means "there is none" (no cap)."""

    parametre: str
    unite: str
    depuis: date
    valeur: Decimal | str | None
    texte: str
    lien: str | None
    source: str | None
    marque: str | None
    note: str | None
    publie_on: date | None
    abroge: bool

    @property
    def decimal(self) -> Decimal:
        """The figure. Raises ParametreMalForme when this value is not a number."""
        if not isinstance(self.valeur, Decimal):
            msg = f"{self.parametre} n'est pas un nombre au {self.depuis:%d/%m/%Y}."
            raise ParametreMalForme(msg)
        return self.valeur

    @property
    def entier(self) -> int:
        """The figure as a whole number (months, renewals)."""
        return int(self.decimal)


@dataclass(frozen=True, slots=True)
class Parametre:
    """One figure of law and all its values, oldest first."""

    nom: str
    description: str
    unite: str
    verified_on: date
    valeurs: tuple[Valeur, ...]

    def au(self, on: date, *, connu_le: date | None = None) -> Valeur:
        """The value in force on day `on`, as published by `connu_le` (default: all that we hold).

        Raises AvantPremiereDate before the first value, ParametreAbroge when the figure no longer exists.
        """
        trouvee = None
        for valeur in self.valeurs:
            if valeur.depuis > on:
                break
            if connu_le is None or valeur.publie_on is None or valeur.publie_on <= connu_le:
                trouvee = valeur
        if trouvee is None:
            msg = f"{self.description} : pas de valeur connue au {on:%d/%m/%Y} (la première date du {self.valeurs[0].depuis:%d/%m/%Y})."
            raise AvantPremiereDate(msg)
        if trouvee.abroge:
            msg = f"{self.description} : n'existe plus depuis le {trouvee.depuis:%d/%m/%Y} ({trouvee.texte})."
            raise ParametreAbroge(msg)
        return trouvee


@cache
def parametre(nom: str) -> Parametre:
    """The parameter of this name. Raises ParametreInconnu, or ParametreMalForme when its file lacks a source."""
    chemin = DOSSIER / f"{nom}.yaml"
    if not chemin.is_file():
        msg = f"Aucun paramètre ne s'appelle « {nom} »."
        raise ParametreInconnu(msg)
    brut = lire(chemin)
    dates = sorted(brut.valeurs)
    return Parametre(
        nom, brut.description, brut.unite, brut.verified_on, tuple(_valeur(nom, brut, d) for d in dates)
    )


def _valeur(nom: str, brut: Brut, depuis: date) -> Valeur:
    v = brut.valeurs[depuis]
    if v.get("marque") not in MARQUES or not v.get("texte") or not (v.get("lien") or v.get("source")):
        msg = f"{nom}, {depuis} : chaque valeur porte un texte, et un lien ou une source nommée."
        raise ParametreMalForme(msg)
    return Valeur(
        nom, brut.unite, depuis, brut.nombre(depuis), str(v["texte"]), v.get("lien"), v.get("source"),
        v.get("marque"), v.get("note"), v.get("publie_on"), bool(v.get("abroge")),
    )  # fmt: skip


def valeur(nom: str, on: date, *, connu_le: date | None = None) -> Valeur:
    """Shortcut: `parametre(nom).au(on)`."""
    return parametre(nom).au(on, connu_le=connu_le)


def noms() -> tuple[str, ...]:
    """Every parameter that the library holds."""
    return tuple(
        sorted(str(p.relative_to(DOSSIER).with_suffix("").as_posix()) for p in DOSSIER.rglob("*.yaml"))
    )

"""Dated figures of law, read from `droit/parametres/**.yaml`: one file per figure, every value with its source.

A file name is the parameter's name, with its folder: `contrats/cape_duree_maximale`.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from rebond.droit.socle.chargement import Fichier, lire
from rebond.droit.socle.erreurs import (
    AvantPremiereDate,
    ParametreAbroge,
    ParametreInconnu,
    ParametreMalForme,
    ValeurIntrouvable,
)

DOSSIER = Path(__file__).resolve().parent.parent / "parametres"
MARQUES = (None, "memoire", "conteste")


@dataclass(frozen=True, slots=True, eq=False)
class Valeur:
    """One value of one figure, from `depuis` on, with what proves it. `valeur` None means "there is none" (no cap).

    `marque` is "memoire" (no source read), "conteste" (sources disagree) or None.
    """

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
    verified_on: date
    abroge: bool
    introuvable: bool

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
    notes: str | None
    valeurs: tuple[Valeur, ...]

    def au(self, on: date, *, connu_le: date | None = None) -> Valeur:
        """The value in force on day `on`, as published by `connu_le` (default: all that we hold).

        Raises AvantPremiereDate before the first value, ParametreAbroge when the figure no longer exists,
        ValeurIntrouvable when no source gives it.
        """
        trouvee = None
        for valeur in self.valeurs:
            if valeur.depuis > on:
                break
            if connu_le is None or valeur.publie_on is None or valeur.publie_on <= connu_le:
                trouvee = valeur
        if trouvee is None:
            premiere = self.valeurs[0].depuis
            msg = f"{self.description} : pas de valeur connue au {on:%d/%m/%Y} (la première date du {premiere:%d/%m/%Y})."
            raise AvantPremiereDate(msg)
        if trouvee.abroge:
            msg = f"{self.description} : n'existe plus depuis le {trouvee.depuis:%d/%m/%Y} ({trouvee.texte})."
            raise ParametreAbroge(msg)
        if trouvee.introuvable:
            msg = f"{self.description} : aucune source lue ne donne la valeur au {on:%d/%m/%Y} ({trouvee.texte})."
            raise ValeurIntrouvable(msg)
        return trouvee


@cache
def parametre(nom: str) -> Parametre:
    """The parameter of this name. Raises ParametreInconnu, or ParametreMalForme when its file lacks a source."""
    chemin = DOSSIER / f"{nom}.yaml"
    if not chemin.is_file():
        msg = f"Aucun paramètre ne s'appelle « {nom} »."
        raise ParametreInconnu(msg)
    f = lire(chemin)
    valeurs = tuple(_valeur(nom, f, jour, v) for jour, v in f.valeurs)
    return Parametre(nom, f.description, f.unite, f.verified_on, f.notes, valeurs)


def _valeur(nom: str, fichier: Fichier, depuis: date, v: dict[str, Any]) -> Valeur:
    if v.get("marque") not in MARQUES or not v.get("texte") or not (v.get("lien") or v.get("source")):
        msg = f"{nom}, {depuis} : chaque valeur porte un texte, et un lien ou une source nommée."
        raise ParametreMalForme(msg)
    nombre = v.get("valeur")
    return Valeur(
        parametre=nom,
        unite=fichier.unite,
        depuis=depuis,
        valeur=nombre if nombre is None or isinstance(nombre, Decimal) else str(nombre),
        texte=str(v["texte"]),
        lien=v.get("lien"),
        source=v.get("source"),
        marque=v.get("marque"),
        note=v.get("note"),
        publie_on=v.get("publie_on"),
        verified_on=fichier.verified_on,
        abroge=bool(v.get("abroge")),
        introuvable=bool(v.get("introuvable")),
    )


def valeur(nom: str, on: date, *, connu_le: date | None = None) -> Valeur:
    """Shortcut: `parametre(nom).au(on)`."""
    return parametre(nom).au(on, connu_le=connu_le)


def noms() -> tuple[str, ...]:
    """Every parameter that the library holds."""
    return tuple(sorted(p.relative_to(DOSSIER).with_suffix("").as_posix() for p in DOSSIER.rglob("*.yaml")))

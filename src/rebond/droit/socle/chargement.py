"""YAML in, exact numbers out: `0.70` becomes Decimal("0.70"), never a binary float, and no key is given twice."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from .erreurs import ParametreMalForme

CLES = {"description", "unite", "verified_on", "valeurs", "notes"}
CLES_VALEUR = {"valeur", "texte", "lien", "source", "marque", "note", "publie_on", "abroge"}


class Lecteur(yaml.SafeLoader):
    """A safe loader that keeps decimals exact and refuses a date written twice."""


def _decimal(lecteur: Lecteur, noeud: yaml.ScalarNode) -> Decimal:
    return Decimal(str(lecteur.construct_scalar(noeud)).replace("_", ""))


def _table(lecteur: Lecteur, noeud: yaml.MappingNode) -> dict[Any, Any]:
    table = lecteur.construct_mapping(noeud, deep=True)
    if len(table) != len(noeud.value):
        msg = f"Une clé est donnée deux fois, ligne {noeud.start_mark.line + 1} de {noeud.start_mark.name}."
        raise ParametreMalForme(msg)
    return table


Lecteur.add_constructor("tag:yaml.org,2002:float", _decimal)
Lecteur.add_constructor("tag:yaml.org,2002:int", _decimal)
Lecteur.add_constructor("tag:yaml.org,2002:map", _table)


@dataclass(frozen=True, slots=True)
class Brut:
    """A parameter file as it is written, checked for shape only."""

    description: str
    unite: str
    verified_on: date
    valeurs: dict[date, dict[str, Any]]

    def nombre(self, depuis: date) -> Decimal | str | None:
        """The figure at that date: an exact number, the name of a rule, or None."""
        v = self.valeurs[depuis].get("valeur")
        return v if v is None or isinstance(v, (Decimal, str)) else str(v)


def lire(chemin: Path) -> Brut:
    """Read one file. Raises ParametreMalForme naming the file and what is missing."""
    with chemin.open(encoding="utf-8") as flux:
        table = yaml.load(flux, Loader=Lecteur)  # noqa: S506 - Lecteur is a SafeLoader
    return _controle(chemin.name, table)


def _controle(nom: str, table: Any) -> Brut:
    if not isinstance(table, dict) or set(table) - CLES or CLES - {"notes"} - set(table):
        msg = f"{nom} : il faut exactement {', '.join(sorted(CLES - {'notes'}))} (et, au besoin, notes)."
        raise ParametreMalForme(msg)
    valeurs = table["valeurs"]
    if not isinstance(valeurs, dict) or not valeurs or not all(type(d) is date for d in valeurs):
        msg = f"{nom} : « valeurs » est une table dont chaque clé est une date d'entrée en vigueur."
        raise ParametreMalForme(msg)
    for depuis, v in valeurs.items():
        if not isinstance(v, dict) or set(v) - CLES_VALEUR or not ("valeur" in v or v.get("abroge")):
            msg = f"{nom}, {depuis} : clés permises {', '.join(sorted(CLES_VALEUR))} ; « valeur » ou « abroge » est dû."
            raise ParametreMalForme(msg)
    return Brut(str(table["description"]), str(table["unite"]), table["verified_on"], valeurs)

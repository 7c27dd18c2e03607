"""YAML in, exact numbers out: `0.70` becomes Decimal("0.70"), never a binary float, and no key is given twice.

Under a date there is one value, or a list of them when a later text changed that same date (`publie_on`).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from rebond.droit.socle.erreurs import ParametreMalForme

DUES = {"description", "unite", "verified_on", "valeurs"}
CLES = DUES | {"notes"}
DIT_SANS_VALEUR = {"abroge", "introuvable"}
CLES_VALEUR = {"valeur", "texte", "lien", "source", "marque", "note", "publie_on"} | DIT_SANS_VALEUR


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
class Fichier:
    """A parameter file as it is written, checked for shape only: (date, what is written under it), oldest first."""

    description: str
    unite: str
    verified_on: date
    notes: str | None
    valeurs: tuple[tuple[date, dict[str, Any]], ...]


def lire(chemin: Path) -> Fichier:
    """Read one file. Raises ParametreMalForme naming the file and what is missing."""
    with chemin.open(encoding="utf-8") as flux:
        table = yaml.load(flux, Loader=Lecteur)  # noqa: S506 - Lecteur is a SafeLoader
    if not isinstance(table, dict) or set(table) - CLES or DUES - set(table):
        msg = f"{chemin.name} : il faut exactement {', '.join(sorted(DUES))} (et, au besoin, notes)."
        raise ParametreMalForme(msg)
    valeurs = tuple(_deplier(chemin.name, table["valeurs"]))
    return Fichier(
        str(table["description"]), str(table["unite"]), table["verified_on"], table.get("notes"), valeurs
    )


def _deplier(nom: str, valeurs: Any) -> list[tuple[date, dict[str, Any]]]:
    if not isinstance(valeurs, dict) or not valeurs or not all(type(d) is date for d in valeurs):
        msg = f"{nom} : « valeurs » est une table dont chaque clé est une date d'entrée en vigueur."
        raise ParametreMalForme(msg)
    couples = [
        (jour, v)
        for jour in sorted(valeurs)
        for v in (valeurs[jour] if isinstance(valeurs[jour], list) else [valeurs[jour]])
    ]
    for jour, v in couples:
        if not isinstance(v, dict) or set(v) - CLES_VALEUR or not ("valeur" in v or DIT_SANS_VALEUR & set(v)):
            msg = f"{nom}, {jour} : clés permises {', '.join(sorted(CLES_VALEUR))} ; « valeur » ou « abroge » est dû."
            raise ParametreMalForme(msg)
    return couples

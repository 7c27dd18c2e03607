"""What each contract must say: the six blocks of the CESA (L.7331-2) and the eight points of the CAPE (R.127-1)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rebond.droit.socle import CleInconnue, Etape, Incomplet, Manque, Reponse, Resultat, valeur

from .refus import hors_droit_couvert


class Exigence(StrEnum):
    """When the text asks for the clause."""

    TOUJOURS = "toujours"
    APRES_DEBUT_ACTIVITE = "apres_debut_activite"
    LE_CAS_ECHEANT = "le_cas_echeant"
    FACULTATIVE = "facultative"


@dataclass(frozen=True, slots=True)
class Clause:
    """One line of the checklist: a stable key, a French label, its article and where the article was read."""

    cle: str
    libelle: str
    article: str
    exigence: Exigence
    lien: str


@dataclass(frozen=True, slots=True)
class Controle:
    """`a_verifier`: absent clauses that the text asks for only in some cases; they never block."""

    presents: tuple[Clause, ...]
    a_verifier: tuple[Clause, ...]


_LIEN_CESA = "https://lexbase.fr/numlxb/L8672I3L"
_LIEN_CAPE = (
    "https://french-business-law.com/french-legislation-art/article-r127-1-of-the-french-commercial-code/"
)


def _cesa(cle: str, lettre: str, libelle: str) -> Clause:
    return Clause(cle, libelle, f"C. trav. art. L.7331-2, 2°, {lettre})", Exigence.TOUJOURS, _LIEN_CESA)


def _cape(cle: str, rang: int, exigence: Exigence, libelle: str) -> Clause:
    return Clause(cle, libelle, f"C. com. art. R.127-1, {rang}°", exigence, _LIEN_CAPE)


BLOCS_CESA: tuple[Clause, ...] = (
    _cesa("objectifs", "a", "Objectifs à atteindre et activité minimale"),
    _cesa("moyens", "b", "Moyens de la coopérative pour soutenir et contrôler l'activité"),
    _cesa("contribution", "c", "Calcul de la contribution aux services mutualisés"),
    _cesa("remuneration", "d", "Montant de la part fixe et calcul de la part variable"),
    _cesa("statuts", "e", "Mention des statuts en vigueur"),
    _cesa(
        "clientele_et_propriete_intellectuelle",
        "f",
        "Droits sur la clientèle et sur la propriété intellectuelle",
    ),
)

CLAUSES_CAPE: tuple[Clause, ...] = (
    _cape(
        "programme",
        1,
        Exigence.TOUJOURS,
        "Programme de préparation et engagements, avant et après le début d'activité",
    ),
    _cape(
        "moyens_mis_a_disposition",
        2,
        Exigence.TOUJOURS,
        "Moyens mis à disposition : nature, montant, conditions",
    ),
    _cape(
        "remuneration_structure", 3, Exigence.LE_CAS_ECHEANT, "Rémunération de la structure qui accompagne"
    ),
    _cape(
        "engagements_tiers",
        4,
        Exigence.TOUJOURS,
        "Engagements envers les tiers : nature, plafond, qui les supporte",
    ),
    _cape(
        "donnees_comptables",
        5,
        Exigence.APRES_DEBUT_ACTIVITE,
        "Transmission des données comptables : modalités, rythme",
    ),
    _cape("rupture_anticipee", 6, Exigence.TOUJOURS, "Rupture anticipée"),
    _cape(
        "remuneration_beneficiaire",
        7,
        Exigence.FACULTATIVE,
        "Rémunération de la personne avant le début d'activité",
    ),
    _cape(
        "remboursement_cotisations",
        8,
        Exigence.APRES_DEBUT_ACTIVITE,
        "Remboursement des cotisations sociales avancées",
    ),
)


@hors_droit_couvert("C. trav. art. L.7331-2")
def controler_cesa(presents: Collection[str], *, on: date) -> Reponse[Controle]:
    """Check the six mandatory blocks. `presents`: keys of the blocks that the contract contains.

    Incomplete with one Manque (champ = key) for each absent block. Raises CleInconnue for a key of no block.
    Refused (droit_non_couvert) when `on`, the day of the contract, is before 2 August 2014.
    """
    valeur("contrats/cesa_delai_associe", on)
    return _controler(BLOCS_CESA, presents, {Exigence.TOUJOURS})


@hors_droit_couvert("C. com. art. R.127-1")
def controler_cape(presents: Collection[str], *, on: date, activite_commencee: bool) -> Reponse[Controle]:
    """Check the clauses of R.127-1. Those due after the start of activity only count once it has started.

    Incomplete, CleInconnue and droit_non_couvert as for controler_cesa (law of 21 May 2005).
    """
    valeur("contrats/cape_duree_maximale", on)
    dues = {Exigence.TOUJOURS} | ({Exigence.APRES_DEBUT_ACTIVITE} if activite_commencee else set())
    return _controler(CLAUSES_CAPE, presents, dues)


def _controler(
    liste: tuple[Clause, ...], presents: Collection[str], dues: set[Exigence]
) -> Reponse[Controle]:
    inconnues = sorted(set(presents) - {c.cle for c in liste})
    if inconnues:
        msg = f"Clé inconnue : {', '.join(inconnues)}. Clés possibles : {', '.join(c.cle for c in liste)}."
        raise CleInconnue(msg)
    absentes = [c for c in liste if c.cle not in presents]
    etapes = tuple(_etape(c, present=c.cle in presents) for c in liste)
    manques = tuple(
        Manque(c.cle, f"{c.libelle} : à écrire dans le contrat.", c.article)
        for c in absentes
        if c.exigence in dues
    )
    if manques:
        return Incomplet(manques, etapes)
    return Resultat(Controle(tuple(c for c in liste if c.cle in presents), tuple(absentes)), etapes)


def _etape(clause: Clause, *, present: bool) -> Etape:
    return Etape(
        clause.libelle,
        "présent" if present else "absent",
        (),
        "oui" if present else "non",
        "",
        clause.article,
    )

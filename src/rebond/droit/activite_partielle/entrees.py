"""Situations written in JSON. Nothing is guessed: an unknown key or an impossible date names its place."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rebond.droit.activite_partielle.erreurs import EntreeInvalide
from rebond.droit.activite_partielle.lecture import (
    MOIS,
    NATURE,
    REGIME,
    Lecteur,
    annee,
    booleen,
    champs,
    choix,
    fraction,
    jour,
    liste,
    nom,
    nombre,
    politique,
    positif,
    table,
)
from rebond.droit.activite_partielle.mois import ecrire_mois
from rebond.droit.activite_partielle.options import EtapeArrondi
from rebond.droit.activite_partielle.politiques import Politique
from rebond.droit.activite_partielle.situations import (
    PaieMensuelle,
    Situation,
    SituationEsa,
    SituationHoraire,
)
from rebond.droit.contrats import Periode
from rebond.droit.socle import Arrondi, ErreurDroit, Incomplet, Manque, fin_de_mois

PAIE: dict[str, Lecteur] = {
    "mois": MOIS,
    "montant": nombre,
    "conges_payes": nombre,
    "solde": nombre,
    "solde_annee": annee,
    "exclus": nombre,
    "variable": nombre,
    "suspendu": booleen,
    "partiel": booleen,
    "nature": NATURE,
}
PERIODE: dict[str, Lecteur] = {"kind": NATURE, "nature": NATURE, "debut": jour, "fin": jour}


def _paie(brut: Any, ou: str) -> PaieMensuelle:
    lus = champs(table(brut, ou), PAIE, ou)
    _dus(lus, ("mois", "montant"), ou)
    return PaieMensuelle(**lus)


def _periode(brut: Any, ou: str) -> Periode:
    lus = champs(table(brut, ou), PERIODE, ou)
    if "kind" in lus:
        lus["nature"] = lus.pop("kind")
    _dus(lus, ("nature", "debut"), ou)
    try:
        return Periode(lus["nature"], lus["debut"], lus.get("fin"))
    except ErreurDroit as erreur:
        msg = f"{ou} : {erreur}"
        raise EntreeInvalide(msg) from erreur


def _arrondi(brut: Any) -> dict[str, Any]:
    return champs(table(brut, "@"), {"regle": choix(Arrondi), "etape": choix(EtapeArrondi)}, "@")


COMMUNS: dict[str, Lecteur] = {
    "id": nom,
    "mois": MOIS,
    "regime": REGIME,
    "regime_employeur": REGIME,
    "net_activite": nombre,
    "maintien": fraction,
    "contrat": NATURE,
    "contrats": liste(_periode),
    "heures_deja_indemnisees": nombre,
    "connu_le": jour,
    "alsace_moselle": booleen,
    "non_resident": booleen,
    "arrondi": _arrondi,
}
HORAIRE: dict[str, Lecteur] = {"taux_horaire_brut": positif, "heures_indemnisables": nombre}
ESA: dict[str, Lecteur] = {
    "politique": politique,
    "bruts": liste(_paie),
    "reference_mensuelle": nombre,
    "percu": nombre,
    "percu_solde": nombre,
    "percu_fixe": nombre,
    "du_activite": nombre,
    "part_fixe": nombre,
    "premier_jour_entreprise": jour,
    "dernier_placement": jour,
    "duree_contrat": positif,
    "heures_travaillees": nombre,
    "heures_assimilees": nombre,
    "heures_declarees": nombre,
    "jours": nombre,
    "demi_journees": nombre,
    "net_horaire_habituel": positif,
    "chiffre_affaires": nombre,
    "chiffre_affaires_reference": nombre,
    "reserve_utilisee": booleen,
}


def lire_situations(texte: str) -> list[tuple[str, Situation | Incomplet]]:
    """Every situation with its id. Raises EntreeInvalide for bad JSON, unknown keys, impossible dates or amounts."""
    try:
        brut = json.loads(texte, parse_float=Decimal, parse_constant=_constante, object_pairs_hook=_objet)
    except json.JSONDecodeError as erreur:
        msg = f"Ce n'est pas du JSON : {erreur.msg}, ligne {erreur.lineno}, colonne {erreur.colno}."
        raise EntreeInvalide(msg) from erreur
    if not isinstance(brut, list):
        msg = "Une liste de situations est attendue : [{…}, {…}]."
        raise EntreeInvalide(msg)
    return [lire_situation(s, f"situation n° {rang}") for rang, s in enumerate(brut, 1)]


def lire_situation(brut: Any, ou: str = "situation") -> tuple[str, Situation | Incomplet]:
    """One situation, in the hourly form or in the ESA form. Raises EntreeInvalide."""
    objet = table(brut, ou)
    if "id" in objet:
        ou = f"{ou} (id « {objet['id']} »)"
    horaire, esa = set(HORAIRE) & set(objet), set(ESA) & set(objet)
    if horaire and esa:
        msg = f"{ou} : {', '.join(sorted(horaire))} (forme horaire) et {', '.join(sorted(esa))} (forme ESA) ensemble."
        raise EntreeInvalide(msg)
    lus = champs(objet, COMMUNS | (ESA if esa else HORAIRE if horaire else HORAIRE | ESA), ou)
    _dus(lus, ("id", "mois", "regime"), ou)
    arrondi, nature = lus.pop("arrondi", {}), lus.pop("contrat", None)
    if nature is not None and "contrats" not in lus:
        lus["contrats"] = (Periode(nature, lus["mois"], fin_de_mois(lus["mois"])),)
    if not esa:
        return lus["id"], SituationHoraire(**lus, politique=Politique(**arrondi))
    if "politique" not in lus:
        texte = "Choisissez et nommez une politique : aucun texte ne fixe la méthode pour un·e entrepreneur·e salarié·e."
        return lus["id"], Incomplet((Manque("politique", texte, "C. trav. art. L.5122-3"),))
    _une_paie_par_mois(lus.get("bruts", ()), ou)
    return lus["id"], SituationEsa(**_avec_arrondi(lus, arrondi))


def _avec_arrondi(lus: dict[str, Any], arrondi: Mapping[str, Any]) -> dict[str, Any]:
    p: Politique = lus["politique"]
    choisie = {n: getattr(p, n) for n in Politique.__dataclass_fields__} | dict(arrondi)
    return lus | {"politique": Politique(**choisie)}


def _une_paie_par_mois(bruts: tuple[PaieMensuelle, ...], ou: str) -> None:
    vus = [(p.mois, p.nature) for p in bruts]
    double = next((mois for mois, nature in vus if vus.count((mois, nature)) > 1), None)
    if double is not None:
        msg = f"{ou}, « bruts » : le mois {ecrire_mois(double)} est donné deux fois."
        raise EntreeInvalide(msg)


def _dus(lus: Mapping[str, Any], dus: tuple[str, ...], ou: str) -> None:
    absents = [c for c in dus if c not in lus]
    if absents:
        msg = f"{ou} : il manque {', '.join(f'« {c} »' for c in absents)}."
        raise EntreeInvalide(msg)


def _constante(mot: str) -> Any:
    msg = f"« {mot} » n'est pas un nombre permis."
    raise EntreeInvalide(msg)


def _objet(paires: list[tuple[str, Any]]) -> dict[str, Any]:
    objet = dict(paires)
    if len(objet) != len(paires):
        cles = [c for c, _ in paires]
        double = next(c for c in cles if cles.count(c) > 1)
        msg = f"La clé « {double} » est donnée deux fois dans le même objet."
        raise EntreeInvalide(msg)
    return objet

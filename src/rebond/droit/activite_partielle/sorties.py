"""Figures and answers as JSON-ready tables."""

from decimal import Decimal
from typing import Any

from rebond.droit.activite_partielle.bareme import Bareme
from rebond.droit.activite_partielle.mois import ecrire_mois
from rebond.droit.activite_partielle.resultats import Calcul
from rebond.droit.socle import CENTIME, Incomplet, Manque, Motif, Refus, Reponse, Resultat, Valeur


def ecrire_bareme(b: Bareme) -> dict[str, Any]:
    """The figures of one month and one regime, with where each was read."""
    table = {
        "mois": ecrire_mois(b.mois),
        "regime": str(b.regime),
        "smic_horaire": _deux(b.smic.decimal),
        "smic_mensuel": _deux(b.smic_mensuel),
        "taux_indemnite": _deux(b.taux_indemnite.decimal),
        "plancher_indemnite": _deux(b.plancher_indemnite.decimal),
        "plafond_indemnite": None if b.plafond_indemnite is None else _deux(b.plafond_indemnite),
        "taux_allocation": _deux(b.taux_allocation.decimal),
        "plancher_allocation": _deux(b.plancher_allocation.decimal),
        "plafond_allocation": _deux(b.plafond_allocation),
        "contingent_heures": b.contingent.entier,
        "sources": [_source(v) for v in b.valeurs()],
    }
    if alerte := _au_dela(b):
        table["avertissement"] = alerte
    return table


def _au_dela(b: Bareme) -> str:
    """A figure may have changed since somebody last read its source: the reader must be told."""
    verifie = min(v.verified_on for v in b.valeurs())
    if ecrire_mois(b.mois) <= f"{verifie:%Y-%m}":
        return ""
    return (
        f"{ecrire_mois(b.mois)} est au-delà de la dernière vérification ({verifie:%d/%m/%Y}) : "
        "ces valeurs sont les dernières connues, vérifiez-les avant de vous y fier."
    )


def ecrire_reponse(nom: str, reponse: Reponse[Calcul]) -> dict[str, Any]:
    """One answer: statut, resultat, etapes, motifs, avertissements."""
    etapes = [e.en_dict() for e in reponse.etapes]
    corps: dict[str, Any] = {"id": nom, "statut": "calcule", "resultat": None, "etapes": etapes}
    match reponse:
        case Resultat():
            alertes = [_motif(m) for m in reponse.avertissements]
            return corps | {"resultat": reponse.valeur.en_dict(), "motifs": [], "avertissements": alertes}
        case Refus():
            return corps | {
                "statut": "refuse",
                "motifs": [_motif(m) for m in reponse.motifs],
                "avertissements": [],
            }
        case Incomplet():
            manques = [_manque(m) for m in reponse.manques]
            return corps | {"statut": "incomplet", "motifs": manques, "avertissements": []}


def _motif(m: Motif) -> dict[str, str]:
    return {"code": m.code, "texte": m.texte, "article": m.article}


def _manque(m: Manque) -> dict[str, str]:
    return {"code": "fait_manquant", "champ": m.champ, "texte": m.texte, "article": m.article}


def _source(v: Valeur) -> dict[str, str | None]:
    return {
        "parametre": v.parametre,
        "valeur": None if v.valeur is None else str(v.valeur),
        "unite": v.unite,
        "depuis": v.depuis.isoformat(),
        "publie_on": v.publie_on.isoformat() if v.publie_on else None,
        "texte": v.texte,
        "source": v.source,
        "lien": v.lien,
        "marque": v.marque,
        "note": v.note,
        "verified_on": v.verified_on.isoformat(),
    }


def _deux(nombre: Decimal) -> str:
    return f"{nombre.quantize(CENTIME)}"

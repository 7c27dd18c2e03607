"""CESA: trial period and deadline to become an associate, less what came before (C. trav. L.7332-1, L.7331-3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rebond.droit.socle import (
    NUL,
    UN_JOUR,
    Duree,
    Etape,
    Motif,
    Refus,
    Reponse,
    Resultat,
    ajouter_mois,
    dernier_jour,
    duree_entre,
    valeur,
)

from .periodes import Periode, duree_totale, reunir
from .refus import hors_droit_couvert

ARTICLE_ESSAI = "C. trav. art. L.7332-1"
ARTICLE_ASSOCIE = "C. trav. art. L.7331-3"


@dataclass(frozen=True, slots=True)
class PeriodeEssai:
    """`dernier_jour` included; None when earlier contracts use up the whole trial. Days left counted from `on`."""

    possible: bool
    deduit: Duree
    dernier_jour: date | None
    jours_restants: int | None


class Etat(StrEnum):
    """Where someone stands against the deadline to become an associate."""

    A_VENIR = "a_venir"
    DEPASSEE = "depassee"
    ASSOCIE = "associe"
    ASSOCIE_HORS_DELAI = "associe_hors_delai"


@dataclass(frozen=True, slots=True)
class EcheanceAssocie:
    """`echeance`: last day to become an associate. `jours_restants`: from `on`, negative once it has passed."""

    echeance: date
    deduit: Duree
    jours_restants: int
    reste: Duree
    etat: Etat


@hors_droit_couvert(ARTICLE_ESSAI)
def periode_essai(cesa_debut: date, anterieurs: Iterable[Periode] = (), *, on: date) -> Reponse[PeriodeEssai]:
    """Longest trial period of this CESA, renewal included.

    `anterieurs`: every earlier contract between the same parties; days shared by two of them count once, days from
    `cesa_debut` on are ignored. Refused (droit_non_couvert) for a CESA concluded before 2 August 2014.
    """
    maximum = valeur("contrats/cesa_essai_maximal", cesa_debut)
    deduit, etapes = _deduction(cesa_debut, anterieurs, ARTICLE_ESSAI)
    fin = _essai_jusqu_au(cesa_debut, maximum.entier, deduit)
    possible = fin >= cesa_debut
    nombres = (cesa_debut, maximum.decimal, str(deduit), fin if possible else "plus rien")
    etape = Etape(
        "Dernier jour d'essai possible", "{} + {} mois − {} : {}", nombres, fin if possible else None, "date",
        ARTICLE_ESSAI, maximum,
    )  # fmt: skip
    essai = (
        PeriodeEssai(possible, deduit, fin, (fin - on).days)
        if possible
        else PeriodeEssai(False, deduit, None, None)
    )
    return Resultat(essai, (*etapes, etape))


@hors_droit_couvert(ARTICLE_ESSAI)
def verifier_essai(
    cesa_debut: date, jusqu_au: date, anterieurs: Iterable[Periode] = (), *, on: date
) -> Reponse[PeriodeEssai]:
    """Check the trial period written in the contract, which runs until `jusqu_au` included.

    Refused with essai_trop_long or essai_avant_contrat, each saying the last day possible.
    """
    reponse = periode_essai(cesa_debut, anterieurs, on=on)
    if not isinstance(reponse, Resultat):
        return reponse
    essai = reponse.valeur
    if jusqu_au < cesa_debut:
        texte = f"L'essai finirait le {jusqu_au:%d/%m/%Y}, avant le début du contrat. Corrigez l'une des deux dates."
        return Refus((Motif("essai_avant_contrat", texte, ARTICLE_ESSAI),), reponse.etapes)
    if essai.dernier_jour is None or jusqu_au > essai.dernier_jour:
        possible = (
            f"au plus tard le {essai.dernier_jour:%d/%m/%Y}"
            if essai.dernier_jour
            else "et il n'en reste rien"
        )
        maximum = valeur("contrats/cesa_essai_maximal", cesa_debut).entier
        texte = (
            f"L'essai dure au plus {maximum} mois, moins les contrats antérieurs ({essai.deduit}) : {possible}. "
            "Corrigez sa fin."
        )
        return Refus((Motif("essai_trop_long", texte, ARTICLE_ESSAI),), reponse.etapes)
    return reponse


@hors_droit_couvert(ARTICLE_ASSOCIE)
def echeance_associe(
    cesa_debut: date, anterieurs: Iterable[Periode] = (), *, on: date, associe_le: date | None = None
) -> Reponse[EcheanceAssocie]:
    """Day by which this person must be an associate, and how long is left on `on`.

    CESA date + 3 years, less the length of every earlier contract between the same parties (CAPE, CDI, CDD, earlier
    CESA). Days shared by two contracts count once; days from `cesa_debut` on are ignored; the order does not matter.
    Refused (droit_non_couvert) for a CESA concluded before 2 August 2014.
    """
    delai = valeur("contrats/cesa_delai_associe", cesa_debut)
    deduit, etapes = _deduction(cesa_debut, anterieurs, ARTICLE_ASSOCIE)
    echeance = ajouter_mois(cesa_debut, delai.entier - deduit.mois) - timedelta(days=deduit.jours)
    etape = Etape(
        "Dernier jour pour devenir associé·e", "{} + {} mois − {} = {}", (cesa_debut, delai.decimal, str(deduit), echeance),
        echeance, "date", ARTICLE_ASSOCIE, delai,
    )  # fmt: skip
    reste = duree_entre(on + UN_JOUR, echeance) if echeance > on else NUL
    suivi = EcheanceAssocie(echeance, deduit, (echeance - on).days, reste, _etat(echeance, on, associe_le))
    return Resultat(suivi, (*etapes, etape), _alertes(suivi, cesa_debut))


def _deduction(
    cesa_debut: date, anterieurs: Iterable[Periode], article: str
) -> tuple[Duree, tuple[Etape, ...]]:
    troncons = reunir(anterieurs, avant=cesa_debut)
    detail = tuple(
        Etape("Contrat antérieur", "du {} au {}", (debut, fin), str(duree_entre(debut, fin)), "", article)
        for debut, fin in troncons
    )
    total = duree_totale(troncons)
    formule = " + ".join(["{}"] * len(troncons)) or "aucun contrat antérieur"
    somme = Etape("Durée à déduire", formule, tuple(e.valeur for e in detail), str(total), "", article)
    return total, (*detail, somme)


def _essai_jusqu_au(cesa_debut: date, mois: int, deduit: Duree) -> date:
    restants = mois - deduit.mois
    fin = dernier_jour(cesa_debut, restants) if restants > 0 else cesa_debut - UN_JOUR
    return fin - timedelta(days=deduit.jours)


def _etat(echeance: date, on: date, associe_le: date | None) -> Etat:
    if associe_le is not None and associe_le <= on:
        return Etat.ASSOCIE if associe_le <= echeance else Etat.ASSOCIE_HORS_DELAI
    return Etat.DEPASSEE if on > echeance else Etat.A_VENIR


def _alertes(suivi: EcheanceAssocie, cesa_debut: date) -> tuple[Motif, ...]:
    if suivi.etat is Etat.DEPASSEE:
        texte = (
            f"Le délai pour devenir associé·e s'est terminé le {suivi.echeance:%d/%m/%Y} : d'après le texte, le CESA a pris "
            "fin à cette date. Réunissez la personne et la direction sans attendre."
        )
        return (Motif("delai_depasse", texte, ARTICLE_ASSOCIE),)
    if suivi.echeance <= cesa_debut and suivi.etat is Etat.A_VENIR:
        texte = "Les contrats antérieurs couvrent déjà tout le délai : la personne devait être associée dès la signature du CESA."
        return (Motif("delai_epuise_a_la_signature", texte, ARTICLE_ASSOCIE),)
    return ()

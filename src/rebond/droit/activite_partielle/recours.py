"""Why a cooperative resorts to activite partielle, and how long it may be authorised."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rebond.droit.activite_partielle.bareme import RACINE
from rebond.droit.contrats import Nature, Periode, duree_totale, reunir
from rebond.droit.socle import (
    UN_JOUR,
    Duree,
    Etape,
    Motif,
    Refus,
    Reponse,
    Resultat,
    ajouter_mois,
    dernier_jour,
    valeur,
)

ARTICLE = "C. trav. art. R.5122-9"
JOURS_PAR_MOIS = 30  # only to add up odd days of several authorisations; no text says how


SANS_FIN = Refus(
    (
        Motif(
            "autorisation_sans_fin",
            "Une demande d'autorisation a une fin : indiquez son dernier jour.",
            ARTICLE,
        ),
    )
)


class MotifRecours(StrEnum):
    """The five reasons of R.5122-1."""

    CONJONCTURE = "1"
    APPROVISIONNEMENT = "2"
    SINISTRE = "3"
    TRANSFORMATION = "4"
    EXCEPTIONNELLE = "5"

    @property
    def apres_coup(self) -> bool:
        """Whether the request may follow the start (3° and 5°)."""
        return self in {MotifRecours.SINISTRE, MotifRecours.EXCEPTIONNELLE}


@dataclass(frozen=True, slots=True)
class Autorisation:
    """Last day that the request may ask for, months counted with it over twelve months, and the limit if any."""

    fin_maximale: date
    deja_comptes: Duree
    limite_mois: int | None


def verifier_autorisation(
    demande: Periode, passees: Iterable[Periode] = (), *, motif: MotifRecours = MotifRecours.EXCEPTIONNELLE
) -> Reponse[Autorisation]:
    """Say whether this period (end included) may be authorised after the earlier ones of the establishment.

    Refused with autorisation_trop_longue, autorisation_total_depasse, autorisation_sans_fin. Periods may be built with
    Periode("autre", debut, fin).
    """
    if demande.fin is None:
        return SANS_FIN
    sinistre = motif is MotifRecours.SINISTRE
    duree = valeur(f"{RACINE}/autorisation/duree_maximale{'_sinistre' if sinistre else ''}", demande.debut)
    fin_maximale = dernier_jour(demande.debut, duree.entier)
    total = valeur(f"{RACINE}/autorisation/total_maximal", demande.debut)
    limite = None if sinistre or total.valeur is None else total.entier
    comptes = _comptes(demande, demande.fin, passees) if limite else Duree(0, 0)
    nombres = (demande.debut, duree.decimal, fin_maximale)
    etapes: tuple[Etape, ...] = (
        Etape("Dernier jour possible", "{} + {} mois : {}", nombres, fin_maximale, "date", ARTICLE, duree),
    )
    if limite:
        sur = (str(comptes), limite)
        etapes += (Etape("Mois autorisés sur douze", "{} sur {} mois", sur, sur[0], "", ARTICLE, total),)
    motifs = _motifs(demande.fin, fin_maximale, comptes, limite)
    if motifs:
        return Refus(motifs, etapes)
    return Resultat(Autorisation(fin_maximale, comptes, limite), etapes)


def _comptes(demande: Periode, fin: date, passees: Iterable[Periode]) -> Duree:
    """Authorised time in the twelve months that end with the request, not counting what the texts leave out."""
    depuis = date.fromisoformat(str(valeur(f"{RACINE}/autorisation/compter_depuis", demande.debut).valeur))
    depuis = max(depuis, ajouter_mois(fin + UN_JOUR, -12))
    utiles = (
        Periode(Nature.AUTRE, max(p.debut, depuis), p.fin)
        for p in (*passees, demande)
        if p.fin is not None and p.fin >= depuis
    )
    brute = duree_totale(reunir(utiles, avant=fin + UN_JOUR))
    return Duree(brute.mois + brute.jours // JOURS_PAR_MOIS, brute.jours % JOURS_PAR_MOIS)


def _motifs(fin: date, fin_maximale: date, comptes: Duree, limite: int | None) -> tuple[Motif, ...]:
    motifs = []
    if fin > fin_maximale:
        texte = f"La période va au-delà du {fin_maximale:%d/%m/%Y}, dernier jour possible : raccourcissez-la, puis renouvelez."
        motifs.append(Motif("autorisation_trop_longue", texte, ARTICLE))
    if limite is not None and (comptes.mois, comptes.jours) > (limite, 0):
        texte = f"Avec cette demande, {comptes} seraient autorisés sur douze mois : la limite est de {limite} mois."
        motifs.append(Motif("autorisation_total_depasse", texte, ARTICLE))
    return tuple(motifs)

"""CAPE: at most 12 months a period, renewed at most twice (C. com. L.127-1 s.)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rebond.droit.socle import (
    UN_JOUR,
    Etape,
    Incomplet,
    Manque,
    Motif,
    Refus,
    Reponse,
    Resultat,
    dernier_jour,
    valeur,
)

from .periodes import Nature, Periode
from .refus import hors_droit_couvert

ARTICLE = "C. com. art. L.127-1 s."


@dataclass(frozen=True, slots=True)
class SituationCape:
    """One period of CAPE among those of its path. `numero` 1 is the first contract, 2 and 3 its renewals.

    `jours_restants` counts the days from `on` to `fin`; it is 0 on the last day and negative afterwards.
    """

    numero: int
    renouvellements_restants: int
    fin: date
    fin_maximale: date
    jours_restants: int
    a_venir: bool


def fin_maximale_cape(debut: date) -> date:
    """Last day that a period starting on `debut` may reach. Raises AvantPremiereDate before 21 May 2005."""
    return dernier_jour(debut, valeur("contrats/cape_duree_maximale", debut).entier)


@hors_droit_couvert(ARTICLE)
def verifier_cape(
    nouvelle: Periode, precedentes: Iterable[Periode] = (), *, on: date
) -> Reponse[SituationCape]:
    """Say whether this CAPE period may be concluded after the earlier CAPE periods of the same path.

    `precedentes` of another nature are ignored. Refused with codes cape_nature, cape_trop_longue,
    cape_quatrieme_periode, cape_chevauchement, droit_non_couvert; incomplete without `fin`; a gap between two periods
    is a warning (cape_interruption). Source: C. com. L.127-1 s., reference cae-field 1.4.
    """
    if nouvelle.kind is not Nature.CAPE:
        return Refus(
            (Motif("cape_nature", "Ce contrat n'est pas un CAPE : cette règle ne le concerne pas.", ARTICLE),)
        )
    if nouvelle.fin is None:
        texte = "Un CAPE a toujours une date de fin : indiquez son dernier jour."
        return Incomplet((Manque("fin", texte, ARTICLE),))
    autres = [p for p in precedentes if p.kind is Nature.CAPE]
    numero = len(autres) + 1
    motifs = _motifs(nouvelle, numero) + _chevauchements(nouvelle, autres)
    etapes = _etapes(nouvelle, numero)
    if motifs:
        return Refus(motifs, etapes)
    return Resultat(
        _situation(nouvelle, nouvelle.fin, numero, on), etapes, _interruptions([*autres, nouvelle])
    )


@hors_droit_couvert(ARTICLE)
def suivre_cape(periodes: Iterable[Periode], *, on: date) -> Reponse[SituationCape]:
    """Where does the CAPE stand on `on`: the period that runs, else the next one, else the last one.

    Never refuses a period that already exists: what breaks the rule comes as a warning, with the codes of
    verifier_cape. Incomplete when there is no CAPE (champ `periodes`) or when it has no end (champ `fin`).
    """
    capes = sorted((p for p in periodes if p.kind is Nature.CAPE), key=lambda p: p.debut)
    if not capes:
        return Incomplet((Manque("periodes", "Aucun CAPE n'est enregistré pour cette personne.", ARTICLE),))
    rang = next((i for i, p in enumerate(capes) if p.fin is None or p.fin >= on), len(capes) - 1)
    suivie = capes[rang]
    if suivie.fin is None:
        return Incomplet(
            (Manque("fin", "Un CAPE a toujours une date de fin : indiquez son dernier jour.", ARTICLE),)
        )
    alertes = _motifs(suivie, rang + 1) + _chevauchements(suivie, capes[:rang]) + _interruptions(capes)
    return Resultat(_situation(suivie, suivie.fin, rang + 1, on), _etapes(suivie, rang + 1), alertes)


def _situation(periode: Periode, fin: date, numero: int, on: date) -> SituationCape:
    restants = max(0, valeur("contrats/cape_renouvellements", periode.debut).entier + 1 - numero)
    limite = fin_maximale_cape(periode.debut)
    return SituationCape(numero, restants, fin, limite, (fin - on).days, on < periode.debut)


def _etapes(periode: Periode, numero: int) -> tuple[Etape, ...]:
    duree = valeur("contrats/cape_duree_maximale", periode.debut)
    renouvellements = valeur("contrats/cape_renouvellements", periode.debut)
    limite = fin_maximale_cape(periode.debut)
    nombres = (periode.debut, duree.decimal, limite)
    permis = renouvellements.entier + 1
    return (
        Etape(
            "Dernier jour possible",
            "{} + {} mois, dernier jour le {}",
            nombres,
            limite,
            "date",
            ARTICLE,
            duree,
        ),
        Etape(
            "Rang de la période",
            "période n° {} sur {} possibles",
            (numero, permis),
            numero,
            "",
            ARTICLE,
            renouvellements,
        ),
    )


def _motifs(periode: Periode, numero: int) -> tuple[Motif, ...]:
    motifs = []
    limite, permis = (
        fin_maximale_cape(periode.debut),
        valeur("contrats/cape_renouvellements", periode.debut).entier,
    )
    duree = valeur("contrats/cape_duree_maximale", periode.debut).entier
    if periode.fin is not None and periode.fin > limite:
        texte = (
            f"Cette période va jusqu'au {periode.fin:%d/%m/%Y} : un CAPE dure au plus {duree} mois, ici jusqu'au "
            f"{limite:%d/%m/%Y}. Avancez la fin, puis renouvelez si besoin."
        )
        motifs.append(Motif("cape_trop_longue", texte, ARTICLE))
    if numero > permis + 1:
        texte = (
            f"Ce serait la période n° {numero} : un CAPE se renouvelle au plus {permis} fois, soit {permis + 1} périodes, "
            "même courtes. Envisagez un CESA, ou une sortie préparée."
        )
        motifs.append(Motif("cape_quatrieme_periode", texte, ARTICLE))
    return tuple(motifs)


def _chevauchements(nouvelle: Periode, autres: list[Periode]) -> tuple[Motif, ...]:
    genants = sorted((p for p in autres if p.chevauche(nouvelle)), key=lambda p: p.debut)
    if not genants:
        return ()
    texte = f"Un autre CAPE, commencé le {genants[0].debut:%d/%m/%Y}, couvre déjà une partie de ces jours. Corrigez l'une des dates."
    return (Motif("cape_chevauchement", texte, ARTICLE),)


def _interruptions(periodes: list[Periode]) -> tuple[Motif, ...]:
    suite = sorted(periodes, key=lambda p: p.debut)
    trous = [
        (a.fin + UN_JOUR, b.debut - UN_JOUR)
        for a, b in pairwise(suite)
        if a.fin and b.debut > a.fin + UN_JOUR
    ]
    texte = "Du {:%d/%m/%Y} au {:%d/%m/%Y}, aucun CAPE : vérifiez s'il s'agit bien d'un renouvellement, ou d'un nouveau parcours."
    return tuple(Motif("cape_interruption", texte.format(debut, fin), ARTICLE) for debut, fin in trous)

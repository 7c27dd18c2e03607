"""Which civil months make the reference, which are left out, and what counts in each."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rebond.droit.activite_partielle.mois import ecrire_mois, fenetre
from rebond.droit.activite_partielle.options import Conges, PartMois, Reference, Solde, Zeros
from rebond.droit.activite_partielle.politiques import Politique
from rebond.droit.activite_partielle.situations import PaieMensuelle, SituationEsa
from rebond.droit.contrats import Nature
from rebond.droit.socle import ZERO, Etape, ajouter_mois, arrondir

ARTICLE = "C. trav. art. D.5122-15 II 1° (par analogie)"
NOMBRE = {Reference.REF_3M: 3}
ANNEE = 12


@dataclass(frozen=True, slots=True)
class MoisRetenu:
    """One month of the reference, with the amount that counts once exclusions are made."""

    mois: date
    montant: Decimal


def voulus(s: SituationEsa) -> tuple[date, ...]:
    """The months that the policy asks for, whether they are known or not, oldest first."""
    entree = min((p.mois for p in s.bruts if p.nature is not Nature.CAPE), default=None)
    personne = s.dernier_placement or s.mois
    ancre = s.premier_jour_entreprise or s.mois
    if entree is not None and entree >= ancre.replace(day=1):
        ancre = personne  # someone who came after the cooperative's first day has no month before it
    match s.politique.reference:
        case Reference.REF_SAME_MONTH_N1:
            return (ajouter_mois(s.mois, -ANNEE),)
        case Reference.REF_12M_ROLLING_PERSON | Reference.REF_FIXED_PLUS_VAR12:
            return fenetre(personne, ANNEE)
        case Reference.REF_SINCE_ENTRY:
            depuis = entree or ancre
            return fenetre(ancre, max(0, (ancre.year - depuis.year) * ANNEE + ancre.month - depuis.month))
        case choix:
            return fenetre(ancre, NOMBRE.get(choix, ANNEE))


def absents(s: SituationEsa, mois: tuple[date, ...]) -> list[date]:
    """Months of the window, after the entry, for which nothing was given: a hole is never a zero."""
    donnes = {p.mois for p in s.bruts}
    entree = min((p.mois for p in s.bruts if p.nature is not Nature.CAPE), default=None)
    return [m for m in mois if entree is not None and m >= entree and m not in donnes]


def garder(candidats: list[PaieMensuelle], s: SituationEsa) -> tuple[list[PaieMensuelle], tuple[Etape, ...]]:
    """The months kept, and a step for each one left out. A partial month is kept when there is no other."""
    raisons = {p.mois: _exclusion(p, s.politique) for p in candidats}
    if s.politique.premier_mois is PartMois.EXCLUDE_PARTIAL and all(raisons.values()):
        raisons = {p.mois: None if p.partiel else _exclusion(p, s.politique) for p in candidats}
    cape = [(p, "CAPE, pas un salaire") for p in s.bruts if p.nature is Nature.CAPE]
    ecartes = cape + [(p, raison) for p in candidats if (raison := raisons[p.mois])]
    etapes = tuple(
        Etape("Mois écarté", "{} : {}", (ecrire_mois(p.mois), raison), p.montant, "euros", ARTICLE)
        for p, raison in ecartes
    )
    return [p for p in candidats if not raisons[p.mois]], etapes


def _exclusion(p: PaieMensuelle, politique: Politique) -> str | None:
    if p.partiel and politique.premier_mois is PartMois.EXCLUDE_PARTIAL:
        return "mois incomplet"
    if p.suspendu and politique.zeros is not Zeros.INCLUDE_ZERO:
        return "contrat suspendu"
    if not p.montant and politique.zeros is Zeros.EXCLUDE_ZERO:
        return "sans paie"
    return None


def montant_retenu(p: PaieMensuelle, s: SituationEsa) -> Decimal:
    """What counts in one month: without costs, paid leave or year-end balance when the policy leaves them out."""
    if s.politique.reference is Reference.REF_FIXED_PLUS_VAR12:
        return p.variable or ZERO
    montant = p.montant - p.exclus
    if s.politique.conges is Conges.DEDUCT_LEAVE:
        montant -= p.conges_payes
    if s.politique.solde is not Solde.BALANCE_AS_PAID:
        montant -= p.solde
    if s.politique.solde is Solde.SPREAD_OVER_ITS_YEAR:
        montant += arrondir(sum((q.solde for q in s.bruts if q.solde_annee == p.mois.year), ZERO) / ANNEE)
    return max(ZERO, montant)

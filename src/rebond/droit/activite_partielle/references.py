"""The monthly reference of an entrepreneur salarie: which months, which amounts, what is left out, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rebond.droit.activite_partielle.arguments import OPTIONS
from rebond.droit.activite_partielle.mois import ecrire_mois, fenetre
from rebond.droit.activite_partielle.options import Conges, PartMois, Reference, Solde, Zeros
from rebond.droit.activite_partielle.politiques import Politique
from rebond.droit.activite_partielle.situations import PaieMensuelle, SituationEsa
from rebond.droit.contrats import Nature
from rebond.droit.socle import (
    ZERO,
    Arrondi,
    Etape,
    Incomplet,
    Manque,
    Motif,
    Reponse,
    Resultat,
    ajouter_mois,
    arrondir,
    texte,
)

ARTICLE = "C. trav. art. D.5122-15 II 1° (par analogie)"
NOMBRE = {Reference.REF_3M: 3}
ANNEE = 12


@dataclass(frozen=True, slots=True)
class MoisRetenu:
    """One month of the reference, with the amount that counts once exclusions are made."""

    mois: date
    montant: Decimal


@dataclass(frozen=True, slots=True)
class MoyenneReference:
    """The reference in euros a month, and the months it comes from (none when it was given as such)."""

    montant: Decimal
    mois: tuple[MoisRetenu, ...]


def reference(s: SituationEsa, regle: Arrondi) -> Reponse[MoyenneReference]:
    """The monthly reference by the policy of the situation.

    Incomplete (champ bruts, reference_mensuelle, part_fixe) when months are missing or none can be kept.
    """
    if s.reference_mensuelle is not None:
        etape = Etape(
            "Référence mensuelle",
            "donnée : {}",
            (s.reference_mensuelle,),
            s.reference_mensuelle,
            "euros",
            ARTICLE,
        )
        return Resultat(MoyenneReference(s.reference_mensuelle, ()), (etape,))
    if not s.bruts:
        return _manque("bruts", "Donnez les bruts mensuels, ou une référence mensuelle.")
    voulus, connus = _fenetre(s), {p.mois: p for p in s.bruts if p.nature is not Nature.CAPE}
    entree = min(connus, default=None)
    absents = [m for m in voulus if entree and m >= entree and m not in connus and not _en_cape(m, s.bruts)]
    if absents:
        return _manque(
            "bruts", f"Il manque la paie de {', '.join(map(ecrire_mois, absents))} : 0 si rien n'a été payé."
        )
    candidats = [connus[m] for m in voulus if m in connus]
    gardes, etapes = _garder(candidats, s)
    if not gardes:
        return _manque(
            "bruts",
            "Aucun mois ne peut servir de référence : donnez-en d'autres, ou une référence mensuelle.",
        )
    retenus = tuple(MoisRetenu(p.mois, _montant(p, s)) for p in gardes)
    alertes = _alertes(retenus, voulus, candidats, s)
    return _moyenne(retenus, s, regle, etapes, alertes)


def _fenetre(s: SituationEsa) -> tuple[date, ...]:
    entreprise, personne = s.premier_jour_entreprise or s.mois, s.dernier_placement or s.mois
    match s.politique.reference:
        case Reference.REF_SAME_MONTH_N1:
            return (ajouter_mois(s.mois, -ANNEE),)
        case Reference.REF_12M_ROLLING_PERSON | Reference.REF_FIXED_PLUS_VAR12:
            return fenetre(personne, ANNEE)
        case Reference.REF_SINCE_ENTRY:
            premiers = [p.mois for p in s.bruts if p.nature is not Nature.CAPE]
            entree, fin = min(premiers, default=entreprise), entreprise
            ecart = (fin.year - entree.year) * ANNEE + fin.month - entree.month
            return fenetre(entreprise, max(0, ecart))
        case choix:
            return fenetre(entreprise, NOMBRE.get(choix, ANNEE))


def _en_cape(mois: date, bruts: Sequence[PaieMensuelle]) -> bool:
    return any(p.mois == mois and p.nature is Nature.CAPE for p in bruts)


def _garder(candidats: list[PaieMensuelle], s: SituationEsa) -> tuple[list[PaieMensuelle], tuple[Etape, ...]]:
    raisons = {p.mois: _exclusion(p, s.politique) for p in candidats}
    if s.politique.premier_mois is PartMois.EXCLUDE_PARTIAL and all(raisons.values()):
        raisons = {p.mois: _exclusion(p, s.politique) if not p.partiel else None for p in candidats}
    ecartes = tuple(
        Etape("Mois écarté", "{} : {}", (ecrire_mois(p.mois), raison), p.montant, "euros", ARTICLE)
        for p in candidats
        if (raison := raisons[p.mois])
    )
    cape = tuple(
        Etape(
            "Mois écarté",
            "{} : {}",
            (ecrire_mois(p.mois), "CAPE, pas un salaire"),
            p.montant,
            "euros",
            ARTICLE,
        )
        for p in s.bruts
        if p.nature is Nature.CAPE
    )
    return [p for p in candidats if not raisons[p.mois]], (*cape, *ecartes)


def _exclusion(p: PaieMensuelle, politique: Politique) -> str | None:
    if p.partiel and politique.premier_mois is PartMois.EXCLUDE_PARTIAL:
        return "mois incomplet"
    if p.suspendu and politique.zeros is not Zeros.INCLUDE_ZERO:
        return "contrat suspendu"
    if not p.montant and politique.zeros is Zeros.EXCLUDE_ZERO:
        return "sans paie"
    return None


def _montant(p: PaieMensuelle, s: SituationEsa) -> Decimal:
    montant = p.montant - p.exclus
    if s.politique.conges is Conges.DEDUCT_LEAVE:
        montant -= p.conges_payes
    if s.politique.solde is not Solde.BALANCE_AS_PAID:
        montant -= p.solde
    if s.politique.solde is Solde.SPREAD_OVER_ITS_YEAR:
        montant += arrondir(sum((q.solde for q in s.bruts if q.solde_annee == p.mois.year), ZERO) / ANNEE)
    if s.politique.reference is Reference.REF_FIXED_PLUS_VAR12:
        return p.variable or ZERO
    return max(ZERO, montant)


def _moyenne(
    retenus: tuple[MoisRetenu, ...],
    s: SituationEsa,
    regle: Arrondi,
    etapes: tuple[Etape, ...],
    alertes: tuple[Motif, ...],
) -> Reponse[MoyenneReference]:
    fixe = ZERO
    if s.politique.reference is Reference.REF_FIXED_PLUS_VAR12:
        if s.part_fixe is None or any(p.variable is None for p in s.bruts):
            return _manque("part_fixe", "Donnez la part fixe du contrat et la part variable de chaque mois.")
        fixe = s.part_fixe
    montant = arrondir(fixe + sum((r.montant for r in retenus), ZERO) / len(retenus), regle)
    somme = " + ".join(["{}"] * len(retenus))
    prefixe = f"{texte(fixe)} + " if fixe else ""
    etape = Etape(
        f"Référence mensuelle : {OPTIONS[s.politique.reference].libelle}",
        f"{prefixe}({somme}) ÷ {len(retenus)}  [{ecrire_mois(retenus[0].mois)} à {ecrire_mois(retenus[-1].mois)}]",
        tuple(r.montant for r in retenus),
        montant,
        "euros",
        OPTIONS[s.politique.reference].source,
    )
    return Resultat(MoyenneReference(montant, retenus), (*etapes, etape), alertes)


def _alertes(
    retenus: tuple[MoisRetenu, ...], voulus: tuple[date, ...], candidats: list[PaieMensuelle], s: SituationEsa
) -> tuple[Motif, ...]:
    alertes = []
    if len(candidats) < len(voulus):
        phrase = f"Moins de {len(voulus)} mois civils travaillés : la référence est la moyenne des {len(retenus)} mois retenus."
        alertes.append(Motif("reference_depuis_entree", phrase, ARTICLE))
    if any(not p.montant for p in candidats):
        choix = OPTIONS[s.politique.zeros].libelle.lower()
        alertes.append(
            Motif(
                "mois_sans_paie",
                f"Des mois de référence sont sans paie : {choix}. Vérifiez ce choix.",
                ARTICLE,
            )
        )
    if any(p.solde for p in candidats):
        choix = OPTIONS[s.politique.solde].libelle.lower()
        alertes.append(
            Motif(
                "solde_dans_reference",
                f"Un solde annuel tombe dans la référence : {choix}.",
                "C. trav. art. R.7331-12",
            )
        )
    return tuple(alertes)


def _manque(champ: str, phrase: str) -> Incomplet:
    return Incomplet((Manque(champ, phrase, ARTICLE),))

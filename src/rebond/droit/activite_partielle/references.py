"""The monthly reference of an entrepreneur salarie: given, or the mean of the months the policy asks for."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rebond.droit.activite_partielle.arguments import OPTIONS
from rebond.droit.activite_partielle.mois import ecrire_mois
from rebond.droit.activite_partielle.mois_de_reference import (
    ARTICLE,
    MoisRetenu,
    absents,
    garder,
    montant_retenu,
    voulus,
)
from rebond.droit.activite_partielle.options import Reference
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
    arrondir,
    texte,
)


@dataclass(frozen=True, slots=True)
class MoyenneReference:
    """The reference in euros a month, and the months it comes from (none when it was given as such)."""

    montant: Decimal
    mois: tuple[MoisRetenu, ...]


def reference(s: SituationEsa, regle: Arrondi) -> Reponse[MoyenneReference]:
    """The monthly reference by the policy of the situation.

    Incomplete (champ bruts or part_fixe) when months are missing or none can be kept.
    """
    donnee = s.reference_mensuelle
    if donnee is not None:
        etape = Etape("Référence mensuelle", "donnée : {}", (donnee,), donnee, "euros", ARTICLE)
        return Resultat(MoyenneReference(donnee, ()), (etape,))
    mois, connus = voulus(s), {p.mois: p for p in s.bruts if p.nature is not Nature.CAPE}
    trous = absents(s, mois)
    if trous:
        liste = ", ".join(map(ecrire_mois, trous))
        return _manque("bruts", f"Il manque la paie de {liste} : 0 si rien n'a été payé.")
    candidats = [connus[m] for m in mois if m in connus]
    gardes, etapes = garder(candidats, s)
    if not gardes:
        return _manque("bruts", "Aucun mois ne peut servir : donnez des bruts, ou une référence mensuelle.")
    retenus = tuple(MoisRetenu(p.mois, montant_retenu(p, s)) for p in gardes)
    moyenne = _moyenne(retenus, s, regle)
    if isinstance(moyenne, Incomplet):
        return moyenne
    montant, etape = moyenne
    alertes = _alertes(len(retenus), mois, candidats, s)
    return Resultat(MoyenneReference(montant, retenus), (*etapes, etape), alertes)


def _moyenne(
    retenus: tuple[MoisRetenu, ...], s: SituationEsa, regle: Arrondi
) -> tuple[Decimal, Etape] | Incomplet:
    fixe = ZERO
    if s.politique.reference is Reference.REF_FIXED_PLUS_VAR12:
        if s.part_fixe is None or any(p.variable is None for p in s.bruts):
            return _manque("part_fixe", "Donnez la part fixe du contrat et la part variable de chaque mois.")
        fixe = s.part_fixe
    montant = arrondir(fixe + sum((r.montant for r in retenus), ZERO) / len(retenus), regle)
    somme = " + ".join(["{}"] * len(retenus))
    prefixe = f"{texte(fixe)} + " if fixe else ""
    bornes = f"[{ecrire_mois(retenus[0].mois)} à {ecrire_mois(retenus[-1].mois)}]"
    choix = OPTIONS[s.politique.reference]
    modele = f"{prefixe}({somme}) ÷ {len(retenus)}  {bornes}"
    nombres = tuple(r.montant for r in retenus)
    return montant, Etape(
        f"Référence mensuelle : {choix.libelle}", modele, nombres, montant, "euros", choix.source
    )


def _alertes(
    retenus: int, mois: tuple[date, ...], candidats: list[PaieMensuelle], s: SituationEsa
) -> tuple[Motif, ...]:
    alertes = []
    if len(candidats) < len(mois):
        phrase = f"Moins de {len(mois)} mois civils travaillés : la référence est la moyenne des {retenus} mois retenus."
        alertes.append(Motif("reference_depuis_entree", phrase, ARTICLE))
    if any(not p.montant for p in candidats):
        choix = OPTIONS[s.politique.zeros].libelle.lower()
        phrase = f"Des mois de référence sont sans paie : {choix}. Vérifiez ce choix."
        alertes.append(Motif("mois_sans_paie", phrase, ARTICLE))
    if any(p.solde for p in candidats):
        choix = OPTIONS[s.politique.solde].libelle.lower()
        phrase = f"Un solde annuel tombe dans la référence : {choix}."
        alertes.append(Motif("solde_dans_reference", phrase, "C. trav. art. R.7331-12"))
    return tuple(alertes)


def _manque(champ: str, phrase: str) -> Incomplet:
    return Incomplet((Manque(champ, phrase, ARTICLE),))

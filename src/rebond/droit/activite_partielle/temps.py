"""From a reference and a loss to an hourly rate and hours, by the HOURS policy."""

from decimal import Decimal
from typing import NamedTuple

from rebond.droit.activite_partielle.arguments import OPTIONS
from rebond.droit.activite_partielle.durees import Cadre, duree_mensuelle
from rebond.droit.activite_partielle.options import DureeEquivalente, EtapeArrondi, Heures, SmicEquivalent
from rebond.droit.activite_partielle.politiques import Politique
from rebond.droit.activite_partielle.rapports import RIEN, Rapport
from rebond.droit.activite_partielle.references import MoyenneReference
from rebond.droit.activite_partielle.situations import SituationEsa
from rebond.droit.socle import (
    ZERO,
    Arrondi,
    Etape,
    Incomplet,
    Manque,
    Reponse,
    Resultat,
    Valeur,
    arrondir,
    valeur,
)


class Temps(NamedTuple):
    """Monthly duration in hours, hourly rate in euros, hours not worked: exact quotients."""

    duree: Rapport
    taux: Rapport
    heures: Rapport


def temps(s: SituationEsa, ref: MoyenneReference, percu: Decimal, cadre: Cadre) -> Reponse[Temps]:
    """Duration, rate and hours for a reference above what was received.

    Incomplete (champ bruts, duree_contrat, heures_travaillees, heures_declarees, jours) when the method lacks a fact.
    """
    manque = _manque(s, ref)
    if manque is not None:
        return manque
    duree, source = duree_mensuelle(s, ref, cadre)
    taux = Rapport(ref.montant * duree.den, duree.num)
    if cadre.etape is EtapeArrondi.HORAIRE:
        taux = Rapport(taux.arrondi(cadre.regle))
    heures = _bornees(_heures(s, Temps(duree, taux, RIEN), percu, ref.montant, cadre), duree)
    t = Temps(duree, taux, heures)
    return Resultat(t, _etapes(t, ref.montant, percu, p=s.politique, source=source, regle=cadre.regle))


def _manque(s: SituationEsa, ref: MoyenneReference) -> Incomplet | None:
    p = s.politique
    if p.heures is Heures.H_LOSS_LEGAL:
        return None
    besoins = []
    equivalent = (p.declare_sur if p.heures is Heures.H_DECLARED else p.heures) is Heures.H_EQ_SMIC
    par_mois = (
        p.duree is not DureeEquivalente.EQ_FROM_MEAN_PAY or p.smic is SmicEquivalent.SMIC_MOIS_REFERENCE
    )
    if equivalent and par_mois and not ref.mois:
        besoins.append(("bruts", "La durée équivalente par mois demande les bruts de chaque mois."))
    if p.heures is Heures.H_CONTRACT and not s.duree_contrat:
        besoins.append(("duree_contrat", "Donnez la durée mensuelle du contrat, en heures."))
    if p.heures is Heures.H_CONTRACT and s.heures_travaillees is None:
        besoins.append(("heures_travaillees", "Donnez les heures travaillées dans le mois."))
    if p.heures is Heures.H_DECLARED and s.heures_declarees is None:
        besoins.append(("heures_declarees", "Il manque les heures déclarées et signées par la personne."))
    if p.heures is Heures.H_DAYS and s.jours is None:
        besoins.append(("jours", "Donnez le nombre de jours non travaillés."))
    article = OPTIONS[p.heures].source
    return Incomplet(tuple(Manque(c, t, article) for c, t in besoins)) if besoins else None


def _heures(s: SituationEsa, t: Temps, percu: Decimal, ref: Decimal, cadre: Cadre) -> Rapport:
    match s.politique.heures:
        case Heures.H_CONTRACT:
            faites = s.heures_travaillees or ZERO
            return Rapport(max(ZERO, t.duree.num - faites))
        case Heures.H_DECLARED:
            return Rapport(s.heures_declarees or ZERO)
        case Heures.H_DAYS:
            jour = valeur("activite_partielle/jours/heures_par_jour", s.mois).decimal
            demi = valeur("activite_partielle/jours/heures_par_demi_journee", s.mois).decimal
            return Rapport((s.jours or ZERO) * jour + s.demi_journees * demi)
    if cadre.etape is EtapeArrondi.HORAIRE and not t.taux.num:
        return RIEN  # a reference so low that its hourly rate rounds to nothing
    if cadre.etape is EtapeArrondi.HORAIRE:
        return Rapport(arrondir((ref - percu) / t.taux.num, cadre.regle))
    return Rapport((ref - percu) * t.duree.num, ref * t.duree.den)


def _bornees(heures: Rapport, duree: Rapport) -> Rapport:
    """Never more hours than the duration."""
    return duree if heures.num * duree.den > duree.num * heures.den else heures


def _etapes(
    t: Temps, ref: Decimal, percu: Decimal, *, p: Politique, source: Valeur, regle: Arrondi
) -> tuple[Etape, ...]:
    article = p.source_heures
    duree, heures, taux = t.duree.quotient, t.heures.arrondi(regle), t.taux.arrondi(regle)
    nombres: tuple[Decimal, ...] = (t.heures.quotient, duree)
    modele = "{}, au plus {}"
    if p.heures is Heures.H_LOSS_LEGAL or p.heures is Heures.H_EQ_SMIC:
        modele, nombres = "{} × ({} − {}) ÷ {}", (duree, ref, percu, ref)
    return (
        Etape("Durée mensuelle", "{}", (duree,), t.duree.arrondi(regle), "heures", article, source),
        Etape("Taux horaire", "{} ÷ {}", (ref, duree), taux, "euros/heure", article),
        Etape(p.libelle_heures, modele, nombres, heures, "heures", article),
    )

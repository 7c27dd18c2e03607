"""From a reference and a loss to a duration, an hourly rate and hours, by the HOURS policy."""

from decimal import Decimal
from typing import NamedTuple

from rebond.droit.activite_partielle.arguments import OPTIONS
from rebond.droit.activite_partielle.bareme import Bareme
from rebond.droit.activite_partielle.decoupage import Presence
from rebond.droit.activite_partielle.options import DureeEquivalente, EtapeArrondi, Heures, SmicEquivalent
from rebond.droit.activite_partielle.politiques import Politique
from rebond.droit.activite_partielle.rapports import RIEN, Rapport
from rebond.droit.activite_partielle.references import MoisRetenu, MoyenneReference
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


class Cadre(NamedTuple):
    """What the month fixes for everyone: figures, rounding, share of the month under contract."""

    bareme: Bareme
    regle: Arrondi
    etape: EtapeArrondi
    presence: Presence

    def prorata(self, nombre: Decimal) -> Decimal:
        """`nombre` for the days under contract, at the hundredth."""
        p = self.presence
        return nombre if p.entiere else arrondir(nombre * p.jours / p.sur, self.regle)


def temps(s: SituationEsa, ref: MoyenneReference, percu: Decimal, cadre: Cadre) -> Reponse[Temps]:
    """Duration, rate and hours for a reference above what was received.

    Incomplete (champ bruts, duree_contrat, heures_travaillees, heures_declarees, jours) when the method lacks a fact.
    """
    manque = _manque(s, ref)
    if manque is not None:
        return manque
    duree, source = _duree(s, ref, cadre)
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


def _duree(s: SituationEsa, ref: MoyenneReference, cadre: Cadre) -> tuple[Rapport, Valeur]:
    legale = cadre.prorata(cadre.bareme.duree.decimal)
    base = s.politique.declare_sur if s.politique.heures is Heures.H_DECLARED else s.politique.heures
    if base is Heures.H_CONTRACT and s.duree_contrat:
        return Rapport(min(cadre.prorata(s.duree_contrat), legale)), cadre.bareme.duree
    if base is not Heures.H_EQ_SMIC:
        return Rapport(legale), cadre.bareme.duree
    return _equivalente(s, ref, legale, cadre), cadre.bareme.smic


def duree_equivalente(montant: Decimal, smic: Decimal, legale: Decimal) -> Rapport:
    """Hours that this monthly gross would pay at the SMIC, at most the legal duration (CSS art. D.241-27)."""
    duree = Rapport(montant, smic)
    return Rapport(legale) if duree.depasse(legale) else duree


def _equivalente(s: SituationEsa, ref: MoyenneReference, legale: Decimal, cadre: Cadre) -> Rapport:
    p, smic = s.politique, cadre.bareme.smic.decimal
    if p.smic is SmicEquivalent.SMIC_MOIS_AP:
        moyenne = duree_equivalente(ref.montant, smic, legale)
    else:
        moyenne = Rapport(min(legale, cadre.prorata(_moyenne(ref.mois, None, s, cadre))))
    if p.duree is DureeEquivalente.EQ_FROM_MEAN_PAY:
        return moyenne
    par_mois = Rapport(cadre.prorata(_moyenne(ref.mois, cadre.bareme.duree.decimal, s, cadre)))
    if p.duree is DureeEquivalente.EQ_MEAN_OF_MONTHS:
        return par_mois
    return par_mois if moyenne.inferieur(par_mois.num) else moyenne


def _moyenne(mois: tuple[MoisRetenu, ...], plafond: Decimal | None, s: SituationEsa, cadre: Cadre) -> Decimal:
    """Mean of the monthly equivalents, each one capped when `plafond` is given, at the hundredth."""
    durees = [r.montant / _smic(r, s, cadre) for r in mois]
    capees = durees if plafond is None else [min(plafond, d) for d in durees]
    return arrondir(sum(capees, ZERO) / len(capees), cadre.regle)


def _smic(retenu: MoisRetenu, s: SituationEsa, cadre: Cadre) -> Decimal:
    if s.politique.smic is SmicEquivalent.SMIC_MOIS_REFERENCE:
        return _smic_du_mois(retenu)
    return cadre.bareme.smic.decimal


def _smic_du_mois(retenu: MoisRetenu) -> Decimal:
    """SMIC of a month of reference."""
    return valeur("smic_horaire", retenu.mois).decimal


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

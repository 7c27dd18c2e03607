"""How many hours a month the reference stands for: legal, of the contract, or equivalent at the SMIC."""

from decimal import Decimal
from typing import NamedTuple

from rebond.droit.activite_partielle.bareme import Bareme
from rebond.droit.activite_partielle.decoupage import Presence
from rebond.droit.activite_partielle.mois_de_reference import MoisRetenu
from rebond.droit.activite_partielle.options import DureeEquivalente, EtapeArrondi, Heures, SmicEquivalent
from rebond.droit.activite_partielle.rapports import Rapport
from rebond.droit.activite_partielle.references import MoyenneReference
from rebond.droit.activite_partielle.situations import SituationEsa
from rebond.droit.socle import ZERO, Arrondi, Valeur, arrondir, valeur


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


def duree_mensuelle(s: SituationEsa, ref: MoyenneReference, cadre: Cadre) -> tuple[Rapport, Valeur]:
    """Duration in hours for the days under contract, and the dated figure it comes from."""
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

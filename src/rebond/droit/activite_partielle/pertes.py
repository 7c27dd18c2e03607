"""What was received in the month, by the LOSS policy, and what is missing to say it."""

from decimal import Decimal

from rebond.droit.activite_partielle.arguments import OPTIONS
from rebond.droit.activite_partielle.options import Perte, Plancher, Solde
from rebond.droit.activite_partielle.situations import SituationEsa
from rebond.droit.socle import ZERO, Manque

ARTICLE_PERTE = "C. trav. art. L.5122-1 et D.5122-15 III"


def percu_du_mois(s: SituationEsa) -> Decimal | tuple[Manque, ...]:
    """What was received in the month, by LOSS, without the year-end balance when the policy sets it aside."""
    match s.politique.perte:
        case Perte.ACCRUED:
            champ, montant = "du_activite", s.du_activite
        case Perte.FIXED_ONLY:
            if s.part_fixe is None:
                return (Manque("part_fixe", "Donnez la part fixe du contrat.", ARTICLE_PERTE),)
            return s.percu_fixe if s.percu_fixe is not None else (_manque("percu_fixe"),)
        case _:
            champ, montant = "percu", s.percu
    if montant is None:
        return (_manque(champ),)
    return montant if s.politique.solde is Solde.BALANCE_AS_PAID else max(ZERO, montant - s.percu_solde)


def _manque(champ: str) -> Manque:
    return Manque(champ, f"Il manque « {champ} » : le brut du mois, 0 si rien n'a été payé.", ARTICLE_PERTE)


def net_manquant(s: SituationEsa) -> tuple[Manque, ...]:
    if s.politique.plancher is not Plancher.F_NET_CAP or s.net_horaire_habituel is not None:
        return ()
    texte = "La limite au net habituel demande le net horaire habituel de la personne."
    return (Manque("net_horaire_habituel", texte, OPTIONS[Plancher.F_NET_CAP].source),)

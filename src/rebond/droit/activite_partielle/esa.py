"""The computation for an entrepreneur salarie: reference, loss, hours, then the same hour as everyone."""

from decimal import Decimal

from rebond.droit.activite_partielle.alertes import alertes_esa
from rebond.droit.activite_partielle.arguments import OPTIONS
from rebond.droit.activite_partielle.bareme import RACINE
from rebond.droit.activite_partielle.durees import Cadre
from rebond.droit.activite_partielle.minimum import completer
from rebond.droit.activite_partielle.montants import montants
from rebond.droit.activite_partielle.options import Heures, Perte, Plancher
from rebond.droit.activite_partielle.pertes import ARTICLE_PERTE, net_manquant, percu_du_mois
from rebond.droit.activite_partielle.rapports import RIEN, Rapport
from rebond.droit.activite_partielle.references import MoyenneReference, reference
from rebond.droit.activite_partielle.resultats import Calcul
from rebond.droit.activite_partielle.situations import SituationEsa
from rebond.droit.activite_partielle.suites import Borne, conclure, dans_le_contingent
from rebond.droit.activite_partielle.temps import Temps, temps
from rebond.droit.socle import (
    ZERO,
    Etape,
    Incomplet,
    Motif,
    Reponse,
    Resultat,
    valeur,
)

ARTICLE_HEURES = "C. trav. art. R.5122-19 (par analogie)"


def calculer_esa(s: SituationEsa, cadre: Cadre) -> Reponse[Calcul]:
    """Reference by REF, received by LOSS, hours by HOURS, amounts with FLOOR. No loss: zero, never negative."""
    ref = _reference(s, cadre)
    if not isinstance(ref, Resultat):
        return ref
    percu = percu_du_mois(s)
    manque = net_manquant(s) if isinstance(percu, Decimal) else percu
    if not isinstance(percu, Decimal) or manque:
        return Incomplet(manque or (), ref.etapes)
    perte = max(ZERO, ref.valeur.montant - percu)
    etape = Etape(
        s.politique.libelle_perte,
        "max(0 ; {} − {})",
        (ref.valeur.montant, percu),
        perte,
        "euros",
        ARTICLE_PERTE,
    )
    trouve = _temps(s, ref.valeur, percu, cadre)
    if not isinstance(trouve, Resultat):
        return trouve
    borne = _borner(trouve.valeur, s, cadre)
    t = trouve.valeur._replace(heures=borne.heures)
    return _conclure(s, t, ref, cadre, perte=perte, avant=(etape, *trouve.etapes), borne=borne)


def _conclure(
    s: SituationEsa,
    t: Temps,
    ref: Resultat[MoyenneReference],
    cadre: Cadre,
    *,
    perte: Decimal,
    avant: tuple[Etape, ...],
    borne: Borne,
) -> Resultat[Calcul]:
    m, etapes = montants(t.taux, t.heures, _plancher(s), cadre, net_habituel=_net(s))
    calcul, suites, alertes = conclure(
        s, t, m, cadre, reference=ref.valeur.montant, duree=t.duree.arrondi(cadre.regle)
    )
    calcul, minimum = completer(s, calcul, cadre)
    toutes = (*ref.avertissements, *borne.avertissements, *alertes_esa(s, calcul, perte), *alertes)
    return Resultat(calcul, (*ref.etapes, *avant, *borne.etapes, *etapes, *suites, *minimum), toutes)


def _reference(s: SituationEsa, cadre: Cadre) -> Reponse[MoyenneReference]:
    """The reference, for the days under contract."""
    if s.politique.perte is Perte.FIXED_ONLY and s.part_fixe is not None:
        etape = Etape(
            "Référence : part fixe",
            "{}",
            (s.part_fixe,),
            s.part_fixe,
            "euros",
            OPTIONS[Perte.FIXED_ONLY].source,
        )
        ref: Reponse[MoyenneReference] = Resultat(MoyenneReference(s.part_fixe, ()), (etape,))
    else:
        ref = reference(s, cadre.regle)
    if not isinstance(ref, Resultat) or cadre.presence.entiere:
        return ref
    montant = cadre.prorata(ref.valeur.montant)
    nombres = (ref.valeur.montant, cadre.presence.jours, cadre.presence.sur)
    etape = Etape(
        "Référence pour les jours sous contrat", "{} × {} ÷ {}", nombres, montant, "euros", ARTICLE_PERTE
    )
    return Resultat(MoyenneReference(montant, ref.valeur.mois), (*ref.etapes, etape), ref.avertissements)


def _plancher(s: SituationEsa) -> Plancher:
    return Plancher.F_TEXT if s.politique.plancher is Plancher.F_NET_CAP else s.politique.plancher


def _net(s: SituationEsa) -> Decimal | None:
    """The net cap, which exists since 2021: asking earlier is refused by the parameter itself."""
    if s.politique.plancher is not Plancher.F_NET_CAP or s.net_horaire_habituel is None:
        return None
    return s.net_horaire_habituel * valeur(f"{RACINE}/plafond_net_habituel", s.mois).decimal


def _temps(s: SituationEsa, ref: MoyenneReference, percu: Decimal, cadre: Cadre) -> Reponse[Temps]:
    if percu < ref.montant:
        return temps(s, ref, percu, cadre)
    duree = Rapport(cadre.prorata(cadre.bareme.duree.decimal))
    etape = Etape("Pas de perte de rémunération : aucune heure", "0", (), ZERO, "heures", ARTICLE_PERTE)
    return Resultat(Temps(duree, Rapport(ref.montant * duree.den, duree.num), RIEN), (etape,))


def _borner(t: Temps, s: SituationEsa, cadre: Cadre) -> Borne:
    """Hours + worked + assimilated never exceed the duration; then the contingent."""
    faites = ZERO if s.politique.heures is Heures.H_CONTRACT else s.heures_travaillees or ZERO
    prises = s.heures_assimilees + faites
    libre = Rapport(max(ZERO, t.duree.num - prises * t.duree.den), t.duree.den)
    if not prises or t.heures.num * libre.den <= libre.num * t.heures.den:
        return dans_le_contingent(t.heures, s)
    reste = libre.arrondi(cadre.regle)
    etape = Etape(
        "Heures restantes dans la durée",
        "{} − {}",
        (t.duree.arrondi(cadre.regle), prises),
        reste,
        "heures",
        ARTICLE_HEURES,
    )
    texte = "Les heures travaillées, de congé ou de maladie prennent une part de la durée : les heures indemnisables sont réduites."
    borne = dans_le_contingent(libre, s)
    motif = Motif("heures_reduites", texte, ARTICLE_HEURES)
    return Borne(borne.heures, (etape, *borne.etapes), (motif, *borne.avertissements))

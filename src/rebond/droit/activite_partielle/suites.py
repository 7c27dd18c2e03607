"""What follows the gross figures, in both forms: complement, levies with ecretement, net, contingent."""

from decimal import Decimal
from typing import NamedTuple

from rebond.droit.activite_partielle.complements import Complement, complement
from rebond.droit.activite_partielle.compteurs import contingent
from rebond.droit.activite_partielle.durees import Cadre
from rebond.droit.activite_partielle.montants import Montants
from rebond.droit.activite_partielle.prelevements import ARTICLE as ARTICLE_NET
from rebond.droit.activite_partielle.prelevements import Prelevements, prelever, taux
from rebond.droit.activite_partielle.rapports import Rapport
from rebond.droit.activite_partielle.resultats import Calcul
from rebond.droit.activite_partielle.situations import Situation
from rebond.droit.activite_partielle.temps import Temps
from rebond.droit.socle import ZERO, Etape, Motif, arrondir

ARTICLE_CONTINGENT = "C. trav. art. R.5122-6 (article de mémoire) ; arrêtés cités au paramètre"
SANS_NET = Motif(
    "net_activite_inconnu",
    "Le net d'activité du mois n'est pas donné : la CSG et la CRDS sont calculées comme s'il était nul. Donnez-le pour "
    "un net exact.",
    "CSS art. L.136-1-2",
)


class Borne(NamedTuple):
    """Hours once the yearly contingent is looked at."""

    heures: Rapport
    etapes: tuple[Etape, ...]
    avertissements: tuple[Motif, ...]


def dans_le_contingent(heures: Rapport, s: Situation) -> Borne:
    """Cut the hours that exceed what is left of the contingent of the calendar year, when the count is known."""
    if s.heures_deja_indemnisees is None:
        return Borne(heures, (), ())
    compte = contingent(s.heures_deja_indemnisees, on=s.mois, connu_le=s.connu_le)
    reste = compte.valeur.restantes
    if not heures.depasse(reste):
        return Borne(heures, (), ())
    texte = f"Il ne reste que {reste} h indemnisables cette année : les heures au-delà ne sont pas comptées."
    return Borne(Rapport(reste), compte.etapes, (Motif("contingent_atteint", texte, ARTICLE_CONTINGENT),))


def conclure(
    s: Situation, t: Temps, m: Montants, cadre: Cadre, *, reference: Decimal | None, duree: Decimal | None
) -> tuple[Calcul, tuple[Etape, ...], tuple[Motif, ...]]:
    """The whole line: complement, levies, net."""
    heures, taux_brut = t.heures.arrondi(cadre.regle), t.taux.arrondi(cadre.regle)
    plus, etapes_plus = _complement(s, taux_brut, m, cadre)
    remplacement = arrondir(plus.regime_remplacement * heures, cadre.regle) if plus else ZERO
    brut = m.indemnite + remplacement
    leve, etapes_leve = _prelever(s, brut, cadre)
    nette = brut - leve.total
    etape = Etape("Indemnité nette", "{} − {}", (brut, leve.total), nette, "euros", ARTICLE_NET)
    calcul = Calcul(
        reference_mensuelle=reference,
        duree_mensuelle=duree,
        taux_horaire=taux_brut,
        heures_indemnisables=heures,
        indemnite_horaire=m.indemnite_horaire,
        indemnite=m.indemnite,
        allocation_horaire=m.allocation_horaire,
        allocation=m.allocation,
        reste_a_charge=m.indemnite - m.allocation,
        csg_deductible=leve.csg_deductible,
        csg_non_deductible=leve.csg_non_deductible,
        crds=leve.crds,
        prelevement_total=leve.total,
        indemnite_nette=nette,
        complement_horaire=plus.horaire if plus else None,
        complement_regime_remplacement=plus.regime_remplacement if plus else None,
        complement_regime_salaire=plus.regime_salaire if plus else None,
        cotisation_maladie=leve.cotisation_maladie if s.alsace_moselle or s.non_resident else None,
    )
    return calcul, (*etapes_plus, *etapes_leve, etape), (SANS_NET,) if s.net_activite is None and brut else ()


def _complement(
    s: Situation, taux_brut: Decimal, m: Montants, cadre: Cadre
) -> tuple[Complement | None, tuple[Etape, ...]]:
    if s.maintien is None:
        return None, ()
    return complement(taux_brut, m.indemnite_horaire, s.maintien, cadre.bareme, cadre.regle)


def _prelever(s: Situation, brut: Decimal, cadre: Cadre) -> tuple[Prelevements, list[Etape]]:
    b = cadre.bareme
    levees = taux(b.mois, alsace_moselle=s.alsace_moselle, non_resident=s.non_resident)
    return prelever(brut, s.net_activite or ZERO, b.smic_mensuel, levees, cadre.regle)

"""The monthly minimum (RMM): owed to full-time employees; for an ESA, only when the cooperative grants it."""

from datetime import date
from decimal import Decimal

from rebond.droit.activite_partielle.bareme import RACINE
from rebond.droit.activite_partielle.durees import Cadre
from rebond.droit.activite_partielle.resultats import Calcul
from rebond.droit.activite_partielle.situations import SituationEsa
from rebond.droit.socle import ZERO, Arrondi, Etape, arrondir, valeur

ARTICLE = "C. trav. art. L.3232-1 à L.3232-7"


def rmm_mensuelle(on: date, *, mutuelle: Decimal = ZERO) -> Decimal:
    """Monthly minimum in euros: net hourly SMIC x 151.67 h, less the employee's share of the mandatory health insurance.

    L.3232-3 speaks of deductions made by the employer without saying whether the insurance is one: payroll editors
    differ, so it is a setting (default: not deducted).
    """
    heure = valeur(f"{RACINE}/plancher_indemnite", on).decimal
    return arrondir(heure * valeur("duree_legale_mensuelle", on).decimal, Arrondi.DEMI_SUPERIEUR) - mutuelle


def completer(s: SituationEsa, calcul: Calcul, cadre: Cadre) -> tuple[Calcul, tuple[Etape, ...]]:
    """Add what is lacking to reach the RMM, at the cooperative's cost, when the policy says so and hours were lost.

    Reduced for the days under contract when the month is split (L.3232-4).
    """
    if not s.politique.rmm_esa or not calcul.heures_indemnisables:
        return calcul, ()
    rmm = cadre.prorata(rmm_mensuelle(cadre.bareme.mois))
    acquis = (s.net_activite or ZERO) + calcul.indemnite_nette
    manque = max(ZERO, rmm - acquis)
    nombres = (rmm, s.net_activite or ZERO, calcul.indemnite_nette)
    etape = Etape(
        "Allocation complémentaire (choix de la coopérative)",
        "max(0 ; {} − {} − {})",
        nombres,
        manque,
        "euros",
        ARTICLE,
    )
    return calcul._replace(allocation_complementaire=manque), (etape,)

"""What someone should look at before paying: the policy itself, and the two signals the law asks for."""

from decimal import Decimal

from rebond.droit.activite_partielle.resultats import Calcul
from rebond.droit.activite_partielle.situations import SituationEsa
from rebond.droit.socle import Motif, texte_nombre

ARTICLE = "C. trav. art. L.5122-1"
ANALOGIE = Motif(
    "methode_par_analogie",
    "Aucun texte ne nomme les entrepreneur·es salarié·es : ces formules sont une analogie choisie par la coopérative.",
    "C. trav. art. L.5122-3 et D.5122-15",
)


def alertes_esa(s: SituationEsa, calcul: Calcul, perte: Decimal) -> tuple[Motif, ...]:
    """Warnings: policy, indemnite above the loss, pay that falls without activity, reserves drawn, activity unknown."""
    return (ANALOGIE, *s.politique.avertissements, *_depassement(calcul, perte), *_signaux(s, perte))


def _depassement(calcul: Calcul, perte: Decimal) -> tuple[Motif, ...]:
    if calcul.indemnite <= perte:
        return ()
    texte = (
        f"L'indemnité ({texte_nombre(calcul.indemnite)} €) dépasse la perte ({texte_nombre(perte)} €). "
        "Changez de plancher ou de méthode d'heures avant de payer."
    )
    return (Motif("indemnite_superieure_a_la_perte", texte, ARTICLE),)


def _signaux(s: SituationEsa, perte: Decimal) -> tuple[Motif, ...]:
    if s.reserve_utilisee:
        texte = (
            "La paie a été tenue en puisant dans la réserve : cette part n'est pas une perte de rémunération."
        )
        return (Motif("reserve_utilisee", texte, ARTICLE),)
    if not perte:
        return ()
    if s.chiffre_affaires is None or s.chiffre_affaires_reference is None:
        texte = (
            "La baisse d'activité n'est pas vérifiée : comparez le chiffre d'affaires du mois à sa référence."
        )
        return (Motif("activite_non_verifiee", texte, ARTICLE),)
    if s.chiffre_affaires >= s.chiffre_affaires_reference:
        texte = "La paie baisse sans que l'activité baisse : demandez pourquoi avant de retenir ce mois."
        return (Motif("perte_sans_baisse_activite", texte, ARTICLE),)
    return ()

"""From a situation to figures with their steps, to a refusal with its reasons, or to the facts that are missing."""

from rebond.droit.activite_partielle.bareme import Bareme, bareme
from rebond.droit.activite_partielle.decoupage import Presence, presence
from rebond.droit.activite_partielle.durees import Cadre
from rebond.droit.activite_partielle.esa import calculer_esa
from rebond.droit.activite_partielle.montants import montants
from rebond.droit.activite_partielle.options import EtapeArrondi, Plancher
from rebond.droit.activite_partielle.rapports import Rapport
from rebond.droit.activite_partielle.resultats import Calcul
from rebond.droit.activite_partielle.situations import Situation, SituationEsa, SituationHoraire
from rebond.droit.activite_partielle.suites import conclure, dans_le_contingent
from rebond.droit.activite_partielle.temps import Temps
from rebond.droit.socle import (
    AvantPremiereDate,
    ErreurDroit,
    Etape,
    Incomplet,
    Manque,
    Motif,
    ParametreAbroge,
    Refus,
    Reponse,
    Resultat,
    Valeur,
    ValeurIntrouvable,
    texte_nombre,
)

ARTICLE = "C. trav. art. R.5122-18 et D.5122-13"
CODES: dict[type[ErreurDroit], str] = {
    AvantPremiereDate: "avant_premiere_date",
    ParametreAbroge: "regime_termine",
    ValeurIntrouvable: "valeur_introuvable",
}


def calculer(s: Situation) -> Reponse[Calcul]:
    """The figures of one person for one month.

    Refused with cape_non_salarie, sans_contrat, avant_premiere_date, regime_termine or valeur_introuvable; incomplete
    with the missing facts. Amounts in euros, hours in hours. Source: reference activite-partielle, section 4.
    """
    try:
        presents = presence(s.mois, s.contrats)
        if not isinstance(presents, Resultat):
            return presents
        cadre = _cadre(s, presents.valeur)
        suite = _calculer(s, cadre)
    except tuple(CODES) as erreur:
        return Refus((Motif(CODES[type(erreur)], f"{erreur} Vérifiez le mois et le régime.", ARTICLE),))
    if not isinstance(suite, Resultat):
        return suite
    etapes = (*presents.etapes, *suite.etapes, _regle(s, cadre))
    return Resultat(suite.valeur, etapes, (*presents.avertissements, *suite.avertissements))


def _cadre(s: Situation, presents: Presence) -> Cadre:
    b = bareme(s.mois, s.regime, connu_le=s.connu_le, regime_employeur=s.regime_employeur)
    politique = s.politique if isinstance(s, (SituationEsa, SituationHoraire)) else None
    regle = politique.regle if politique and politique.regle else b.arrondi
    etape = politique.etape if politique else None
    return Cadre(b, regle, etape or EtapeArrondi(str(_source_etape(s, b).valeur)), presents)


def _source_etape(s: Situation, b: Bareme) -> Valeur:
    return b.etape_deduites if isinstance(s, SituationEsa) else b.etape_connues


def _regle(s: Situation, cadre: Cadre) -> Etape:
    source = _source_etape(s, cadre.bareme)
    nombres = (str(cadre.regle), str(cadre.etape))
    return Etape("Règle d'arrondi", "{}, appliquée : {}", nombres, nombres[0], "", source.texte, source)


def _calculer(s: Situation, cadre: Cadre) -> Reponse[Calcul]:
    if isinstance(s, SituationEsa):
        return calculer_esa(s, cadre)
    if isinstance(s, SituationHoraire):
        return _horaire(s, cadre)
    msg = f"Situation inconnue : {type(s).__name__}."
    raise TypeError(msg)


def _horaire(s: SituationHoraire, cadre: Cadre) -> Reponse[Calcul]:
    if s.taux_horaire_brut is None or s.heures_indemnisables is None:
        noms = {"taux_horaire_brut": s.taux_horaire_brut, "heures_indemnisables": s.heures_indemnisables}
        return Incomplet(
            tuple(Manque(n, f"Il manque « {n} ».", ARTICLE) for n, v in noms.items() if v is None)
        )
    borne = dans_le_contingent(Rapport(s.heures_indemnisables), s)
    t = Temps(Rapport(cadre.bareme.duree.decimal), Rapport(s.taux_horaire_brut), borne.heures)
    m, etapes = montants(t.taux, t.heures, Plancher.F_TEXT, cadre)
    calcul, suites, alertes = conclure(s, t, m, cadre, reference=None, duree=None)
    if t.heures.depasse(cadre.bareme.duree.decimal):
        alertes = (*alertes, _au_dela(cadre.bareme))
    return Resultat(calcul, (*borne.etapes, *etapes, *suites), (*borne.avertissements, *alertes))


def _au_dela(b: Bareme) -> Motif:
    texte = (
        f"Plus de {texte_nombre(b.duree.decimal)} h dans le mois : au-delà de {b.duree_hebdomadaire.decimal} h par "
        "semaine, une heure n'est pas indemnisable. Vérifiez les semaines."
    )
    return Motif("heures_au_dela_de_la_duree", texte, "C. trav. art. R.5122-19")

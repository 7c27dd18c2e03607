"""The argument and the source of each method (reference activite-partielle 3.2 to 3.4)."""

from enum import StrEnum

from rebond.droit.activite_partielle.options import (
    Conges,
    DureeEquivalente,
    Heures,
    Option,
    PartMois,
    Perimetre,
    Perte,
    Plancher,
    Reference,
    SmicEquivalent,
    Solde,
    Zeros,
)

D_5122_15 = "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000044946857"
R_5122_18 = "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000046824694"
R_5122_19 = "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000045248370"
D_5122_13 = "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000053419237"
FORUM = "https://agora.les-cae.coop/t/dispositif-chomage-partiel/1914"
ETABLISSEMENT = "https://agora.les-cae.coop/t/declaration-de-demande-sur-portail-asp-activitepartielle-emploi-gouv-fr/1905"
FILLON = "https://agora.les-cae.coop/t/des-equivalents-heures-pour-calculer-les-reductions-fillon/1622"

RMM_ESA = Option(
    "Rémunération mensuelle minimale garantie par la coopérative",
    "Elle n'est pas due à la lettre, faute de durée au contrat : la coopérative peut choisir de la compléter à ses frais.",
    "C. trav. art. L.3232-1 à L.3232-7 (par analogie)",
)
OPTIONS: dict[StrEnum, Option] = {
    Perimetre.SCOPE_SIRET: Option(
        "Tout l'établissement (SIRET)",
        "Le portail et le texte raisonnent par établissement.",
        "C. trav. art. R.5122-2 ; forum des CAE, mars 2020",
        ETABLISSEMENT,
    ),
    Perimetre.SCOPE_GROUP: Option(
        "Un groupe d'activités",
        "Des métiers voisins sont touchés ensemble ; les pertes y vont pourtant de 0 à 100 %.",
        "Forum des CAE, mars 2020",
        ETABLISSEMENT,
    ),
    Perimetre.SCOPE_INDIVIDUAL: Option(
        "Chaque entrepreneur·e",
        "La réduction peut être appliquée individuellement et alternativement ; une coopérative a déposé une demande par personne.",
        "C. trav. art. L.5122-1 ; ordonnance n° 2020-460 (de mémoire) ; forum des CAE, mars 2020",
        ETABLISSEMENT,
    ),
    Reference.REF_12M_CIVIL: Option(
        "Moyenne des 12 mois civils avant l'entrée de la coopérative en activité partielle",
        "C'est la lettre du texte écrit pour les VRP, la formule la plus proche d'un·e entrepreneur·e salarié·e.",
        "C. trav. art. D.5122-15 II 1° (décret n° 2020-435)",
        D_5122_15,
    ),
    Reference.REF_12M_ROLLING_PERSON: Option(
        "Moyenne des 12 mois civils avant le dernier placement de la personne",
        "Plus juste après une reprise d'activité ; c'est la lecture du ministère quand l'activité partielle revient.",
        "Ministère du Travail, questions-réponses de mars 2021",
    ),
    Reference.REF_SINCE_ENTRY: Option(
        "Moyenne de tous les mois civils travaillés depuis l'entrée",
        "Le texte le prévoit quand il y a moins de 12 mois ; appliqué d'office dans ce cas.",
        "C. trav. art. D.5122-15 II 1°",
        D_5122_15,
    ),
    Reference.REF_3M: Option(
        "Moyenne des 3 derniers mois",
        "Suit l'activité récente ; au moins une coopérative l'a pratiquée en mars 2020.",
        "Forum des CAE, A Deux et Plus, mars 2020",
        FORUM,
    ),
    Reference.REF_SAME_MONTH_N1: Option(
        "Même mois de l'année précédente",
        "Neutralise la saison, mais aucune source ne l'admet pour l'activité partielle : simulation seulement.",
        "Logique du Fonds de solidarité, transposée",
        simulation=True,
    ),
    Reference.REF_FIXED_PLUS_VAR12: Option(
        "Part fixe du contrat et moyenne sur 12 mois de la part variable",
        "C'est la règle des salarié·es à rémunération variable.",
        "C. trav. art. R.5122-18 al. 3",
        R_5122_18,
    ),
    Perte.PAID: Option(
        "Brut payé dans le mois",
        "Le texte retient la rémunération effectivement perçue sur la même période.",
        "C. trav. art. D.5122-15 III",
        D_5122_15,
    ),
    Perte.ACCRUED: Option(
        "Ce que l'activité du mois donnerait par la formule du contrat",
        "Le chiffre d'affaires devient souvent salaire un ou deux mois plus tard.",
        "Note de référence, section 3.4",
    ),
    Perte.FIXED_ONLY: Option(
        "Part fixe seule, des deux côtés",
        "Évite que les variations de la part variable ne masquent ou ne créent une perte.",
        "Note de référence, section 3.4",
    ),
    Heures.H_LOSS_LEGAL: Option(
        "Heures déduites de la perte, sur 151,67 h",
        "C'est la formule du décret pour les VRP : l'indemnité vaut alors le taux légal de la perte.",
        "C. trav. art. D.5122-15 II 1°",
        D_5122_15,
    ),
    Heures.H_EQ_SMIC: Option(
        "Heures déduites de la perte, sur une durée équivalente (rémunération ÷ SMIC)",
        "C'est la méthode du réseau des CAE : le taux horaire n'est jamais sous le SMIC.",
        "Note de la CG Scop du 27/04/2020, citée sur le forum ; CSS art. D.241-27",
        FILLON,
    ),
    Heures.H_CONTRACT: Option(
        "Heures du contrat moins heures travaillées",
        "Pour un contrat qui fixe des heures, comme un CDI ancien.",
        "C. trav. art. R.5122-19",
        R_5122_19,
    ),
    Heures.H_DECLARED: Option(
        "Heures déclarées et signées par la personne",
        "C'est ce que les coopératives demandaient en mars 2020 ; plafonné à la durée retenue.",
        "Forum des CAE, mars 2020",
        FORUM,
    ),
    Heures.H_DAYS: Option(
        "Jours et demi-journées non travaillés",
        "Par analogie avec le forfait en jours : 7 h par jour, 3,5 h par demi-journée.",
        "Forum des CAE, mars 2020 (analogie)",
        ETABLISSEMENT,
    ),
    Plancher.F_TEXT: Option(
        "Planchers du texte, toujours",
        "Les ESA ne sont pas dans la liste de celles et ceux que le texte en écarte.",
        "C. trav. art. D.5122-13",
        D_5122_13,
    ),
    Plancher.F_VRP_LIKE: Option(
        "Pas de plancher quand le taux horaire est sous le SMIC",
        "C'est ce que le texte prévoit pour les VRP, dont on emprunte la formule.",
        "C. trav. art. D.5122-13 (depuis 2022)",
        D_5122_13,
    ),
    Plancher.F_NONE: Option(
        "Jamais de plancher",
        "Le ministère l'écrit pour les personnes qui ne relèvent pas du SMIC horaire.",
        "Ministère du Travail, questions-réponses de mars 2021 et de 2023",
    ),
    Plancher.F_NET_CAP: Option(
        "Plancher du texte, dans la limite du net horaire habituel",
        "L'indemnité nette ne peut dépasser la rémunération nette horaire habituelle (depuis 2021).",
        "C. trav. art. R.5122-18",
        R_5122_18,
    ),
    Zeros.INCLUDE_ZERO: Option(
        "Mois sans paie comptés", "Tous les mois du contrat sont des mois civils.", "C. trav. art. D.5122-15"
    ),
    Zeros.EXCLUDE_ZERO: Option(
        "Mois sans paie écartés",
        "Le texte parle de mois civils travaillés.",
        "C. trav. art. D.5122-15 II 1°",
        D_5122_15,
    ),
    Zeros.EXCLUDE_ONLY_SUSPENDED: Option(
        "Mois de suspension écartés (maladie, maternité, activité partielle antérieure)",
        "Un mois sans chiffre d'affaires reste un mois travaillé ; un mois suspendu n'en est pas un.",
        "Note de référence, section 3.4 (choix explicite)",
    ),
    Solde.BALANCE_AS_PAID: Option(
        "Solde annuel compté dans le mois où il est payé",
        "La référence est la rémunération brute payée.",
        "CG Scop, avril 2020, citée sur le forum",
        FORUM,
    ),
    Solde.SPREAD_OVER_ITS_YEAR: Option(
        "Solde annuel réparti sur les 12 mois de son exercice",
        "Le solde rémunère toute l'année.",
        "C. trav. art. R.7331-12",
    ),
    Solde.EXCLUDE: Option(
        "Solde annuel écarté",
        "Le texte écarte les éléments alloués pour l'année que la réduction d'activité n'affecte pas.",
        "C. trav. art. D.5122-15 II 1°",
        D_5122_15,
    ),
    DureeEquivalente.EQ_FROM_MEAN_PAY: Option(
        "Durée = moyenne des paies ÷ SMIC",
        "Une seule division, lisible.",
        "Forum des CAE, Amétis, printemps 2020",
        FORUM,
    ),
    DureeEquivalente.EQ_MEAN_OF_MONTHS: Option(
        "Durée = moyenne des durées de chaque mois",
        "Un mois très haut ne compense pas un mois très bas.",
        "Forum des CAE, Amétis, printemps 2020",
        FORUM,
    ),
    DureeEquivalente.EQ_BEST: Option(
        "La plus longue des deux durées",
        "Au bénéfice de la personne.",
        "Forum des CAE, Amétis, printemps 2020",
        FORUM,
    ),
    SmicEquivalent.SMIC_MOIS_AP: Option(
        "SMIC du mois d'activité partielle",
        "Un seul SMIC, celui des heures indemnisées.",
        "Note de référence, section 3.4",
    ),
    SmicEquivalent.SMIC_MOIS_REFERENCE: Option(
        "SMIC de chaque mois de référence",
        "Chaque paie est rapportée au SMIC de son mois.",
        "CSS art. D.241-27",
        FILLON,
    ),
    PartMois.EXCLUDE_PARTIAL: Option(
        "Premier mois incomplet écarté",
        "Ce n'est pas un mois civil travaillé en entier.",
        "C. trav. art. D.5122-15 II 1°",
    ),
    PartMois.INCLUDE_PARTIAL: Option(
        "Premier mois incomplet compté",
        "Au plus près de ce qui a été payé.",
        "Note de référence, section 3.4",
    ),
    Conges.DEDUCT_LEAVE: Option(
        "Part de congés payés retirée",
        "Le texte l'exige quand la paie en contient une.",
        "C. trav. art. D.5122-15 IV",
        D_5122_15,
    ),
    Conges.KEEP_LEAVE: Option(
        "Part de congés payés gardée", "Quand la paie n'en distingue pas.", "Note de référence, section 3.4"
    ),
}

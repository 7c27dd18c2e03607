"""What the contracts of La Boussole say, clause by clause: the text a person reads in their file."""

CESA = {
    "objectifs": "Développer l’activité décrite en annexe ; un objectif de chiffre d’affaires annuel, revu à chaque avenant.",
    "moyens": "Accompagnement individuel, ateliers, comptabilité, locaux partagés ; un point d’activité au moins par trimestre.",
    "contribution": "Un pourcentage du chiffre d’affaires hors taxe, voté chaque année en assemblée générale.",
    "remuneration": "Une part fixe mensuelle au contrat, une part variable selon le résultat de l’activité, soldée en fin d’exercice.",
    "statuts": "Les statuts en vigueur sont remis à la signature ; chaque changement est envoyé.",
    "clientele_et_propriete_intellectuelle": "La clientèle et les créations restent à l’entrepreneur·e à son départ.",
}
CAPE = {
    "programme": "Étude de marché, offre et prix, premières ventes ; un point par mois avec l’équipe d’appui.",
    "moyens_mis_a_disposition": "Accompagnement, ateliers, assurance, comptabilité ; valeur indiquée en annexe.",
    "remuneration_structure": "Contribution sur les premières ventes, au même taux que les autres activités.",
    "engagements_tiers": "Achats et devis au nom de la coopérative, après accord, dans la limite fixée en annexe.",
    "donnees_comptables": "Le compte de l’activité est consultable à tout moment et commenté chaque trimestre.",
    "rupture_anticipee": "À l’initiative de chacun, par écrit, avec un mois de délai.",
    "remboursement_cotisations": "Les cotisations avancées sont reprises sur le compte de l’activité.",
}
TEXTS = {"cape": CAPE, "cesa": CESA}

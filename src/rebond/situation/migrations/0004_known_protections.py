"""The few protections whose source is known. Nobody has re-read them: seen, never proposed until checked."""

from datetime import date
from typing import Any

from django.db import migrations

KNOWN = (
    {
        "name": "Activité partielle (droit commun)",
        "kind": "short_time",
        "claimants": ["cooperative"],
        "protects": ["cesa", "associate"],
        "conditions": "Fermeture ou horaire réduit sous la durée légale. La coopérative la demande pour ses salarié·es ; "
        "une personne en CAPE n'est pas salariée. Les taux de 2026 ne sont pas vérifiés ici.",
        "source": "Code du travail, art. L.5122-1 ; axlaw.eu (2020)",
        "source_url": "https://www.axlaw.eu/post/coronavirus-l-activit%C3%A9-partielle-ou-le-ch%C3%B4mage-technique",
    },
    {
        "name": "Activité partielle de longue durée rebond (APLD-R)",
        "kind": "short_time",
        "claimants": ["cooperative"],
        "protects": ["cesa", "associate"],
        "conditions": "Six mois renouvelables, dix-huit au plus sur vingt-quatre ; engagements d'emploi et de formation. "
        "Entrées closes depuis le 28 février 2026 : seules les coopératives déjà entrées continuent.",
        "closes_on": date(2026, 2, 28),
        "source": "Décret 2025-338 ; questions-réponses du ministère du travail",
        "source_url": "https://travail-emploi.gouv.fr/lactivite-partielle-de-longue-duree-rebond-apld-r-questions-reponses-destination-des-entreprises",
    },
    {
        "name": "Fonds de solidarité (mars et avril 2020)",
        "kind": "relief",
        "claimants": ["other"],
        "protects": ["cape"],
        "conditions": "Pour mémoire. Entreprises de dix salariés au plus, moins d'un million d'euros de chiffre d'affaires ; "
        "baisse d'au moins 50 % sur un an. À l'intérieur d'une CAE, l'entrepreneur·e n'est pas le demandeur.",
        "checks": {"least_fall": "0.50"},
        "amount": "jusqu'à 1 500 €, plus 2 000 € avec au moins un salarié",
        "opens_on": date(2020, 3, 1),
        "closes_on": date(2020, 4, 30),
        "source": "Décret 2020-394 ; reussir.fr (2020)",
        "source_url": "https://reussir.fr/lesmarches/les-conditions-dacces-au-fonds-de-solidarite-assouplies",
    },
    {
        "name": "Délais de paiement Urssaf et fiscaux",
        "kind": "deferral",
        "claimants": ["cooperative"],
        "protects": ["cape", "cesa", "associate"],
        "conditions": "Procédures permanentes (Urssaf, CCSF, CODEFI, médiation du crédit). Le demandeur est la coopérative.",
        "source": "urssaf.fr ; angeac-champagne.fr (fiche F22316)",
        "source_url": "https://www.angeac-champagne.fr/demarches/professionnels/F22316",
    },
    {
        "name": "Conseiller départemental à la sortie de crise",
        "kind": "other",
        "claimants": ["cooperative"],
        "protects": ["cape", "cesa", "associate"],
        "conditions": "Orientation confidentielle, créée en 2021, au 0806 000 245. Nom et numéro à revérifier pour 2026.",
        "source": "actu-juridique.fr",
        "source_url": "https://www.actu-juridique.fr/administratif/administration/le-conseiller-departemental-a-la-sortie-de-crise-linterlocuteur-de-confiance-des-entreprises/",
    },
    {
        "name": "Fonds de secours de la coopérative",
        "kind": "relief",
        "claimants": ["cape", "cesa", "associate"],
        "protects": ["cape", "cesa", "associate"],
        "conditions": "Fonds mutuel, aux conditions que la coopérative décide : écrivez-les ici avant de le proposer.",
        "source": "Règlement de la coopérative",
    },
)


def put(apps: Any, _schema_editor: Any) -> None:
    protections = apps.get_model("situation", "Protection").objects
    for known in KNOWN:
        if not protections.filter(name=known["name"]).exists():
            protections.create(**known)


class Migration(migrations.Migration):
    dependencies = (("situation", "0003_first_lists"),)
    operations = (migrations.RunPython(put, migrations.RunPython.noop),)

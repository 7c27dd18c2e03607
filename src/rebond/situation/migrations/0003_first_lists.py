"""First words of the two lists, from what cooperatives asked in spring 2020 (cae-field 3.1, 3.2).

Child care and vulnerability are not reasons: they live apart, in `CareSituation`.
"""

from typing import Any

from django.db import migrations

REASONS = (
    "Fermeture imposée par un arrêté",
    "Commandes ou devis annulés",
    "Prestations ou rendez-vous reportés",
    "Événement, salon ou marché annulé",
    "Clientèle fermée ou à l'arrêt",
    "Approvisionnement impossible",
    "Fournisseur fermé",
    "Accès impossible au lieu de travail ou chez les clients",
    "Mesures de sécurité impossibles à tenir",
    "Clients qui tardent à payer",
)
NEEDS = (
    "Comprendre mes droits et les aides",
    "Activité partielle",
    "Fonds de secours ou aide d'urgence",
    "Reporter des échéances",
    "Avance ou délai de trésorerie",
    "Continuer mon activité à distance",
    "Trouver de nouvelles commandes",
    "Matériel ou outils numériques",
    "Échanger avec d'autres entrepreneur·es",
    "Parler à quelqu'un",
)


def write(apps: Any, _schema_editor: Any) -> None:
    for model, names in (
        (apps.get_model("situation", "Reason"), REASONS),
        (apps.get_model("accompaniment", "NeedKind"), NEEDS),
    ):
        for position, name in enumerate(names, start=1):
            model.objects.get_or_create(name=name, defaults={"position": position * 10})


class Migration(migrations.Migration):
    dependencies = [
        ("situation", "0002_reports_and_evidence"),
        ("accompaniment", "0001_initial"),
    ]

    operations = [migrations.RunPython(write, migrations.RunPython.noop)]

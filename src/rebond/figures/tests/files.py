"""Small files of every kind, with the writers the demonstration uses, about the same persons."""

from datetime import date
from pathlib import Path

from rebond.figures import writers

MONTHS = [(2025, 1), (2025, 2), (2025, 3)]
AICHA = {
    "ID Utilisateur": "7",
    "Identifiant interne": "LB7",
    "Code(s) analytique(s)": "AIC01",
    "Nom": "HADDAD",
    "Prénom": "Aïcha",
}
YANIS = {
    "ID Utilisateur": "8",
    "Identifiant interne": "LB8",
    "Code(s) analytique(s)": "YAN01",
    "Nom": "Le Goff",
    "Prénom": "Yanis",
}
MADO = {
    "ID Utilisateur": "9",
    "Identifiant interne": "LB9",
    "Code(s) analytique(s)": "MAD01, MAD02",
    "Nom": "Prévert",
    "Prénom": "Mado",
}
ENTRY = "Date d'entrée dans la CAE"


def people(path: Path, **changes: object) -> Path:
    shared = {
        "Situation actuelle dans la CAE": "En convention",
        "Antenne de rattachement": "Rennes",
        "Accompagnateur": "MOREAU Inès",
    }
    rows = [
        {
            **AICHA,
            **shared,
            ENTRY: date(2024, 11, 4),
            "E-mail 1": "aicha@exemple.fr",
            "Date info coll": date(2024, 10, 1),
            **changes,
        },
        {
            **YANIS,
            **shared,
            ENTRY: date(2022, 1, 10),
            "Date d'entrée au sociétariat": date(2024, 1, 1),
            "Ville": "Rennes",
        },
        {
            **MADO,
            **shared,
            ENTRY: date(2020, 1, 6),
            "Date de sortie": date(2024, 6, 30),
            "Type de sortie": "Volontaire",
        },
    ]
    writers.write_people(path, rows)
    return path


def stages(path: Path) -> Path:
    def row(who: dict, stage: str, day: date, **more: object) -> dict:
        return {**who, ENTRY: ENTRIES[who["ID Utilisateur"]], "Étape": stage, "Date d'effet": day, **more}

    rows = [
        row(AICHA, "Contrat CAPE", date(2024, 11, 4), **{"Date d'échéance": date(2025, 11, 3)}),
        row(YANIS, "Contrat CAPE", date(2022, 1, 10), **{"Date d'échéance": date(2022, 7, 9)}),
        row(YANIS, "Renouvellement CAPE", date(2022, 7, 10), **{"Date d'échéance": date(2023, 1, 9)}),
        row(
            YANIS, "Contrat CESA", date(2022, 10, 1), **{"Salaire brut": "1500,50", "Nombre d'heures": "80,5"}
        ),
        row(YANIS, "Avenant contrat", date(2023, 5, 1), **{"Numéro d'avenant": 1, "Salaire brut": "1700"}),
        row(MADO, "Contrat CESA", date(2020, 7, 1)),
        row(MADO, "Sortie", date(2024, 6, 30), **{"Motif de sortie": "Projet de vie"}),
    ]
    writers.write_stages(path, rows)
    return path


ENTRIES = {"7": date(2024, 11, 4), "8": date(2022, 1, 10), "9": date(2020, 1, 6)}


def contracts(path: Path) -> Path:
    row = {
        **YANIS,
        ENTRY: date(2022, 1, 10),
        "Intitulé du contrat": "CESA",
        "Date d'effet": date(2022, 10, 1),
        "Type de contrat": "CDI",
    }
    row.pop("Identifiant interne")
    writers.write_contracts(path, [row])
    return path


def exits(path: Path) -> Path:
    row = {
        **MADO,
        ENTRY: date(2020, 1, 6),
        "Date de sortie": date(2024, 6, 30),
        "Motif de sortie": "Projet de vie",
    }
    row.pop("Identifiant interne")
    writers.write_exits(path, [row])
    return path


def person_turnover(path: Path, amount: int = 120_050) -> Path:
    rows = [
        {
            **AICHA,
            "Enseigne(s)": "Atelier Aïcha",
            "months": {(2025, 1): amount, (2025, 2): 0, (2025, 3): 30_000},
        },
        {**MADO, "months": {(2025, 1): 50_000, (2025, 2): 50_001, (2025, 3): -1_234}},
    ]
    writers.write_person_turnover(path, rows, MONTHS)
    return path


def code_turnover(path: Path, amount: int = 120_050) -> Path:
    rows = [
        {
            "Code(s) analytique(s)": "AIC01",
            "Enseigne(s)": "Atelier Aïcha",
            "months": {(2025, 1): amount, (2025, 2): 100},
        },
        {"Code(s) analytique(s)": "NEUF9", "Enseigne(s)": "Pain de Mado", "months": {(2025, 1): 99}},
    ]
    writers.write_code_turnover(path, rows, MONTHS)
    return path


def ledger(path: Path) -> Path:
    def row(code: str, account: str, day: date, debit: int, credit: int) -> dict:
        return {
            "analytic_code": code,
            "account": account,
            "date": day,
            "label": f"Pièce {debit}{credit}",
            "debit_cents": debit,
            "credit_cents": credit,
        }

    rows = [
        row("AIC01", "706000", date(2025, 1, 5), 0, 120_050),
        row("AIC01", "706000", date(2025, 1, 9), 50, 0),
        row("AIC01", "512000", date(2025, 1, 9), 90_000, 0),
        row("AIC01", "512000", date(2025, 2, 9), 0, 10_000),
        row("AIC01", "411000", date(2025, 2, 9), 7_000, 0),
        row("ZED", "708000", date(2025, 2, 28), 0, 3),
    ]
    writers.write_sage_ledger(path, rows)
    return path


WRITERS = {
    "porteurs_actifs": people,
    "etapes_parcours": stages,
    "contrats_signes": contracts,
    "sorties": exits,
    "ca_entrepreneur": person_turnover,
    "ca_code_analytique": code_turnover,
    "ledger_sage": ledger,
}


def write_all(folder: Path) -> None:
    for kind, write in WRITERS.items():
        write(folder / f"{kind}.csv")

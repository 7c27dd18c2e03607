"""Files made to be tried by hand on the loaded cooperative: news, disagreements and mistakes in small doses."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from rebond.demo.cooperative.cast import QUOTED_TURNOVER
from rebond.demo.cooperative.places import DOMAIN, mobile
from rebond.demo.tables import Row, Tables
from rebond.figures import writers


@dataclass(frozen=True, slots=True)
class Trial:
    key: str
    name: str
    kind: str
    label: str
    about: str
    write: Callable[[Path, Tables], None]


NEWCOMERS = (
    ("Mme", "Fasséa", "Bélinda", "Réparation de parapluies", "BEL901"),
    ("M.", "Tournavec", "Élie", "Accordage de pianos", "ELI902"),
    ("Mme", "Le Gordrain", "Maïwenn", "Herboristerie", "MAI903"),
)


def write_news(path: Path, tables: Tables) -> None:
    """Three newcomers, two changed telephones, and two lines that cannot enter."""
    rows: list[Row] = [_newcomer(tables, rank) for rank in range(len(NEWCOMERS))]
    known = [row for row in tables.people() if not row["Date de sortie"]][20:24]
    rows += [{**row, "Tél. mobile": mobile(9000 + rank)} for rank, row in enumerate(known[:2])]
    rows.append({**known[2], "Date d'entrée dans la CAE": "31/02/2026"})
    rows.append({**known[3], "E-mail 1": "adresse sans arobase"})
    writers.write_people(path, rows, encoding="cp1252")


def _newcomer(tables: Tables, rank: int) -> Row:
    civility, last, first, trade, code = NEWCOMERS[rank]
    entered = tables.cooperative.on - timedelta(days=12 - 4 * rank)
    return {
        "Identifiant interne": f"LB{901 + rank:04}",
        "Code(s) analytique(s)": code,
        "Civilité": civility,
        "Nom": last,
        "Prénom": first,
        "Situation actuelle dans la CAE": "En convention",
        "Antenne de rattachement": "Valmoire",
        "Accompagnateur": "Séverine Norchard",
        "Date d'entrée dans la CAE": entered,
        "E-mail 1": f"nouvelle.personne{rank + 1}@{DOMAIN}",
        "Tél. mobile": mobile(9100 + rank),
        "Typologie d'activité": trade,
        "ID Utilisateur": str(8901 + rank),
    }


def write_correction(path: Path, tables: Tables) -> None:
    """The last month of three activities: one corrected by hand, one unchanged, one that cannot be read."""
    month = tables.cooperative.months[-1]
    key = (month.year, month.month)
    wanted = ("yanis", "aicha")
    codes = {who: tables.cooperative.activities_of(tables.cooperative.person(who))[0] for who in wanted}
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(
            ["Code(s) analytique(s)", "Enseigne(s)", "Entrepreneur(s)", "CA TOTAL", writers.month_label(*key)]
        )
        corrected = _euros(QUOTED_TURNOVER["yanis"][0] + 45_000)
        same = _euros(QUOTED_TURNOVER["aicha"][0])
        writer.writerow([codes["yanis"].code, codes["yanis"].name, "Yanis Berkanel", corrected, corrected])
        writer.writerow([codes["aicha"].code, codes["aicha"].name, "Aïcha Zerhounat", same, same])
        writer.writerow(["NOUV904", "La Bobine Perdue", "", "", "huit cents euros"])


def write_own_table(path: Path, tables: Tables) -> None:
    """A table of the cooperative's own, one line per month: for the mapping screen."""
    month = tables.cooperative.months[-1]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["Période", "Code", "Nom de l’activité", "Facturé HT"])
        for activity in tables.cooperative.activities[:12]:
            cents = activity.turnover().get((month.year, month.month), 0)
            writer.writerow([f"{month:%m/%Y}", activity.code, activity.name, _euros(cents)])


def _euros(cents: int) -> str:
    return f"{Decimal(cents) / 100:.2f}".replace(".", ",")


TRIALS = (
    Trial(
        "nouveaux-porteurs",
        "À essayer - Nouveaux porteurs.csv",
        "porteurs_actifs",
        "Nouveaux porteurs",
        "Trois arrivées, deux téléphones changés, et deux lignes à corriger : l’aperçu dit lesquelles et pourquoi.",
        write_news,
    ),
    Trial(
        "ca-corrige",
        "À essayer - CA corrigé.csv",
        "ca_code_analytique",
        "CA corrigé",
        "Un montant qui contredit celui de la coopérative, un montant identique, un montant illisible.",
        write_correction,
    ),
    Trial(
        "notre-tableau",
        "À essayer - Notre tableau.csv",
        "mapped",
        "Notre tableau",
        "Un tableau fait maison : dites une fois quelle colonne est quoi, l’association est gardée.",
        write_own_table,
    ),
)

"""Write the files that enDI and Sage write, with their exact labels: for the demo cooperative and the tests.

The suffix of the path decides: `.csv` and `.txt` (semicolons, decimal comma), `.xlsx`.
Nothing here can become a formula in a spreadsheet: text is written as text.
"""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import xlsxwriter

Value: TypeAlias = object
Row: TypeAlias = Mapping[str, Value]
Month: TypeAlias = tuple[int, int]

RULE = "-----"
MEETINGS = (
    "Nb rdvs faits", "Nb heures rdvs", "Date du dernier rdv", "Nature du dernier rdv", "Nb rdvs manqués",
    "Nb ateliers faits", "Nb heures ateliers", "Date du dernier atelier", "Titre du dernier atelier",
    "Nb ateliers manqués", RULE,
)  # fmt: skip
PEOPLE_START = (
    "Identifiant interne", "Code(s) analytique(s)", "Civilité", "Nom", "Nom de naissance", "Prénom",
    "Situation actuelle dans la CAE", "Antenne de rattachement", "Accompagnateur", "Date info coll",
    "Date d'entrée dans la CAE", "Ancienneté (en mois)", "Date de contrat", "Date d'entrée au sociétariat",
    "Prescripteur", "Nom du prescripteur", RULE,
)  # fmt: skip
PEOPLE_END = (
    "E-mail 1", "E-mail 2", "Tél. fixe", "Tél. mobile", "Adresse", "Code postal", "Ville", "Zone d'habitation",
    "Qualification de la zone d'habitation", "Sexe", "Date de naissance", "Age", "Lieu de naissance",
    "Code postal du lieu de naissance", "Nationalité", "Fin de validité de la carte de séjour", RULE,
    "Numéro de sécurité sociale", "Situation familiale", "Nombre d'enfants", "Niveau d'études",
    "Contact urgent : Nom", "Contact urgent : Téléphone", "Statut social à l'entrée", "Statut social actuel",
    "Date de fin de droit", "Allocation adulte handicapé - échéance", "Date de la visite médicale",
    "Date limite de la visite médicale", "Résultat de la visite médicale", "Objectifs", "Typologie d'activité",
    RULE, RULE, "Motif de non admission en CAE", "Date de sortie", "Type de sortie", "Motif de sortie", RULE,
    "ID Utilisateur", "ID Gestion sociale", "Créé(e) le", "Mis(e) à jour le",
)  # fmt: skip
PEOPLE = (*PEOPLE_START, *PEOPLE_END)
PEOPLE_WITH_MEETINGS = (*PEOPLE_START, *MEETINGS, *PEOPLE_END)
STAGES = (
    "ID Utilisateur", "Identifiant interne", "Code(s) analytique(s)", "Civilité", "Nom", "Prénom",
    "Antenne de rattachement", "Typologie d'activité", "Date d'entrée dans la CAE", "Étape", "Nature",
    "Nouvelle situation", "Date d'effet", "Date d'échéance", "CONTRATS", "Type de contrat", "Qualité du salarié",
    "Taux horaire", "Nombre d'heures", "Salaire brut", "Objectif de CA / d'activité", "Numéro d'avenant",
    "SORTIES", "Type de sortie", "Motif de sortie",
)  # fmt: skip
CONTRACTS = (
    "ID Utilisateur", "Code(s) analytique(s)", "Civilité", "Nom", "Prénom", "Antenne de rattachement",
    "Typologie d'activité", "Date d'entrée dans la CAE", "Intitulé du contrat", "Date d'effet", "Date d'échéance",
    "Type de contrat", "Qualité du salarié", "Taux horaire", "Nombre d'heures", "Salaire brut",
    "Objectif de CA / d'activité", "Numéro d'avenant",
)  # fmt: skip
EXITS = (
    "ID Utilisateur", "Code(s) analytique(s)", "Civilité", "Nom", "Prénom", "Antenne de rattachement",
    "Typologie d'activité", "Date d'entrée dans la CAE", "Date de sortie", "Type de sortie", "Motif de sortie",
)  # fmt: skip
PERSON_TURNOVER = (
    "ID Utilisateur", "Identifiant interne", "Code(s) analytique(s)", "Civilité", "Nom", "Prénom", "Sexe", "Age",
    "Code postal", "Ville", "Zone d'habitation", "Qualification de la zone d'habitation",
    "Statut social à l'entrée", "Statut social actuel", "Antenne de rattachement", "Situation actuelle dans la CAE",
    "Date d'entrée dans la CAE", "Ancienneté (en mois)", "Date de contrat", "Date d'entrée au sociétariat",
    "Date de sortie", "Motif de sortie", RULE, "Typologie d'activité (gestion sociale)", "Enseigne(s)",
    "Descriptif(s) d'activité(s) (enseigne)", "Domaine d’activité principal (enseigne)", RULE, "CA TOTAL",
)  # fmt: skip
CODE_TURNOVER = ("Code(s) analytique(s)", "Enseigne(s)", "Entrepreneur(s)", "CA TOTAL")
SAGE_LEDGER = (
    "Compte analytique de l'entrepreneur", "N° compte général", "Date de pièce", "Code Journal", "Numéro de pièce",
    "Libellé d'écriture", "Montant débit", "Montant crédit",
)  # fmt: skip
SHORT_MONTHS = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip


def month_label(year: int, month: int) -> str:
    """`CA févr. 20`, as enDI writes it."""
    return f"CA {SHORT_MONTHS[month - 1]} {year % 100:02d}"


def write_people(
    path: Path, rows: Iterable[Row], *, with_meetings: bool = False, encoding: str = "utf-8-sig"
) -> None:
    """`porteurs_actifs`, or `porteurs_accompagnes` with the meetings block."""
    _write(path, PEOPLE_WITH_MEETINGS if with_meetings else PEOPLE, rows, encoding)


def write_stages(path: Path, rows: Iterable[Row], *, encoding: str = "utf-8-sig") -> None:
    _write(path, STAGES, rows, encoding)


def write_contracts(path: Path, rows: Iterable[Row], *, encoding: str = "utf-8-sig") -> None:
    _write(path, CONTRACTS, rows, encoding)


def write_exits(path: Path, rows: Iterable[Row], *, encoding: str = "utf-8-sig") -> None:
    _write(path, EXITS, rows, encoding)


def write_person_turnover(
    path: Path, rows: Iterable[Row], months: Sequence[Month], *, encoding: str = "utf-8-sig"
) -> None:
    """`row["months"]` maps (year, month) to cents; CA TOTAL is their sum."""
    labels = (*PERSON_TURNOVER, *(month_label(*month) for month in months))
    _write(path, labels, (_monthly(row, months) for row in rows), encoding)


def write_code_turnover(
    path: Path, rows: Iterable[Row], months: Sequence[Month], *, encoding: str = "utf-8-sig"
) -> None:
    labels = (*CODE_TURNOVER, *(month_label(*month) for month in months))
    _write(path, labels, (_monthly(row, months) for row in rows), encoding)


def write_sage_ledger(path: Path, rows: Iterable[Row], *, encoding: str = "utf-8") -> None:
    """Rows: analytic_code, account, date, label, debit_cents, credit_cents, optional journal and piece."""
    _write(path, SAGE_LEDGER, (_sage(row) for row in rows), encoding)


def _monthly(row: Row, months: Sequence[Month]) -> Row:
    amounts = row.get("months")
    if not isinstance(amounts, Mapping):
        raise KeyError("months")
    written = {key: value for key, value in row.items() if key != "months"}
    written |= {month_label(*month): Decimal(amounts[month]) / 100 for month in months if month in amounts}
    written["CA TOTAL"] = Decimal(sum(amounts[month] for month in months if month in amounts)) / 100
    return written


def _sage(row: Row) -> Row:
    return dict(
        zip(
            SAGE_LEDGER,
            (
                row["analytic_code"],
                row["account"],
                row["date"],
                row.get("journal", "VE"),
                row.get("piece", ""),
                row["label"],
                Decimal(str(row["debit_cents"])) / 100,
                Decimal(str(row["credit_cents"])) / 100,
            ),
            strict=True,
        )
    )


def _write(path: Path, labels: Sequence[str], rows: Iterable[Row], encoding: str) -> None:
    if path.suffix.lower() == ".xlsx":
        _write_xlsx(path, labels, _ordered(labels, rows))
    else:
        _write_csv(path, labels, _ordered(labels, rows), encoding)


def _ordered(labels: Sequence[str], rows: Iterable[Row]) -> Iterator[list[Value]]:
    """Cells in the order of the labels; a key that is no label is a mistake, said at once."""
    known = set(labels) - {RULE}
    for row in rows:
        if unknown := set(row) - known:
            raise KeyError(f"no such column: {sorted(unknown)}")
        yield [None if label == RULE else row.get(label) for label in labels]


def _write_csv(path: Path, labels: Sequence[str], rows: Iterable[list[Value]], encoding: str) -> None:
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(labels)
        writer.writerows([_text(value) for value in row] for row in rows)


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, Decimal):
        return f"{value:.2f}".replace(".", ",") if value.as_tuple().exponent in {0, -1, -2} else str(value)
    return str(value)


def _write_xlsx(path: Path, labels: Sequence[str], rows: Iterable[list[Value]]) -> None:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet = book.add_worksheet("Export")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, labels)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write_datetime(number, column, dt.datetime.combine(value, dt.time()), day)  # noqa: DTZ
                elif isinstance(value, int | Decimal) and not isinstance(value, bool):
                    sheet.write_number(number, column, value)
                elif value is not None and value != "":
                    sheet.write_string(number, column, str(value))

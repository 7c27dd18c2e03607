"""The files of La Boussole, as enDI and Sage would have written them.

`python -m rebond.demo.files DOSSIER [AAAA-MM-JJ]` writes them all, so that anyone can try the imports by hand.
"""

import csv
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from rebond.demo.cooperative import Cooperative, invent
from rebond.demo.cooperative.chance import SEED
from rebond.demo.cooperative.ledger import BALANCE, FIXED, VARIABLE
from rebond.demo.tables import Tables
from rebond.demo.trials import TRIALS
from rebond.figures import writers

PAY_COLUMNS = {
    "endi_user_id": "Matricule",
    "last_name": "Nom",
    "first_name": "Prénom",
    "month": "Mois",
    "pay_fixed": "Part fixe brute",
    "pay_variable": "Part variable brute",
    "pay_balance": "Régularisation",
}


@dataclass(frozen=True, slots=True)
class DemoFile:
    """One file: its name, the kind a reader should find in it, and what it is for a person who tries it."""

    key: str
    name: str
    kind: str
    label: str
    about: str
    write: Callable[[Path, Tables], None]


def _write_pay(path: Path, tables: Tables) -> None:
    """The table of a payroll software of no particular make: it enters by the mapping screen."""
    with path.open("w", encoding="cp1252", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(PAY_COLUMNS.values())
        for person, month, amounts in tables.pay():
            cells = [_comma(amounts.get(nature)) for nature in (FIXED, VARIABLE, BALANCE)]
            writer.writerow(
                [person.endi_user_id, person.last_name, person.first_name, f"{month:%m/%Y}", *cells]
            )


def _comma(cents: int | None) -> str:
    return "" if cents is None else f"{Decimal(cents) / 100:.2f}".replace(".", ",")


def _months(tables: Tables) -> list[tuple[int, int]]:
    return [(month.year, month.month) for month in tables.cooperative.months]


EARLIER = DemoFile(
    "parcours-d-avant",
    "1 - Parcours d’avant.csv",
    "etapes_parcours",
    "Parcours d’avant",
    "Les premiers passages de quatre personnes, parties puis revenues : un extrait d’« Étapes de parcours ».",
    lambda path, tables: writers.write_stages(path, tables.earlier_stages()),
)
PEOPLE = DemoFile(
    "porteurs-actifs",
    "2 - Porteurs actifs.csv",
    "porteurs_actifs",
    "Porteurs actifs",
    "Les fiches : coordonnées, antenne, accompagnateur·rice, activités. Un export d’enDI, en cp1252.",
    lambda path, tables: writers.write_people(path, tables.people(), encoding="cp1252"),
)
STAGES = DemoFile(
    "etapes",
    "3 - Étapes de parcours.csv",
    "etapes_parcours",
    "Étapes de parcours",
    "CAPE et renouvellements, CESA, avenants, sociétariat, sorties : un export d’enDI.",
    lambda path, tables: writers.write_stages(path, tables.stages()),
)
CONTRACTS = DemoFile(
    "contrats",
    "À essayer - Contrats signés.xlsx",
    "contrats_signes",
    "Contrats signés",
    "Les mêmes contrats vus d’ailleurs : l’aperçu annonce que rien ne change.",
    lambda path, tables: writers.write_contracts(path, tables.contracts()),
)
TURNOVER = DemoFile(
    "ca-par-code",
    "4 - CA par code analytique.xlsx",
    "ca_code_analytique",
    "CA par code analytique",
    "Trente mois de chiffre d’affaires, une colonne par mois.",
    lambda path, tables: writers.write_code_turnover(path, tables.turnover(), _months(tables)),
)
LEDGER = DemoFile(
    "grand-livre",
    "5 - Grand livre analytique Sage.csv",
    "ledger_sage",
    "Grand livre analytique (Sage)",
    "Treize mois d’écritures avec leurs à-nouveaux : factures, règlements, achats, rémunérations.",
    lambda path, tables: writers.write_sage_ledger(path, tables.ledger()),
)
PAY = DemoFile(
    "remunerations",
    "6 - Rémunérations.csv",
    "mapped",
    "Rémunérations",
    "Le tableau d’un logiciel de paie quelconque : ses colonnes se reconnaissent une fois, à l’écran.",
    _write_pay,
)
# What La Boussole is loaded from, in this order; then what is only there to be tried.
FILES = (EARLIER, PEOPLE, STAGES, TURNOVER, LEDGER, PAY)
TO_TRY = (
    *(DemoFile(trial.key, trial.name, trial.kind, trial.label, trial.about, trial.write) for trial in TRIALS),
    CONTRACTS,
)
EVERY = (*FILES, *TO_TRY)


def write_files(folder: Path, cooperative: Cooperative, *, only: Iterable[DemoFile] = EVERY) -> list[Path]:
    """Writes the files in the folder, made if missing. Returns their paths, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    tables, written = Tables(cooperative, SEED), []
    for file in only:
        file.write(folder / file.name, tables)
        written.append(folder / file.name)
    return written


def main(arguments: list[str]) -> int:
    folder, *days = arguments or [""]
    if not folder or days[1:]:
        sys.stderr.write("Usage : python -m rebond.demo.files DOSSIER [AAAA-MM-JJ]\n")
        return 2
    try:
        on = date.fromisoformat(days[0]) if days else date.today()  # noqa: DTZ011 (a day, here)
        paths = write_files(Path(folder), invent(on))
    except ValueError:
        sys.stderr.write(f"La date « {days[0]} » ne se lit pas : écrivez-la AAAA-MM-JJ.\n")
        return 2
    except OSError as error:
        sys.stderr.write(
            f"Impossible d’écrire dans « {folder} » : {error.strerror}. Choisissez un autre dossier.\n"
        )
        return 1
    sys.stdout.writelines(f"{path}\n" for path in paths)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

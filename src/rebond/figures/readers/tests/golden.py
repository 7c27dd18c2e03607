"""Golden files, written when a test runs: the exact headers of each software, with the oddities of the field."""

import datetime as dt
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

# (code, account, date, label, debit, credit), the same entries for every software, in euros as French text.
ENTRIES = (
    ("AB001", "706000", dt.date(2020, 1, 15), "Vente de légumes", "0,00", "1 200,50"),
    ("AB001", "706000", dt.date(2020, 2, 3), "Vente d'été", "", "300,00"),
    ("AB001", "709000", dt.date(2020, 2, 28), "Remise accordée", "20,25", "0,00"),
    ("CD-02", "707100", dt.date(2020, 2, 29), "Poteries", "0,00", "999,99"),
    ("CD-02", "606100", dt.date(2020, 2, 29), "Argile", "150,00", "0,00"),
    ("CD-02", "512000", dt.date(2020, 2, 29), "Encaissement", "849,99", "0,00"),
)
TURNOVER = {("AB001", "2020-01"): 120_050, ("AB001", "2020-02"): 27_975, ("CD-02", "2020-02"): 99_999}
LINES = 6

SAGE = (
    "Compte analytique de l'entrepreneur", "N° compte général", "Date de pièce", "Code Journal", "Numéro de pièce",
    "Libellé d'écriture", "Montant débit", "Montant crédit",
)  # fmt: skip
EBP = ("Poste analytique", "N° de compte", "Date", "Libellé", "Débit", "Crédit")
CEGID = (
    "Section analytique", "Général", "Auxiliaire", "Date", "Type", "Journal", "Libellé", "Débit", "Crédit", "Solde",
)  # fmt: skip
QUADRA = ("CentreSimple", "Compte", "Période", "Jour", "Libellé", "Débit", "Crédit")
ISACOMPTA = (
    "N° de compte", "Libellé du compte", "Date de pièce", "Code JNL", "Code activité", "N° de pièce",
    "Libellé entête mouvement", "Libellé mouvement", "Débit", "Crédit", "Lettrage", "Sens", "Solde", "",
)  # fmt: skip
ISUITE = (
    "N° de compte", "Intitulé de compte", "Code ana.Niveau 1", "Code ana.Niveau 2", "Code ana.Niveau 3",
    "Intitulé de la section ana.", "Date écriture", "N° pièce", "Code journal", "Libellé écriture",
    "Débit origine", "Crédit origine", "Débit pivot", "Crédit pivot", "Devise",
)  # fmt: skip
FEC = (
    "JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "CompAuxNum", "CompAuxLib",
    "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit", "EcritureLet", "DateLet", "ValidDate",
    "Montantdevise", "Idevise",
)  # fmt: skip


def day(date: dt.date) -> str:
    return date.strftime("%d/%m/%Y")


def number(text: str) -> float | None:
    return float(text.replace(" ", "").replace(",", ".")) if text else None


def write_text(path: Path, lines: Iterable[str], encoding: str = "utf-8", newline: str = "\r\n") -> Path:
    path.write_bytes("".join(line + newline for line in lines).encode(encoding))
    return path


def write_sheet(path: Path, rows: Iterable[Sequence[object]], name: str = "Export") -> Path:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(name)
        format_of_day = book.add_format({"num_format": "dd/mm/yyyy"})
        for number_of_row, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write_datetime(
                        number_of_row, column, dt.datetime.combine(value, dt.time()), format_of_day
                    )
                elif value is not None:
                    sheet.write(number_of_row, column, value)
    return path


def sage_csv(folder: Path, encoding: str = "utf-8") -> Path:
    """Title above, blank line, trailing separators, a total and a comment below."""
    lines = ["Grand livre analytique;;;;;;;;", "", ";".join(SAGE) + ";"]
    lines += [f"{c};{a};{day(d)};VE;F1;{w};{de};{cr};" for c, a, d, w, de, cr in ENTRIES]
    lines += [";;;;;;;;", "Total général;;;;;;1 020,24;2 500,49;", "Édité le 01/03/2020;;;;;;;;"]
    return write_text(folder / "2020_02_grand_livre.csv", lines, encoding)


def sage_slk(folder: Path) -> Path:
    """Rows and columns by coordinates, accents escaped, amounts as numbers, dates as texts."""
    cells = ["ID;PSAGE;N;E", "B;Y8;X8"]
    for y, row in enumerate(
        [SAGE, *((c, a, day(d), "VE", "F1", w, de, cr) for c, a, d, w, de, cr in ENTRIES)], 1
    ):
        for x, value in enumerate(row, 1):
            spot = f"C;Y{y};X{x}" if x == 1 else f"C;X{x}"
            amount = number(value) if y > 1 and x > 6 else None
            text = value.replace("é", "\x1bNBe").replace("°", "\x1b+0").replace(";", ";;")
            cells.append(f"{spot};K{amount}" if amount is not None else f'{spot};K"{text}"')
    return write_text(folder / "grand_livre.slk", [*cells, "E"], "cp1252")


def ebp_csv(folder: Path) -> Path:
    def eight(text: str) -> str:
        return text.replace(" ", "") + "000000" if text else "0"

    lines = [",".join(EBP)]
    lines += [f'"{c}","{a}","{day(d)}","{w}","{eight(de)}","{eight(cr)}"' for c, a, d, w, de, cr in ENTRIES]
    return write_text(folder / "ebp.csv", lines, "iso-8859-15")


def cegid_xlsx(folder: Path) -> Path:
    rows = [(c, int(a), "", d, "FC", "VE", w, number(de), number(cr), None) for c, a, d, w, de, cr in ENTRIES]
    return write_sheet(folder / "cegid.xlsx", [("Grand livre",), (), CEGID, *rows])


def quadra_xlsx(folder: Path) -> Path:
    rows = [
        (c, a, f"01/{d.month:02d}/{d.year}", d.day, w, number(de), number(cr))
        for c, a, d, w, de, cr in ENTRIES
    ]
    return write_sheet(folder / "quadra.xlsx", [QUADRA, *rows])


def isacompta_csv(folder: Path) -> Path:
    lines = ["\t".join(ISACOMPTA)]
    lines += [
        "\t".join((a, "Compte", day(d), "VE", c, "F1", "En-tête", w, de, cr, "", "D", "9,99", ""))
        for c, a, d, w, de, cr in ENTRIES
    ]
    return write_text(folder / "isacompta.csv", lines, "iso-8859-15")


def isuite_csv(folder: Path) -> Path:
    lines = [";".join(ISUITE)]
    lines += [
        ";".join((a, "Compte", "CAE", c, "N3", "Section", day(d), "F1", "VE", w, de, cr, de, cr, "EUR"))
        for c, a, d, w, de, cr in ENTRIES
    ]
    return write_text(folder / "isuite.csv", lines, "iso-8859-15")


def sage_expert_txt(folder: Path, axes: str = "") -> Path:
    """The dossier above the line ECRITURES; then the three ways to say the axis."""
    lines = ["DOSSIER", '\t"CAE La Boussole"', "", "ECRITURES", ""]
    for code, account, date, label, debit, credit in ENTRIES:
        side, amount = ("D", debit) if debit not in {"", "0,00"} else ("C", credit)
        lines.append(
            f'\t{day(date)} VE {account} "1" "{label}" {side} {amount.replace(" ", "")} E  ( axe1 {code} )'
        )
    return write_text(folder / "expert.txt", [*lines, *([f"\t{axes}"] if axes else [])], "iso-8859-15")


def fec_lines(separator: str = "\t", analytic: str = "CodeAnalytique") -> list[str]:
    """Balanced entries, a stray quote in a label, an extra trailing column when it is given a name."""
    rows = [(*FEC, analytic) if analytic else FEC]
    for piece, (code, account, date, label, debit, credit) in enumerate(ENTRIES, 1):
        stamp = date.strftime("%Y%m%d")
        amounts = (debit.replace(" ", "") or "0,00", credit.replace(" ", "") or "0,00")
        start, end = ("VE", "Ventes", str(piece), stamp), ("", "", stamp, "", "")
        for number_, sides, own in ((account, amounts, code), ("471000", amounts[::-1], "")):
            middle = (number_, "Compte", "", "", f"F{piece}", stamp, f'{label} 12" "', *sides)
            rows.append((*start, *middle, *end, own) if analytic else (*start, *middle, *end))
    return [separator.join(row) for row in rows]


def fec_txt(
    folder: Path, separator: str = "\t", analytic: str = "CodeAnalytique", encoding: str = "utf-8"
) -> Path:
    return write_text(folder / "123456789FEC20201231.txt", fec_lines(separator, analytic), encoding)


def zip_of(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path

"""Sage Génération Expert: a text file where one line may be shared between several activities.

After the line ECRITURES: `15/11/2021 BQ 512000 "1" "Apport" D 6000,00 E ( axe1 COOP00 )`. A shared line says how much
goes to each: `( axe1 COOP00 1000.0 axe1 COOP01 5000.0 )`; without the amounts it is refused, we do not guess.
"""

import re
from collections.abc import Iterator

from rebond.figures.readers.amounts import french_euros, parse_cents
from rebond.figures.readers.dates import parse_date
from rebond.figures.readers.ledger_lines import LABEL_LENGTH, TURNOVER_PREFIX, WITHOUT_CODE
from rebond.figures.readers.reading import Reading
from rebond.figures.readers.rows import Item, LedgerLine, LineError
from rebond.figures.readers.tables import Table
from rebond.figures.readers.values import EDGES, BadValue, shown

KEY_LINE = "ECRITURES"
_ENTRY = re.compile(
    r"(?P<date>\S+)\s+(?P<journal>\S+)\s+(?P<account>\S+)\s+(?:\"[^\"]*\"|\S+)\s+\"(?P<label>.*)\"\s+"
    r"(?P<side>[DC])\s+(?P<amount>\S+)\s+(?P<currency>[A-Z]{1,3})(?P<status>\s+[A-Z])?"
    r"(?:\s*\((?P<axes>[^()]*)\))?\s*"
)
_STARTS_ENTRY = re.compile(r"\d{2}/\d{2}/\d{4} +\S+ +\S+ ")
_AXIS = re.compile(r"axe\d", re.IGNORECASE)
_SECTION = re.compile(r"[A-ZÉÈ_ ]{4,40}")


def has_key_line(first_lines: list[str]) -> bool:
    """The key line alone on its line, and an entry under it."""
    lines = [line.strip(EDGES) for line in first_lines]
    start = lines.index(KEY_LINE) if KEY_LINE in lines else len(lines)
    return any(_STARTS_ENTRY.match(line) for line in lines[start:])


def read_sage_expert(reading: Reading, table: Table) -> Iterator[Item]:
    is_inside = False
    unassigned = 0
    with table.path.open(encoding=table.encoding) as stream:
        for number, raw in enumerate(stream, start=1):
            line = raw.strip(EDGES)
            if _SECTION.fullmatch(line):
                is_inside = line == KEY_LINE
                continue
            if not is_inside or not line:
                continue
            reading.lines_read += 1
            try:
                items = _entry(number, line)
            except BadValue as error:
                column, reason = error.args if len(error.args) > 1 else ("", str(error))
                yield LineError(line=number, column=column, value=shown(line), reason=reason)
                continue
            for item in items:
                if item.analytic_code:
                    yield item
                    continue
                reading.skipped[WITHOUT_CODE] += 1
                if item.account.startswith(TURNOVER_PREFIX):
                    unassigned += item.credit_cents - item.debit_cents
    if unassigned:
        reading.note(
            f"{french_euros(unassigned)} de chiffre d’affaires (comptes 70) ne portent aucun code analytique : "
            "ils ne sont attribués à personne."
        )


def _entry(number: int, line: str) -> list[LedgerLine]:
    match = _ENTRY.fullmatch(line)
    if match is None:
        raise BadValue(
            "", "La ligne n’a pas la forme attendue (date journal compte « pièce » « libellé » sens montant)."
        )
    date = parse_date(match["date"])
    amount = parse_cents(match["amount"])
    if date is None or amount is None:
        raise BadValue("", "La date ou le montant manque : complétez la ligne.")
    if match["currency"] not in {"E", "EUR"}:
        raise BadValue(
            "devise", f"La devise « {match['currency']} » n’est pas l’euro : convertissez la ligne."
        )
    label = match["label"].replace('""', '"').strip()[:LABEL_LENGTH]
    return [
        LedgerLine(number, code, match["account"], date, label, *_sides(match["side"], part))
        for code, part in _parts(match["axes"] or "", amount)
    ]


def _sides(side: str, cents: int) -> tuple[int, int]:
    return (cents, 0) if side == "D" else (0, cents)


def _parts(axes: str, amount: int) -> list[tuple[str, int]]:
    """(code, cents) of each activity; the parts must add up to the line, to the cent."""
    shares = _shares(axes.split())
    if not shares:
        return [("", amount)]
    if len(shares) == 1 and shares[0][1] is None:
        return [(shares[0][0], amount)]
    codes = ", ".join(code for code, _ in shares)
    known = [(code, cents) for code, cents in shares if cents is not None]
    if len(known) < len(shares):
        raise BadValue(
            "axe1",
            f"La ligne est partagée entre {codes} sans le montant de chacun : précisez la ventilation dans Sage.",
        )
    total = sum(cents for _, cents in known)
    if total != amount:
        raise BadValue(
            "axe1",
            f"La ventilation entre {codes} fait {french_euros(total)} pour une ligne de {french_euros(amount)} : "
            "corrigez-la dans Sage.",
        )
    return known


def _shares(words: list[str]) -> list[tuple[str, int | None]]:
    """The axe1 shares; axe2 and beyond are other ways to cut the same money and are left out."""
    shares: list[tuple[str, int | None]] = []
    for position, word in enumerate(words):
        if word.lower() != "axe1":
            continue
        code = words[position + 1] if position + 1 < len(words) else ""
        if not code or _AXIS.fullmatch(code):
            raise BadValue("axe1", "Un axe1 n’a pas de code : complétez la ventilation dans Sage.")
        share = words[position + 2] if position + 2 < len(words) else ""
        shares.append((code, None if not share or _AXIS.fullmatch(share) else parse_cents(share)))
    return shares

"""Analytic ledgers: where each software puts its columns."""

from dataclasses import dataclass

from rebond.figures.readers.errors import MissingColumns
from rebond.figures.readers.headers import Header
from rebond.figures.readers.labels import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerShape:
    """The labels of one software; the first of each tuple is the one it writes today."""

    analytic: tuple[str, ...]
    account: tuple[str, ...]
    date: tuple[str, ...] = ("Date",)
    label: tuple[str, ...] = ("Libellé",)
    debit: tuple[str, ...] = ("Débit",)
    credit: tuple[str, ...] = ("Crédit",)
    day: tuple[str, ...] = ()  # Quadra: the period and the day are two columns
    foreign_debit: tuple[str, ...] = ()  # iSuite: amounts in the currency of the books
    foreign_credit: tuple[str, ...] = ()
    currency: tuple[str, ...] = ()
    amount: tuple[str, ...] = ()  # one amount and its side, where debit and credit are absent
    side: tuple[str, ...] = ()
    line_type: tuple[str, ...] = ("Type de ligne", "Type de ligne (G/A)", "Type ligne")


SHAPES: dict[str, LedgerShape] = {
    "ledger_sage": LedgerShape(
        analytic=(
            "Compte analytique de l'entrepreneur",
            "Numéro analytique",
            "analytique",
            "Code analytique",
        ),
        account=("N° compte général", "Compte général", "N° de compte général", "Numéro de compte général"),
        date=("Date de pièce", "Date pièce", "Date"),
        label=("Libellé d'écriture", "Libellé écriture", "Libellé"),
        debit=("Montant débit", "Débit"),
        credit=("Montant crédit", "Crédit"),
    ),
    "ledger_ebp": LedgerShape(analytic=("Poste analytique",), account=("N° de compte", "Compte")),
    "ledger_cegid": LedgerShape(
        analytic=("Section analytique", "Section/axe A1", "Section"),
        account=("Général", "Compte général"),
        amount=("Montant",),
        side=("Sens",),
        line_type=("Type de ligne", "Type de ligne (G/A)", "Type ligne", "Type"),
    ),
    "ledger_quadra": LedgerShape(
        analytic=("CentreSimple", "Centre simple", "Centre"),
        account=("Compte",),
        date=("Période",),
        day=("Jour",),
    ),
    "ledger_isacompta": LedgerShape(
        analytic=("Code activité",),
        account=("N° de compte",),
        date=("Date de pièce",),
        label=("Libellé mouvement", "Libellé entête mouvement"),
    ),
    "ledger_isuite": LedgerShape(
        analytic=("Code ana.Niveau 2",),
        account=("N° de compte",),
        date=("Date écriture",),
        label=("Libellé écriture",),
        debit=("Débit origine",),
        credit=("Crédit origine",),
        foreign_debit=("Débit pivot",),
        foreign_credit=("Crédit pivot",),
        currency=("Devise",),
    ),
}

_COLUMNS = (
    "analytic",
    "account",
    "date",
    "label",
    "debit",
    "credit",
    "day",
    "foreign_debit",
    "foreign_credit",
    "currency",
    "amount",
    "side",
    "line_type",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Column numbers in this very file; -1 when the file has no such column."""

    analytic: int
    account: int
    date: int
    label: int = -1
    debit: int = -1
    credit: int = -1
    day: int = -1
    foreign_debit: int = -1
    foreign_credit: int = -1
    currency: int = -1
    amount: int = -1
    side: int = -1
    line_type: int = -1

    @property
    def width(self) -> int:
        """The cells a line must have to be complete."""
        places: list[int] = [getattr(self, name) for name in _COLUMNS if name != "label"]
        return max(places) + 1


def places_of(kind: str, header: Header) -> Places:
    shape = SHAPES[kind]
    if kind == "ledger_sage" and is_positional_sage(header):
        return sage_places(header)
    found = {name: _place(header, getattr(shape, name)) for name in _COLUMNS}
    one_amount = found["debit"] < 0 and found["amount"] >= 0 and found["side"] >= 0
    required = ["analytic", "account", "date", *(["day"] if shape.day else [])]
    required += [] if one_amount else ["debit", "credit"]
    if missing := [getattr(shape, name)[0] for name in required if found[name] < 0]:
        raise MissingColumns(
            f"Il manque {'la colonne' if len(missing) == 1 else 'les colonnes'} {', '.join(missing)} : "
            "ajoutez-les à l’export, ou passez par la correspondance de colonnes."
        )
    return Places(**found)


def _place(header: Header, labels: tuple[str, ...]) -> int:
    place = header.find(*map(fold, labels))
    return -1 if place is None else place


def is_positional_sage(header: Header) -> bool:
    """The analytic code comes first and the amounts are the 7th and 8th columns."""
    first = header.folded[0] if header.folded else ""
    return len(header.folded) > 7 and first in set(map(fold, SHAPES["ledger_sage"].analytic))  # noqa: PLR2004


def sage_places(header: Header | None) -> Places:
    """Sage writes its ledger by position; the labels are only checked not to say the contrary."""
    if header is None:
        return Places(analytic=0, account=1, date=2, label=5, debit=6, credit=7)
    debit, credit = header.folded[6], header.folded[7]
    if ("credit" in debit and "debit" not in debit) or ("debit" in credit and "credit" not in credit):
        raise MissingColumns(
            "Les colonnes débit et crédit ne sont pas à leur place (7e et 8e) : refaites l’export Sage, "
            "ou passez par la correspondance de colonnes."
        )
    line_type = _place(header, SHAPES["ledger_sage"].line_type)
    return Places(analytic=0, account=1, date=2, label=5, debit=6, credit=7, line_type=line_type)

"""FEC (article A47 A-1 of the Livre des procédures fiscales): which columns, and which one says whose line it is."""

from dataclasses import dataclass

from rebond.figures.readers.errors import MissingColumns, NotPerPerson, WrongOptions
from rebond.figures.readers.headers import Header
from rebond.figures.readers.labels import fold

LEGAL_COLUMNS = (
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
)
CASH_BOOK_COLUMNS = ("DateRglt", "ModeRglt", "NatOp", "IdClient")
ANALYTIC_COLUMNS = (
    "CodeAnalytique",
    "Code analytique",
    "Analytique",
    "NumAnalytique",
    "Numéro analytique",
    "Compte analytique",
    "CompteAnalytique",
    "CompAnaNum",
    "Section analytique",
    "SectionAnalytique",
    "SectionNum",
    "CodeSection",
    "Section",
    "Poste analytique",
    "Axe analytique",
    "AxeAnalytique",
    "Axe1",
    "Axe 1",
    "Axe1Code",
    "CodeAxe1",
    "Ana1",
    "CodeAna",
    "Code ana",
    "CodeActivite",
    "Code activité",
    "CentreSimple",
    "Centre",
    "CodeAffaire",
    "Affaire",
    "EcritureAnalytique",
    "EcritureAna",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FecPlaces:
    journal: int
    entry: int
    date: int
    account: int
    label: int
    analytic: int
    debit: int = -1
    credit: int = -1
    amount: int = -1
    side: int = -1
    width: int
    is_cash_book: bool = False  # single-entry books do not balance
    missing: tuple[str, ...] = ()  # legal columns that are absent and that we can do without


def fec_places(header: Header, analytic_column: str) -> FecPlaces:
    """Raises MissingColumns, WrongOptions, or NotPerPerson when no column carries an analytic code."""
    at = {name: place for name in LEGAL_COLUMNS if (place := header.find(fold(name))) is not None}
    amount, side = header.find("montant"), header.find("sens")
    one_amount = "Debit" not in at and amount is not None and side is not None
    needed = ["JournalCode", "EcritureNum", "EcritureDate", "CompteNum", "EcritureLib"]
    needed += [] if one_amount else ["Debit", "Credit"]
    if lost := [name for name in needed if name not in at]:
        raise MissingColumns(
            f"Ce FEC n’a pas de colonne {', '.join(lost)} : refaites l’export depuis le logiciel."
        )
    ignored = {"Debit", "Credit"} if one_amount else set()
    return FecPlaces(
        journal=at["JournalCode"],
        entry=at["EcritureNum"],
        date=at["EcritureDate"],
        account=at["CompteNum"],
        label=at["EcritureLib"],
        analytic=_analytic_place(header, analytic_column),
        debit=at.get("Debit", -1),
        credit=at.get("Credit", -1),
        amount=amount if one_amount and amount is not None else -1,
        side=side if one_amount and side is not None else -1,
        width=max(place for place, name in enumerate(header.folded) if name) + 1,
        is_cash_book=header.find("daterglt") is not None,
        missing=tuple(name for name in LEGAL_COLUMNS if name not in at and name not in ignored),
    )


def _analytic_place(header: Header, asked: str) -> int:
    if asked:
        place = header.find(fold(asked))
        if place is None:
            raise WrongOptions(
                f"La colonne analytique « {asked} » n’existe pas dans ce FEC : choisissez parmi "
                f"{', '.join(label for label in header.labels if label)}."
            )
        return place
    place = header.find(*map(fold, ANALYTIC_COLUMNS))
    if place is None:
        place = next((at for at, name in enumerate(header.folded) if _sounds_analytic(name)), None)
    if place is not None:
        return place
    legal = {fold(name) for name in (*LEGAL_COLUMNS, *CASH_BOOK_COLUMNS, "Montant", "Sens")}
    others = [
        label for label, name in zip(header.labels, header.folded, strict=True) if name and name not in legal
    ]
    raise NotPerPerson(
        "Un FEC ne dit pas à quelle activité appartient chaque ligne : ses 18 colonnes n’ont pas de code analytique, "
        "il ne peut donc pas donner de chiffres par personne. Exportez le grand livre analytique, ou un FEC avec une "
        "colonne analytique ajoutée à la fin"
        + (f" ; si c’est l’une de celles-ci, indiquez-la : {', '.join(others)}." if others else ".")
    )


def _sounds_analytic(name: str) -> bool:
    """`AnalytiqueNum` carries codes; `LibelleAnalytique` and `MontantAnalytique` do not."""
    return "analyti" in name and not any(
        word in name for word in ("lib", "intitule", "montant", "debit", "credit")
    )

"""The kinds of files that are read: their names, their columns, what each one feeds."""

from collections.abc import Callable
from dataclasses import dataclass

from rebond.figures.readers.fec import LEGAL_COLUMNS
from rebond.figures.readers.fields import Column
from rebond.figures.readers.headers import Header
from rebond.figures.readers.labels import fold
from rebond.figures.readers.ledgers import SHAPES
from rebond.figures.readers.people import CONTRACT, EXIT, PERSON, STAGE
from rebond.figures.readers.rows import ContractRow, ExitRow, LedgerLine, PersonRow, StageRow, TurnoverRow
from rebond.figures.readers.turnover import TURNOVER


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    label: str
    columns: tuple[str, ...]
    feeds: str
    row: type
    fits: Callable[[Header], bool]


def _has(*labels: str) -> Callable[[Header], bool]:
    wanted = frozenset(map(fold, labels))
    return lambda header: wanted <= header.names


def _any(header: Header, *labels: str) -> bool:
    return header.find(*map(fold, labels)) is not None


def _is_ledger(kind: str) -> Callable[[Header], bool]:
    shape = SHAPES[kind]

    def fits(header: Header) -> bool:
        has_amounts = (_any(header, *shape.debit) and _any(header, *shape.credit)) or (
            bool(shape.amount) and _any(header, *shape.amount) and _any(header, *shape.side)
        )
        return has_amounts and _any(header, *shape.analytic) and _any(header, *shape.account)

    return fits


def _is_sage(header: Header) -> bool:
    """By position when the analytic code comes first, by labels otherwise.

    A file that starts with `Compte analytique de l'entrepreneur` is Sage's whatever its other labels.
    """
    analytic = set(map(fold, SHAPES["ledger_sage"].analytic))
    has_amounts = sum("debit" in name or "credit" in name for name in header.folded) > 1
    starts = bool(header.folded) and header.folded[0] in analytic and len(header.folded) > 7  # noqa: PLR2004
    is_signed = header.find(fold(SHAPES["ledger_sage"].analytic[0])) == 0
    return (starts and (has_amounts or is_signed)) or _is_ledger("ledger_sage")(header)


def _labels(columns: tuple[Column, ...]) -> tuple[str, ...]:
    return tuple(column.labels[0] for column in columns)


def _ledger(name: str, label: str, fits: Callable[[Header], bool], extra: tuple[str, ...] = ()) -> Kind:
    shape = SHAPES[name]
    parts = (shape.analytic, shape.account, shape.date, shape.day, shape.label, shape.debit, shape.credit)
    return Kind(name, label, (*(part[0] for part in parts if part), *extra), "ecritures", LedgerLine, fits)


def _never(_: Header) -> bool:
    return False


_MONTHLY = ("CA janv. 20", "CA févr. 20", "…")

# The order is the order of recognition: the most particular first.
_ALL = (
    Kind("fec", "FEC avec colonne analytique", (*LEGAL_COLUMNS, "CodeAnalytique"), "ecritures", LedgerLine,
         _has("JournalCode", "EcritureNum", "CompteNum")),
    Kind("ledger_sage_generation_expert", "Grand livre Sage Génération Expert (.txt)",
         ("ECRITURES", 'jj/mm/aaaa JNL compte "pièce" "libellé" D|C montant E ( axe1 CODE )'),
         "ecritures", LedgerLine, _never),
    _ledger("ledger_isuite", "Grand livre analytique iSuite", _is_ledger("ledger_isuite")),
    _ledger("ledger_cegid", "Grand livre analytique Cegid", _is_ledger("ledger_cegid")),
    _ledger("ledger_quadra", "Grand livre analytique Quadra", _is_ledger("ledger_quadra")),
    _ledger("ledger_ebp", "Grand livre analytique EBP", _is_ledger("ledger_ebp")),
    _ledger("ledger_isacompta", "Grand livre analytique Isacompta", _is_ledger("ledger_isacompta")),
    _ledger("ledger_sage", "Grand livre analytique Sage (.csv ou .slk)", _is_sage, ("Type de ligne",)),
    Kind("ca_entrepreneur", "enDI : CA par entrepreneur", (*_labels(TURNOVER), *_MONTHLY), "chiffres", TurnoverRow,
         lambda header: bool(header.months) and _has("Nom", "Prénom")(header)),
    Kind("ca_code_analytique", "enDI : CA par code analytique",
         ("Code(s) analytique(s)", "Enseigne(s)", "Entrepreneur(s)", "CA TOTAL", *_MONTHLY), "chiffres", TurnoverRow,
         lambda header: bool(header.months) and _any(header, "Code(s) analytique(s)", "Code analytique")),
    Kind("etapes_parcours", "enDI : Étapes de parcours", _labels(STAGE), "parcours", StageRow,
         _has("Nom", "Prénom", "Étape", "Date d'effet")),
    Kind("contrats_signes", "enDI : Contrats signés", _labels(CONTRACT), "contrats", ContractRow,
         _has("Nom", "Prénom", "Intitulé du contrat", "Date d'effet")),
    Kind("porteurs_accompagnes", "enDI : Porteurs accompagnés", (*_labels(PERSON), "Nb rdvs faits"), "personnes",
         PersonRow, _has("Nom", "Prénom", "Situation actuelle dans la CAE", "Nb rdvs faits")),
    Kind("porteurs_actifs", "enDI : Porteurs actifs", _labels(PERSON), "personnes", PersonRow,
         _has("Nom", "Prénom", "Situation actuelle dans la CAE")),
    Kind("sorties", "enDI : Sorties", _labels(EXIT), "sorties", ExitRow,
         _has("Nom", "Prénom", "Date de sortie")),
    Kind("mapped", "Autre tableau, par correspondance de colonnes", (), "selon le choix", LedgerLine, _never),
)  # fmt: skip
_DISPLAYED = (
    "porteurs_actifs",
    "porteurs_accompagnes",
    "etapes_parcours",
    "contrats_signes",
    "sorties",
    "ca_entrepreneur",
    "ca_code_analytique",
    "ledger_sage",
    "ledger_ebp",
    "ledger_cegid",
    "ledger_quadra",
    "ledger_isacompta",
    "ledger_isuite",
    "ledger_sage_generation_expert",
    "fec",
    "mapped",
)
_BY_NAME = {kind.name: kind for kind in _ALL}
KINDS: dict[str, Kind] = {name: _BY_NAME[name] for name in _DISPLAYED}

_KNOWN_LABELS = frozenset(
    fold(label)
    for source in (
        *(column.labels for columns in (PERSON, STAGE, CONTRACT, EXIT, TURNOVER) for column in columns),
        *(getattr(shape, name) for shape in SHAPES.values() for name in shape.__dataclass_fields__),
        LEGAL_COLUMNS,
    )
    for label in source
)


def is_known_label(label: str) -> bool:
    from rebond.figures.readers.dates import parse_month

    return len(label) <= 80 and (fold(label) in _KNOWN_LABELS or parse_month(label) is not None)  # noqa: PLR2004


def kind_of(header: Header) -> Kind | None:
    return next((kind for kind in _ALL if kind.fits(header)), None)

"""What a file may bring, and how it is opened for that: the readers' targets, plus pay, cash and wide tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypedDict

from rebond.figures.entry.enter import Wish
from rebond.figures.models.figures import FigureKind
from rebond.figures.readers import KINDS, TARGETS, Field, MissingColumns, Options, Reading, WrongOptions, read
from rebond.figures.readers.headers import Header
from rebond.figures.readers.kinds import is_known_label
from rebond.figures.readers.labels import fold
from rebond.figures.readers.mapped import mapped_header
from rebond.figures.readers.tables import Table, open_tables
from rebond.figures.readers.turnover import TURNOVER, read_turnover


class Settings(TypedDict, total=False):
    """`Import.options`: what someone said of the file. `feed` and `mapping` are for the kind « mapped »."""

    feed: str
    mapping: dict[str, str]
    sheet: str
    analytic_column: str
    balances: bool
    mapping_name: str
    otherwise: str  # "replace" once someone took the file for every disagreement


@dataclass(frozen=True)
class Feed:
    """`natures`: field of the mapping that holds an amount → what the amount is."""

    label: str
    fields: tuple[Field, ...]
    target: str = ""
    natures: Mapping[str, str] = field(default_factory=dict)


WHO = tuple(column for column in TARGETS["chiffres"].fields if column.name not in {"month", "amount"})
MONTH = Field("month", "Mois ou date", is_required=True)


def _long(label: str, nature: FigureKind) -> Feed:
    return Feed(
        label, (*WHO, MONTH, Field("amount", "Montant", is_required=True)), "chiffres", {"amount": nature}
    )


FEEDS: dict[str, Feed] = {
    "personnes": Feed("Personnes", TARGETS["personnes"].fields, "personnes"),
    "contrats": Feed("Contrats", TARGETS["contrats"].fields, "contrats"),
    "sorties": Feed("Sorties", TARGETS["sorties"].fields, "sorties"),
    "chiffres": _long("Chiffre d'affaires, une ligne par mois", FigureKind.TURNOVER),
    "larges": Feed("Chiffre d'affaires, une colonne par mois", (*WHO, Field("trade_names", "Enseigne"))),
    "paie": Feed(
        "Rémunérations, une ligne par mois",
        (
            *WHO,
            MONTH,
            Field(FigureKind.PAY_FIXED, "Part fixe"),
            Field(FigureKind.PAY_VARIABLE, "Part variable"),
            Field(FigureKind.PAY_BALANCE, "Régularisation"),
        ),
        "chiffres",
        {kind: kind for kind in (FigureKind.PAY_FIXED, FigureKind.PAY_VARIABLE, FigureKind.PAY_BALANCE)},
    ),
    "tresorerie": _long("Trésorerie à la fin du mois", FigureKind.CASH),
    "creances": _long("Créances clients à la fin du mois", FigureKind.RECEIVABLES),
    "ecritures": Feed("Écritures d'un grand livre", TARGETS["ecritures"].fields, "ecritures"),
}


@dataclass(frozen=True)
class Opened:
    """`passes`: the file read once for each nature of amount it holds (pay has three)."""

    kind: str
    passes: tuple[tuple[Reading, Wish], ...]

    @property
    def reading(self) -> Reading:
        return self.passes[0][0]


def open_file(path: Path, kind: str, settings: Settings | Mapping[str, Any]) -> Opened:
    """Open for entering. Raises `UnreadableFile` (unknown kind, missing columns, wrong mapping)."""
    if kind != "mapped":
        options = Options(
            analytic_column=settings.get("analytic_column", ""), sheet=settings.get("sheet", "")
        )
        reading = read(path, kind, options)
        return Opened(reading.kind, ((reading, Wish(balances=bool(settings.get("balances")))),))
    feed = FEEDS.get(settings.get("feed", ""))
    if feed is None:
        raise WrongOptions(f"Dites ce que contient le tableau : {', '.join(FEEDS)}.")
    mapping = {name: column for name, column in settings.get("mapping", {}).items() if column}
    sheet = settings.get("sheet", "")
    if not feed.target:
        return Opened("mapped", ((_wide(path, mapping, sheet), Wish()),))
    if not feed.natures:
        reading = read(path, "mapped", Options(target=feed.target, mapping=mapping, sheet=sheet))
        return Opened("mapped", ((reading, Wish(balances=bool(settings.get("balances")))),))
    return Opened("mapped", _by_nature(path, feed, mapping, sheet))


def _by_nature(
    path: Path, feed: Feed, mapping: dict[str, str], sheet: str
) -> tuple[tuple[Reading, Wish], ...]:
    shared = {name: column for name, column in mapping.items() if name not in feed.natures}
    passes = []
    for name, nature in feed.natures.items():
        if name in mapping:
            options = Options(target=feed.target, mapping={**shared, "amount": mapping[name]}, sheet=sheet)
            passes.append(
                (read(path, "mapped", options), Wish(nature=nature, skips_empty=len(feed.natures) > 1))
            )
    if not passes:
        labels = ", ".join(column.label for column in feed.fields if column.name in feed.natures)
        raise WrongOptions(f"Indiquez au moins une colonne de montant : {labels}.")
    return tuple(passes)


def _wide(path: Path, mapping: dict[str, str], sheet: str) -> Reading:
    """A table of the cooperative's own with one column per month: its labels are read as enDI's."""
    if not mapping:
        raise WrongOptions("Indiquez au moins la colonne du code analytique ou du nom.")
    for table in open_tables(path, is_known_label, sheet):
        header = mapped_header(table, Options(mapping=mapping))
        if header is not None and header.months:
            return _reading(path, table, _as_endi(header, mapping))
    raise MissingColumns(
        f"« {path.name} » n'a pas ces colonnes avec, à côté, une colonne par mois (« janv. 2026 », « 01/2026 »…). "
        "Vérifiez les intitulés des mois."
    )


def _reading(path: Path, table: Table, header: Header) -> Reading:
    return Reading(
        kind="mapped",
        path=path,
        encoding=table.encoding,
        separator=table.separator,
        sheet=table.sheet,
        producer=partial(read_turnover, table=table, header=header),
    )


def _as_endi(header: Header, mapping: dict[str, str]) -> Header:
    standard = {
        fold(mapping[column.field]): column.labels[0] for column in TURNOVER if column.field in mapping
    }
    labels = tuple(
        label if place in header.months else standard.get(folded, "")
        for place, (label, folded) in enumerate(zip(header.labels, header.folded, strict=True))
    )
    return Header(line=header.line, labels=labels, folded=tuple(map(fold, labels)), months=header.months)


def kind_label(kind: str) -> str:
    return KINDS[kind].label if kind in KINDS else "à reconnaître"

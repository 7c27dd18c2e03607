"""Readers of the files a cooperative really has. Pure Python: no Django, no database, nothing written."""

from rebond.figures.readers.amounts import euros, french_euros, parse_cents
from rebond.figures.readers.dates import parse_date, parse_month
from rebond.figures.readers.errors import (
    DamagedFile,
    DisguisedFile,
    EmptyFile,
    MissingColumns,
    MissingFile,
    NotAFile,
    NotPerPerson,
    TooLarge,
    UnknownKind,
    UnreadableFile,
    WrongOptions,
)
from rebond.figures.readers.kinds import KINDS, Kind
from rebond.figures.readers.mapped import TARGETS, Field, Target
from rebond.figures.readers.opening import AUTO, Preview, columns, detect, read
from rebond.figures.readers.options import Options
from rebond.figures.readers.reading import Reading
from rebond.figures.readers.rows import (
    ContractRow,
    ExitRow,
    Item,
    LedgerLine,
    LineError,
    MonthAmount,
    PersonRow,
    Row,
    StageRow,
    TurnoverRow,
)
from rebond.figures.readers.totals import LedgerTotals, aggregate_turnover, month_end_balances
from rebond.figures.readers.values import BadValue

__all__ = [
    "AUTO",
    "KINDS",
    "TARGETS",
    "BadValue",
    "ContractRow",
    "DamagedFile",
    "DisguisedFile",
    "EmptyFile",
    "ExitRow",
    "Field",
    "Item",
    "Kind",
    "LedgerLine",
    "LedgerTotals",
    "LineError",
    "MissingColumns",
    "MissingFile",
    "MonthAmount",
    "NotAFile",
    "NotPerPerson",
    "Options",
    "PersonRow",
    "Preview",
    "Reading",
    "Row",
    "StageRow",
    "Target",
    "TooLarge",
    "TurnoverRow",
    "UnknownKind",
    "UnreadableFile",
    "WrongOptions",
    "aggregate_turnover",
    "columns",
    "detect",
    "euros",
    "french_euros",
    "month_end_balances",
    "parse_cents",
    "parse_date",
    "parse_month",
    "read",
]

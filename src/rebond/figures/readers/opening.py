"""The door: tell the kind of a file, and open it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rebond.figures.readers.errors import EmptyFile, MissingColumns, UnknownKind, WrongOptions
from rebond.figures.readers.fec import fec_places
from rebond.figures.readers.fec_lines import read_fec
from rebond.figures.readers.guard import Family
from rebond.figures.readers.headers import Header, header_of
from rebond.figures.readers.kinds import KINDS, Kind, is_known_label, kind_of
from rebond.figures.readers.labels import fold_cell
from rebond.figures.readers.ledger_lines import read_ledger
from rebond.figures.readers.ledgers import places_of, sage_places
from rebond.figures.readers.mapped import checked_target, mapped_header, read_mapped
from rebond.figures.readers.options import Options
from rebond.figures.readers.people import read_people
from rebond.figures.readers.reading import Reading
from rebond.figures.readers.rows import Item
from rebond.figures.readers.sage_expert import has_key_line, read_sage_expert
from rebond.figures.readers.tables import Table, open_tables
from rebond.figures.readers.turnover import read_turnover
from rebond.figures.readers.values import text_of

AUTO = "auto"
_DEFAULTS = Options()
_PREVIEW_LINES = 10
_LEAST_WIDTH_OF_SAGE = 8
Producer = Callable[[Reading], Iterator[Item]]


@dataclass(frozen=True, slots=True)
class _Found:
    kind: Kind
    table: Table
    header: Header | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What the mapping screen shows."""

    labels: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    header_line: int
    sheets: tuple[str, ...]


def detect(path: Path | str, options: Options = _DEFAULTS) -> str:
    """The name of the kind. Raises UnknownKind, or any UnreadableFile."""
    return _recognised(Path(path), options).kind.name


def read(path: Path | str, kind: str = AUTO, options: Options = _DEFAULTS) -> Reading:
    """Open a file: its kind and header are checked here, its lines are read by `rows()`."""
    path = Path(path)
    if kind == AUTO:
        found = _recognised(path, options)
    elif kind == "mapped":
        found = _by_mapping(path, options)
    elif kind in KINDS:
        found = _as_asked(path, KINDS[kind], options)
    else:
        raise WrongOptions(f"Le type « {kind} » n’existe pas : choisissez parmi {', '.join(KINDS)}.")
    table = found.table
    return Reading(
        kind=found.kind.name,
        path=path,
        encoding=table.encoding,
        separator=table.separator,
        sheet=table.sheet,
        opening_notes=_notes(table),
        producer=_producer(found, options),
    )


def columns(path: Path | str, sheet: str = "") -> Preview:
    """Labels and first lines, for a person to say which column is what."""
    table = _tables(Path(path), sheet)[0]
    start = table.start()
    header = max(start[:20], key=lambda row: (sum(1 for cell in row[1] if fold_cell(cell)), -row[0]))
    below = [cells for number, cells in start if number > header[0]][:_PREVIEW_LINES]
    return Preview(
        labels=header_of(*header).distinct_labels(),
        sample=tuple(tuple(map(text_of, cells)) for cells in below),
        header_line=header[0],
        sheets=table.sheets,
    )


def _tables(path: Path, sheet: str) -> list[Table]:
    tables = open_tables(path, is_known_label, sheet)
    if not tables:
        raise EmptyFile(f"« {path.name} » ne contient que des feuilles vides : refaites l’export.")
    return tables


def _notes(table: Table) -> tuple[str, ...]:
    others = [name for name in table.sheets if name != table.sheet]
    if not others:
        return ()
    return (f"Feuille lue : « {table.sheet} ». Feuilles laissées de côté : {', '.join(others)}.",)


def _recognised(path: Path, options: Options) -> _Found:
    tables = _tables(path, options.sheet)
    for table in tables:
        if _is_sage_expert(table):
            return _Found(KINDS["ledger_sage_generation_expert"], table, None)
        for number, cells in table.start():
            header = header_of(number, cells)
            if kind := kind_of(header):
                return _Found(kind, table, header)
    labels = [text for cell in tables[0].start()[0][1] if (text := text_of(cell))][:8]
    raise UnknownKind(
        f"« {path.name} » n’a pas d’en-tête connu (première ligne : {', '.join(labels)[:200] or 'vide'}). "
        "Choisissez le type vous-même, ou passez par la correspondance de colonnes."
    )


def _is_sage_expert(table: Table) -> bool:
    if table.family is not Family.TEXT:
        return False
    with table.path.open(encoding=table.encoding) as stream:
        return has_key_line([line for line, _ in zip(stream, range(2_000), strict=False)])


def _as_asked(path: Path, kind: Kind, options: Options) -> _Found:
    """The kind was chosen by hand: its header must be there all the same."""
    tables = _tables(path, options.sheet)
    for table in tables:
        if kind.name == "ledger_sage_generation_expert" and _is_sage_expert(table):
            return _Found(kind, table, None)
        for number, cells in table.start():
            header = header_of(number, cells)
            if kind.fits(header):
                return _Found(kind, table, header)
    if kind.name == "ledger_sage" and len(tables[0].start()[0][1]) >= _LEAST_WIDTH_OF_SAGE:
        return _Found(kind, tables[0], None)
    raise MissingColumns(
        f"« {path.name} » n’a pas les colonnes de « {kind.label} » : {', '.join(kind.columns[:12])}… "
        "Vérifiez le type choisi, ou passez par la correspondance de colonnes."
    )


def _by_mapping(path: Path, options: Options) -> _Found:
    checked_target(options)
    for table in _tables(path, options.sheet):
        if header := mapped_header(table, options):
            return _Found(KINDS["mapped"], table, header)
    wanted = ", ".join(column for column in options.mapping.values() if column)
    raise MissingColumns(f"« {path.name} » n’a pas toutes les colonnes de la correspondance : {wanted}.")


def _producer(found: _Found, options: Options) -> Producer:
    """Everything that can be refused for the whole file is refused here, before the first row."""
    kind, table, header = found.kind, found.table, found.header
    if header is None:
        if kind.name == "ledger_sage":
            return partial(read_ledger, table=table, header=None, places=sage_places(None))
        return partial(read_sage_expert, table=table)
    if kind.name == "mapped":
        return partial(
            read_mapped, table=table, header=header, target=checked_target(options), options=options
        )
    if kind.feeds == "ecritures":
        return _ledger_producer(kind, table, header, options)
    if kind.feeds == "chiffres":
        return partial(read_turnover, table=table, header=header)
    return partial(read_people, table=table, header=header, row=kind.row)


def _ledger_producer(kind: Kind, table: Table, header: Header, options: Options) -> Producer:
    if kind.name == "fec":
        return partial(
            read_fec, table=table, header=header, places=fec_places(header, options.analytic_column)
        )
    return partial(read_ledger, table=table, header=header, places=places_of(kind.name, header))

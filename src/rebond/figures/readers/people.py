"""enDI's spreadsheets about people: holders, stages, contracts, exits."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from rebond.figures.readers.amounts import parse_cents
from rebond.figures.readers.fields import (
    Column,
    cents,
    data_lines,
    dates,
    decimals,
    parse_codes,
    parse_count,
    plan_of,
)
from rebond.figures.readers.fields import read_cells as read_fields
from rebond.figures.readers.headers import Header
from rebond.figures.readers.reading import Reading
from rebond.figures.readers.rows import ContractRow, ExitRow, Item, LineError, PersonRow, StageRow
from rebond.figures.readers.tables import Table
from rebond.figures.readers.values import BadValue

IDENTITY = (
    Column("endi_user_id", ("ID Utilisateur",)),
    Column("internal_id", ("Identifiant interne",)),
    Column("analytic_codes", ("Code(s) analytique(s)", "Code analytique", "Codes analytiques"), parse_codes),
    Column("civility", ("Civilité",)),
    Column("last_name", ("Nom",), is_required=True),
    Column("first_name", ("Prénom",), is_required=True),
    Column("branch", ("Antenne de rattachement", "Antenne")),
    Column("activity_type", ("Typologie d'activité", "Typologie d'activité (gestion sociale)")),
    dates("entered_on", "Date d'entrée dans la CAE"),
)

PERSON = (
    *IDENTITY,
    Column("social_id", ("ID Gestion sociale", "Identifiant Autonomie")),
    Column("birth_name", ("Nom de naissance",)),
    Column("situation", ("Situation actuelle dans la CAE",), is_required=True),
    Column("advisor", ("Accompagnateur", "Accompagnateur·ice", "Chargé·e d'accompagnement", "Conseiller")),
    dates("info_meeting_on", "Date info coll"),
    dates("contract_on", "Date de contrat"),
    dates("associate_on", "Date d'entrée au sociétariat"),
    Column("prescriber", ("Prescripteur",)),
    Column("prescriber_name", ("Nom du prescripteur",)),
    Column("email", ("E-mail 1", "E-mail", "Adresse e-mail")),
    Column("email_2", ("E-mail 2",)),
    Column("landline", ("Tél. fixe",)),
    Column("mobile", ("Tél. mobile",)),
    Column("address", ("Adresse",)),
    Column("postal_code", ("Code postal",)),
    Column("city", ("Ville",)),
    Column("sex", ("Sexe",)),
    dates("born_on", "Date de naissance"),
    Column("social_status_at_entry", ("Statut social à l'entrée",)),
    Column("social_status_now", ("Statut social actuel",)),
    dates("rights_end_on", "Date de fin de droit"),
    dates("left_on", "Date de sortie"),
    Column("exit_type", ("Type de sortie",)),
    Column("exit_reason", ("Motif de sortie",)),
)

_TERMS = (
    dates("effective_on", "Date d'effet", is_required=True),
    dates("due_on", "Date d'échéance"),
    Column("contract_type", ("Type de contrat",)),
    Column("grade", ("Qualité du salarié",)),
    decimals("hourly_rate", "Taux horaire"),
    decimals("hours", "Nombre d'heures"),
    cents("gross_cents", "Salaire brut"),
    Column("goal", ("Objectif de CA / d'activité",)),
    Column("amendment_number", ("Numéro d'avenant",), parse_count),
)

STAGE = (
    *IDENTITY,
    Column("stage", ("Étape",), is_required=True),
    Column("nature", ("Nature",)),
    Column("new_situation", ("Nouvelle situation",)),
    *_TERMS,
    Column("exit_type", ("Type de sortie",)),
    Column("exit_reason", ("Motif de sortie",)),
)

CONTRACT = (*IDENTITY, Column("title", ("Intitulé du contrat",), is_required=True), *_TERMS)

EXIT = (
    *IDENTITY,
    dates("left_on", "Date de sortie", is_required=True),
    Column("exit_type", ("Type de sortie",)),
    Column("exit_reason", ("Motif de sortie",)),
)

Checker = Callable[[dict[str, Any], int], Iterator[LineError]]


def _missing(line: int, column: str, reason: str) -> LineError:
    return LineError(line=line, column=column, value="", reason=reason)


def _named(values: dict[str, Any], line: int) -> Iterator[LineError]:
    if not values.get("last_name"):
        yield _missing(
            line, "Nom", "Le nom manque : sans lui la personne ne peut pas être retrouvée. Complétez-le."
        )


def _dated(field: str, label: str) -> Checker:
    def check(values: dict[str, Any], line: int) -> Iterator[LineError]:
        yield from _named(values, line)
        if field in values and values[field] is None:
            yield _missing(line, label, f"La colonne « {label} » est vide : complétez-la dans le fichier.")

    return check


def _goal_cents(values: dict[str, Any]) -> None:
    """EnDI writes `1500.0 par mois`: the words are kept, the amount is read when it is one."""
    words = values.get("goal", "").split(" par ")[0].split(" /")[0].strip()
    try:
        values["goal_cents"] = parse_cents(words)
    except BadValue:
        values["goal_cents"] = None


Builder = Callable[[dict[str, Any]], Item]


def _person(values: dict[str, Any]) -> Item:
    return PersonRow(**values)


def _stage(values: dict[str, Any]) -> Item:
    _goal_cents(values)
    return StageRow(**values)


def _contract(values: dict[str, Any]) -> Item:
    _goal_cents(values)
    return ContractRow(**values)


def _exit(values: dict[str, Any]) -> Item:
    return ExitRow(**values)


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a row, how it is built, what is checked once its cells are read."""

    columns: tuple[Column, ...]
    build: Builder
    check: Checker


SHAPES: dict[type, Shape] = {
    PersonRow: Shape(PERSON, _person, _named),
    StageRow: Shape(STAGE, _stage, _dated("effective_on", "Date d'effet")),
    ContractRow: Shape(CONTRACT, _contract, _dated("effective_on", "Date d'effet")),
    ExitRow: Shape(EXIT, _exit, _dated("left_on", "Date de sortie")),
}


def read_people(reading: Reading, table: Table, header: Header, row: type) -> Iterator[Item]:
    """Rows of one of the four shapes."""
    yield from read_shape(reading, table, header, SHAPES[row])


def read_shape(reading: Reading, table: Table, header: Header, shape: Shape) -> Iterator[Item]:
    plan = plan_of(header, shape.columns)
    if plan.sensitive:
        reading.note(
            "Colonnes sensibles laissées de côté, rien n’en entre dans Rebond : "
            + ", ".join(plan.sensitive)
            + ". Elles restent dans le fichier déposé tant qu’il est gardé."
        )
    for found in data_lines(reading, table, header, plan.places("last_name", "first_name", "month")):
        if isinstance(found, LineError):
            yield found
        else:
            line, cells = found
            values, errors = read_fields(plan, header, line, cells)
            errors.extend(shape.check(values, line))
            if errors:
                yield from errors
            else:
                yield shape.build({"line": line, **values})

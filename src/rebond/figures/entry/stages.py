"""Lines about contracts: stages of a path, signed contracts, amendments, exits."""

from datetime import date
from typing import Any, cast

from rebond.figures.entry.lines import Entry, RefusedLine, Spot, amend
from rebond.figures.entry.meanings import Meaning, Meanings
from rebond.figures.entry.persons import about, carry, enter_path, leave_path
from rebond.figures.readers import ContractRow, ExitRow, StageRow
from rebond.people.public import (
    Contract,
    Path,
    Person,
    add_amendment,
    enter_association,
    leave,
    reopen,
    sign_cape,
    sign_cesa,
    withdraw_association,
)

# On the same day: what opens comes before what changes, what changes before what ends.
ORDER = (
    Meaning.CAPE,
    Meaning.CESA,
    Meaning.AMENDMENT,
    Meaning.ASSOCIATE,
    Meaning.EXIT,
    Meaning.NOTHING,
    None,
)
# Field of the contract → (field of the line, column).
TERMS = {
    "monthly_hours": ("hours", "Nombre d'heures"),
    "monthly_gross_cents": ("gross_cents", "Salaire brut"),
    "turnover_goal_cents": ("goal_cents", "Objectif de CA / d'activité"),
    "employee_quality": ("grade", "Qualité du salarié"),
}
Staged = StageRow | ContractRow


class Stages:
    """The lines of one file, entered in the order of the facts rather than of the file."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.meanings = Meanings()

    def enter(self, rows: list[Staged]) -> None:
        for row in sorted(rows, key=self._moment):
            self._enter(row)

    def meaning(self, row: Staged) -> Meaning | None:
        if isinstance(row, StageRow):
            found = self.meanings.of(row.stage, row.nature, row.contract_type, row.new_situation)
        else:
            found = self.meanings.of(row.title, row.contract_type)
        is_contract = found in {Meaning.CAPE, Meaning.CESA}
        return Meaning.AMENDMENT if is_contract and row.amendment_number else found

    def _moment(self, row: Staged) -> tuple[date, int, int]:
        return row.effective_on or date.max, ORDER.index(self.meaning(row)), row.line

    def _enter(self, row: Staged) -> None:
        meaning, book = self.meaning(row), self.entry.book
        title = _title(row)
        if meaning is None and title not in book.unknown_stages:
            book.unknown_stages.append(title)

        def say(person: Person) -> None:
            path = enter_path(self.entry, person, row, default=row.effective_on)
            carry(self.entry, person, row)
            if path is not None and meaning is not None:
                self._gesture(meaning, row, person, path)

        about(self.entry, row, say)

    def _gesture(self, meaning: Meaning, row: Staged, person: Person, path: Path) -> None:
        assert row.effective_on is not None, "the reader refuses a line without its date"
        if meaning in {Meaning.CAPE, Meaning.CESA}:
            self._contract(meaning, row, person, path, row.effective_on)
        elif meaning is Meaning.AMENDMENT:
            self._amendment(row, person, row.effective_on)
        elif meaning is Meaning.ASSOCIATE:
            self._associate(row, path, row.effective_on)
        elif meaning is Meaning.EXIT:
            kind, reason = getattr(row, "exit_type", ""), getattr(row, "exit_reason", "")
            leave_path(self.entry, path, row.effective_on, kind=kind, reason=reason, line=row.line)

    def _contract(self, kind: Meaning, row: Staged, person: Person, path: Path, on: date) -> None:
        existing = person.contracts.filter(kind=kind.value, starts_on=on).first()
        if existing is None:
            self._sign(kind, row, path, on)
            return
        values = {"ends_on": (row.due_on, "Date d'échéance")}
        values |= {name: (getattr(row, source), column) for name, (source, column) in TERMS.items()}
        news = {
            name: value
            for name, (value, column) in values.items()
            if self.entry.agrees(existing, name, value, column, Spot(row.line, str(existing)))
        }
        if news:
            amend(existing, **news)

    def _sign(self, kind: Meaning, row: Staged, path: Path, on: date) -> None:
        terms = cast("Any", {name: getattr(row, source) for name, (source, _) in TERMS.items()})
        by = self.entry.book.by
        exit_ = _take_back_exit(path, on, self.entry)
        if kind is Meaning.CESA:
            sign_cesa(path, starts_on=on, ends_on=row.due_on, by=by, **terms)
        elif row.due_on is None:
            raise RefusedLine(
                "Date d'échéance", "", "Un CAPE a toujours une date de fin : complétez-la dans le fichier."
            )
        else:
            sign_cape(path, starts_on=on, ends_on=row.due_on, by=by, **terms)
        if exit_:
            leave(path, by=by, **exit_)

    def _amendment(self, row: Staged, person: Person, on: date) -> None:
        contracts = [
            c
            for c in person.contracts.order_by("starts_on")
            if c.starts_on <= on and (not c.last_day or c.last_day >= on)
        ]
        contract = next(
            (c for c in reversed(contracts) if c.kind == Contract.Kind.CESA),
            contracts[-1] if contracts else None,
        )
        if contract is None:
            raise RefusedLine(
                "Date d'effet", f"{on:%d/%m/%Y}", f"Avenant sans contrat : {person} n'a aucun contrat à cette date. "
                "Importez d'abord « Contrats signés » ou « Étapes de parcours »."
            )  # fmt: skip
        known = contract.amendments.filter(effective_on=on)
        if row.amendment_number:
            known = contract.amendments.filter(number=row.amendment_number)
        terms = cast("Any", {name: getattr(row, source) for name, (source, _) in TERMS.items()})
        if (existing := known.first()) is None:
            add_amendment(
                contract,
                effective_on=on,
                subject=_title(row)[:300],
                number=row.amendment_number,
                by=self.entry.book.by,
                **terms,
            )
            return
        values = {"effective_on": (on, "Date d'effet")}
        values |= {
            name: (terms[name], column) for name, (_, column) in TERMS.items() if hasattr(existing, name)
        }
        news = {
            name: value
            for name, (value, column) in values.items()
            if self.entry.agrees(existing, name, value, column, Spot(row.line, str(existing)))
        }
        if news:
            amend(existing, **news)

    def _associate(self, row: Staged, path: Path, on: date) -> None:
        by, subject = self.entry.book.by, str(path.person)
        if self.entry.agrees(path, "associate_on", on, "Date d'effet", Spot(row.line, subject)):
            if path.associate_on is not None:
                withdraw_association(path, by=by)
            enter_association(path, on=on, by=by)


def _title(row: Staged) -> str:
    return row.stage if isinstance(row, StageRow) else row.title


def _take_back_exit(path: Path, starts_on: date, entry: Entry) -> dict[str, Any]:
    """A contract of the past on a path already left: the exit steps aside, and is put back after.

    `people` refuses a contract on a finished path, rightly; a file read after the exits tells history.
    """
    path.refresh_from_db()
    if path.left_on is None or starts_on > path.left_on or path.closed_on is not None:
        return {}
    exit_ = {"on": path.left_on, "kind": path.exit_kind, "reason": path.exit_reason}
    reopen(path, by=entry.book.by)
    return exit_


def enter_exit(entry: Entry, row: ExitRow) -> None:
    """A line of « Sorties »."""

    def say(person: Person) -> None:
        assert row.left_on is not None, "the reader refuses a line without its date"
        path = enter_path(entry, person, row)
        carry(entry, person, row)
        if path is None:
            reason = f"{person} n'a aucun parcours : complétez la date d'entrée, ou importez d'abord « Porteurs actifs »."
            raise RefusedLine("Date d'entrée dans la CAE", "", reason)
        leave_path(entry, path, row.left_on, kind=row.exit_type, reason=row.exit_reason, line=row.line)

    about(entry, row, say)

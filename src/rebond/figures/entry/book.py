"""The account kept while a file enters: what was created, changed, left, refused, disputed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rebond.figures.models import Import, ImportChange, ImportConflict, ImportProblem
from rebond.figures.readers import LineError

if TYPE_CHECKING:
    from rebond.accounts.public import User

FLUSH = 2_000
# A file of a million wrong lines must not become a million rows: the first ones tell what to correct.
MOST_PROBLEMS = 20_000
MOST_CONFLICTS = 5_000
KEEP, REPLACE = ImportConflict.Choice.KEEP, ImportConflict.Choice.REPLACE


@dataclass
class Book:
    """`choices`: key of a conflict → "keep" or "replace"; `otherwise` answers for those nobody looked at."""

    source: Import
    by: "User | None" = None
    choices: Mapping[str, str] = field(default_factory=dict)
    otherwise: str = KEEP
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    problem_count: int = 0
    conflict_count: int = 0
    tables: Counter[tuple[str, str]] = field(default_factory=Counter)
    problems: list[ImportProblem] = field(default_factory=list)
    conflicts: list[ImportConflict] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unknown_codes: list[str] = field(default_factory=list)
    unknown_stages: list[str] = field(default_factory=list)
    totals: dict[tuple[str, str], int] = field(default_factory=dict)
    _last_refused: int = 0
    _seen: set[tuple[int, str]] = field(default_factory=set)
    _pending: list[ImportChange] = field(default_factory=list)

    def wrote(self, kind: str, pk: int, line: int, *, before: Any, after: Any) -> None:
        """`kind` is a model label; `before` is None for a creation."""
        self.tables[kind, "created" if before is None else "changed"] += 1
        self._pending.append(
            ImportChange(
                source=self.source, target_kind=kind, target_id=pk, line=line, before=before, after=after
            )
        )
        if len(self._pending) >= FLUSH:
            self.flush()

    def flush(self) -> None:
        ImportChange.objects.bulk_create(self._pending)
        self._pending.clear()

    @property
    def written(self) -> int:
        """How many rows were written so far: a line that leaves it as it was changed nothing."""
        return sum(self.tables.values())

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Give back the rows noted inside when the line is refused half-way."""
        tables, pending = self.tables.copy(), len(self._pending)
        conflicts, count = len(self.conflicts), self.conflict_count
        notes, codes = len(self.notes), len(self.unknown_codes)
        try:
            yield
        except Exception:
            self.tables = tables
            del (
                self._pending[pending:],
                self.conflicts[conflicts:],
                self.notes[notes:],
                self.unknown_codes[codes:],
            )
            self.conflict_count = count
            raise

    def refuse(self, error: LineError) -> None:
        """One bad cell of a line. A file read once for each amount it holds tells the same cell once."""
        if (error.line, error.column) in self._seen:
            return
        self.refused += error.line != self._last_refused
        self._last_refused = error.line
        self.problem_count += 1
        if len(self.problems) < MOST_PROBLEMS:
            self._seen.add((error.line, error.column))
            self.problems.append(
                ImportProblem(
                    source=self.source,
                    line=error.line,
                    column=error.column[:120],
                    value=error.value[:300],
                    reason=error.reason,
                )
            )

    def note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)

    def takes_file(
        self,
        key: str,
        *,
        line: int,
        subject: str,
        column: str,
        existing: str,
        existing_from: str,
        proposed: str,
    ) -> bool:
        """Note the disagreement; True when someone chose the value of the file."""
        choice = self.choices.get(key, self.otherwise)
        self._dispute(
            ImportConflict(
                source=self.source,
                key=key[:200],
                line=line,
                subject=subject[:200],
                column=column[:120],
                existing=existing,
                existing_from=existing_from[:400],
                proposed=proposed,
                choice=choice,
            )
        )
        return choice == REPLACE

    def dispute_identity(self, *, line: int, subject: str, existing: str, proposed: str) -> None:
        """One line, several persons: nobody can choose here, the line waits until the file or a card is corrected."""
        self._dispute(
            ImportConflict(
                source=self.source,
                key=f"identity:{line}",
                line=line,
                subject=subject[:200],
                column="Identité",
                existing=existing,
                proposed=proposed,
                is_identity=True,
            )
        )

    def _dispute(self, conflict: ImportConflict) -> None:
        self.conflict_count += 1
        if len(self.conflicts) < MOST_CONFLICTS:
            self.conflicts.append(conflict)

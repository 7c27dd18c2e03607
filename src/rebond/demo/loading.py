"""La Boussole enters as a real cooperative would: its team, its files, then what no file says."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rebond.demo.afterwards import close_paths, finish_activities, write_checklists
from rebond.demo.cooperative.shape import Cooperative
from rebond.demo.files import (
    EARLIER,
    LEDGER,
    PAY,
    PAY_COLUMNS,
    PEOPLE,
    STAGES,
    TURNOVER,
    DemoFile,
    write_files,
)
from rebond.demo.house import House
from rebond.figures.public import import_file

Progress = Callable[[str, int, int], None]
Step = tuple[str, Callable[[], object]]


class NotAsWritten(Exception):
    """A file of the demonstration did not enter whole: the program contradicts itself, nothing is loaded."""


class Loading:
    """One loading, in the caller's transaction. The files stay in `folder`, for whoever wants to try them."""

    def __init__(self, cooperative: Cooperative, folder: Path, progress: Progress) -> None:
        self.cooperative, self.folder, self.progress = cooperative, folder, progress
        self.house = House(cooperative)

    def run(self) -> None:
        steps = list(self._steps())
        for rank, (label, step) in enumerate(steps):
            self.progress(label, rank, len(steps))
            step()
        self.progress("La Boussole est prête", len(steps), len(steps))

    def _steps(self) -> Iterator[Step]:
        yield "Écriture des fichiers", lambda: write_files(self.folder, self.cooperative)
        yield "Antennes, établissements, équipe d’appui", self.house.build
        yield from self._imports()
        yield "Comptes", self.house.invite_everyone
        yield "Départs dans l’équipe d’appui", self.house.say_goodbye
        yield "Clauses des contrats", lambda: write_checklists(self.house)
        yield "Activités", lambda: finish_activities(self.house)
        yield "Sorties comptables", lambda: close_paths(self.cooperative)

    def _imports(self) -> Iterator[Step]:
        pay = {"feed": "paie", "mapping": PAY_COLUMNS}
        yield self._import(EARLIER, by="solenn")
        yield self._import(PEOPLE, by="solenn")
        yield self._import(STAGES, by="solenn")
        yield self._import(TURNOVER, by="omar")
        yield self._import(LEDGER, by="omar", settings={"balances": True})
        yield self._import(PAY, by="solenn", settings=pay)

    def _import(self, file: DemoFile, *, by: str, settings: dict[str, Any] | None = None) -> Step:
        def enter() -> None:
            path, account = self.folder / file.name, self.house.accounts[by]
            outcome = import_file(path, kind=file.kind, by=account, settings=settings or {})
            if outcome.errors or outcome.conflicts:
                raise NotAsWritten(f"{file.name} : {outcome.errors[:3]} {outcome.conflicts[:3]}")

        return f"Import : {file.label}", enter


def nobody_watches(_label: str, _done: int, _total: int) -> None:
    """The progress of a loading that nobody looks at."""

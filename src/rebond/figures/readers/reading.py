"""A file being read: rows one by one, counters that fill meanwhile."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rebond.figures.readers.rows import Item, LineError

MOST_NOTES = 50


@dataclass(slots=True, kw_only=True)
class Reading:
    """`rows()` streams; it may be called again, and each call starts the counters again."""

    kind: str
    path: Path
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    opening_notes: tuple[str, ...] = ()
    producer: Callable[["Reading"], Iterator[Item]]
    lines_read: int = 0
    lines_refused: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[Item]:
        self.lines_read = self.lines_refused = 0
        self.skipped = Counter()
        self.notes = list(self.opening_notes)
        return self._counted()

    def _counted(self) -> Iterator[Item]:
        refused_line = 0
        for item in self.producer(self):
            if type(item) is LineError and item.line != refused_line:
                refused_line = item.line
                self.lines_refused += 1
            yield item

    def note(self, sentence: str) -> None:
        """Keep a sentence for the report, without letting a bad file fill the memory with them."""
        if sentence not in self.notes and len(self.notes) < MOST_NOTES:
            self.notes.append(sentence)

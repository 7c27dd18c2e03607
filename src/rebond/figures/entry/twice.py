"""The same month of the same person or code on two lines of one table: nobody can tell which amount is right.

Taking the last one would be a guess, adding them up another (a corrected line repeats the month, an
invoice per line adds to it): different amounts are refused, both, and each one names the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rebond.figures import months as m
from rebond.figures.entry.book import Book
from rebond.figures.entry.sums import Place, Sums
from rebond.figures.models.figures import FigureKind
from rebond.figures.readers import LineError
from rebond.figures.words import amount, plural

MOST_NAMED = 10
Said = tuple[int, int]  # line, cents


@dataclass
class Placed:
    """What each line says of each place, before anything is added up."""

    said: dict[Place, list[Said]] = field(default_factory=dict)

    def say(self, place: Place, cents: int, line: int) -> None:
        self.said.setdefault(place, []).append((line, cents))

    def settle(self, sums: Sums, book: Book) -> None:
        """Into the sums; the lines that contradict each other are refused whole."""
        torn = {place: lines for place, lines in self.said.items() if len({cents for _, cents in lines}) > 1}
        refused = {line for lines in torn.values() for line, _ in lines}
        for problem in sorted(_problems(torn), key=lambda problem: problem.line):
            book.refuse(problem)
        repeated: set[int] = set()
        for place, lines in self.said.items():
            sound = [said for said in lines if said[0] not in refused]
            if sound:
                sums.put(place, sound[0][1], sound[0][0])
                repeated.update(line for line, _ in sound[1:])
        if repeated:
            book.note(_once(sorted(repeated)))


def _problems(torn: dict[Place, list[Said]]) -> Iterable[LineError]:
    for place, lines in torn.items():
        for line, cents in lines:
            other = next(other for other, theirs in lines if theirs != cents)
            yield LineError(
                line=line,
                column=f"{FigureKind(place.kind).label} {m.full(place.month)}",
                value=amount(cents),
                reason=f"La ligne {other} donne un autre montant pour le même mois : aucune des deux n'est entrée. "
                "Gardez la bonne ligne, ou une seule avec la somme.",
            )


def _once(lines: Sequence[int]) -> str:
    named = ", ".join(map(str, lines[:MOST_NAMED])) + ("…" if len(lines) > MOST_NAMED else "")
    count = plural(len(lines), "ligne répète", "lignes répètent")
    return f"{count} le mois et le montant d'une autre : compté une seule fois (ligne {named})."

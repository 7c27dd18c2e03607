"""Two people save the same point: nothing is lost, each difference is shown with both writings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from rebond.situation.answers import Seen, Written, held, written
from rebond.situation.models import CareSituation, SituationReport


@dataclass(frozen=True)
class Clash:
    """One answer that someone else changed since it was last seen here, to something else than mine."""

    name: str
    mine: Written
    theirs: Written


class Conflict(Exception):
    """Nothing was saved: here is what differs. The page shows both and asks which one to keep."""

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        self.clashes = clashes
        super().__init__("Quelqu'un d'autre a changé ce point de situation en même temps que vous.")


def merged(
    report: SituationReport,
    care: CareSituation | None,
    given: dict[str, Any],
    seen: Seen,
    *,
    theirs: Collection[str] = (),
) -> dict[str, Any]:
    """What to write among `given`. `theirs`: answers for which the other writing was chosen.

    Mine goes in when nobody else touched the answer; what I did not change leaves room to the
    other's; both changed differently is a `Conflict`.
    """
    changes: dict[str, Any] = {}
    clashes: list[Clash] = []
    for name, value in given.items():
        mine, now, before = written(name, value), held(report, care, name), _before(name, seen)
        if name in theirs or mine in (now, before):
            continue
        if before == now:
            changes[name] = value
        else:
            clashes.append(Clash(name, mine, now))
    if clashes:
        raise Conflict(tuple(clashes))
    return changes


def is_untouched(name: str, given: Mapping[str, Any], seen: Seen) -> bool:
    """The writer left this answer as they had seen it."""
    return name in given and written(name, given[name]) == _before(name, seen)


def _before(name: str, seen: Seen) -> Written:
    """An answer the page does not say it saw is compared with nothing: a difference is then a conflict."""
    found = seen.get(name, ())
    return tuple(sorted(str(item).replace("\r\n", "\n") for item in found))

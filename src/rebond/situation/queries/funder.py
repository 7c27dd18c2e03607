"""What leaves for the federation or a funder: counts only, no small group, nothing to subtract."""

from collections import Counter
from collections.abc import Iterator

from rebond.situation.models import Crisis, Level
from rebond.situation.queries import bridge
from rebond.situation.queries.small import shown

HEADERS = ("Tableau", "Groupe", "Total", "Répartition", "Nombre")
Line = tuple[str, str, str, str, str]


def lines(crisis: Crisis) -> list[Line]:
    return [
        *_standing("Par statut", bridge.by_status(crisis)),
        *_standing("Par antenne", bridge.by_branch(crisis)),
        *_levels(crisis),
        *_calls(crisis),
    ]


def _standing(table: str, rows: list[bridge.Row]) -> Iterator[Line]:
    for row in bridge.merge_small(rows):
        if row.total < bridge.SMALL:
            continue
        cells = shown((row.answered, row.reached, row.silent))
        for name, cell in zip(("a répondu", "joint·e, sans réponse", "silence"), cells, strict=True):
            yield (table, row.label, str(row.total), name, cell)


def _levels(crisis: Crisis) -> Iterator[Line]:
    """Trades of fewer than five answers join the smallest of the others."""
    rows = bridge.levels_by_trade(crisis)
    as_rows = [bridge.Row(row.label, row.key, row.answered, 0, 0) for row in rows]
    kept = {row.key for row in bridge.merge_small(as_rows) if row.key}
    groups = [(row.label, Counter(row.levels)) for row in rows if row.key in kept]
    others: Counter[str] = sum((Counter(row.levels) for row in rows if row.key not in kept), Counter())
    for label, levels in [*groups, ("autres domaines réunis", others)]:
        if levels.total() < bridge.SMALL:
            continue
        cells = shown(levels[level.value] for level in Level)
        for level, cell in zip(Level, cells, strict=True):
            yield ("Activité par domaine", label, str(levels.total()), level.label, cell)


def _calls(crisis: Crisis) -> Iterator[Line]:
    days = bridge.calls_per_day(crisis)
    made = sum(count for _, count, _ in days)
    yield ("Appels", "depuis le début", str(made), "appels passés", str(made))

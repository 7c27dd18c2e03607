"""The bridge drawn: each picture has its table beside it."""

from collections.abc import Sequence
from datetime import date

from rebond.situation.models import Level
from rebond.situation.queries.bridge import Row, TradeRow
from rebond.ui.public import Bar, Chart, Segment, day, stacked_bars

TONES = {
    Level.GOES_ON: "success",
    Level.REDUCED: "warning",
    Level.STOPPED: "danger",
    Level.POSTPONED: "info",
}


def of_rows(rows: Sequence[Row], title: str) -> Chart | None:
    """Answered, reached without answering, silent; None when there is nobody."""
    bars = [
        Bar(
            row.label,
            [
                Segment("a répondu", row.answered, "success"),
                Segment("joint·e, sans réponse", row.reached, "info"),
                Segment("silence", row.silent, "warning"),
            ],
        )
        for row in rows
    ]
    return stacked_bars(bars, title=title, unit="personnes") if bars else None


def of_levels(rows: Sequence[TradeRow]) -> Chart | None:
    bars = [
        Bar(
            row.label, [Segment(level.label, row.levels.get(level.value, 0), TONES[level]) for level in Level]
        )
        for row in rows
    ]
    return stacked_bars(bars, title="L'activité par domaine", unit="personnes") if bars else None


def of_calls(days: Sequence[tuple[date, int, int]]) -> Chart | None:
    bars = [
        Bar(
            day(on),
            [Segment("jointes", reached, "success"), Segment("non jointes", made - reached, "neutral")],
        )
        for on, made, reached in days
    ]
    return stacked_bars(bars, title="Appels par jour", unit="appels") if bars else None

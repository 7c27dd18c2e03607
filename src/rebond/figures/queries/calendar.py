"""Which months the cooperative has imported, and which of them are complete."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max
from django.utils import timezone

from rebond.figures import months as m
from rebond.figures.models import Figure

# A month that only a stray line reaches is not an imported month: it needs a tenth of the month before.
STRAY = 10


@dataclass(frozen=True)
class Calendar:
    """`covered`: months whose file came after their last day; `last` is the last of them before `on`."""

    covered: frozenset[date]

    def last(self, on: date) -> date | None:
        return max((month for month in self.covered if m.shift(month, 1) <= on), default=None)


def read_calendar() -> Calendar:
    """One query."""
    rows = (
        Figure.objects.turnover()
        .values_list("month")
        .annotate(figures=Count("pk"), received=Max("source__created_at"))
        .order_by("month")
    )
    covered, before = set(), 0
    for month, figures, received in rows:
        is_over = timezone.localtime(received).date() >= m.shift(month, 1)
        if is_over and figures * STRAY >= before:
            covered.add(month)
            before = figures
    return Calendar(frozenset(covered))


def last_complete_month(on: date | None = None) -> date | None:
    """The last month the cooperative has fully imported, ended before `on` (today by default)."""
    return read_calendar().last(on or timezone.localdate())

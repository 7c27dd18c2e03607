"""Analytic codes of a file and the activities they name; an unknown code becomes an activity, and it is said."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rebond.figures.entry.snapshots import label, note_creation, state_of
from rebond.people.public import Activity, Trade, create_activity, trade_named, update_activity

if TYPE_CHECKING:
    from rebond.figures.entry.book import Book

LONGEST_CODE = 40


class Codes:
    """The activities by analytic code; loaded once."""

    def __init__(self, book: "Book") -> None:
        self.book = book
        self.known: dict[str, Activity] = {
            activity.analytic_code: activity
            for activity in Activity.objects.select_related("trade").order_by()
        }

    def get(self, code: str, *, line: int, name: str = "", trade: str = "") -> Activity:
        """The activity of the code; created under its name, or under the code when the file gives no name."""
        activity = self.known.get(code)
        if activity is None:
            activity = create_activity(by=self.book.by, name=(name or code)[:200], analytic_code=code)
            self.known[code] = activity
            self.book.unknown_codes.append(code)
            note_creation(self.book, activity, line)
        self._complete(activity, line, name[:200], trade)
        return activity

    def _complete(self, activity: Activity, line: int, name: str, trade: str) -> None:
        """Fill what was unknown: a name that was only the code, a family of trades."""
        before = state_of(activity)
        if name and activity.name == activity.analytic_code != name:
            update_activity(activity, by=self.book.by, name=name)
        if trade and activity.trade_id is None:
            update_activity(activity, by=self.book.by, trade=self._trade(trade[:160], line))
        after = state_of(activity)
        if changed := [field for field in after if after[field] != before[field]]:
            self.book.wrote(
                label(Activity),
                activity.pk,
                line,
                before={field: before[field] for field in changed},
                after={field: after[field] for field in changed},
            )

    def _trade(self, name: str, line: int) -> Trade:
        count = Trade.objects.count()
        trade = trade_named(name, by=self.book.by)
        if Trade.objects.count() > count:
            note_creation(self.book, trade, line)
        return trade

    def numbers(self, wanted: Iterable[tuple[str, int]]) -> dict[str, int]:
        """Code → number of the activity, for (code, line) pairs."""
        return {code: self.get(code, line=line).pk for code, line in wanted}

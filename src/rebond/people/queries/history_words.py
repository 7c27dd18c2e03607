"""Rows of the database history put into French: which line, what it was, what it became, who wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from rebond.accounts.public import User
from rebond.people.models import Branch, Person
from rebond.ui.public import euros

# Written by the machine from other lines, or links that mean nothing to a reader.
SILENT = {
    "id", "search_name", "sort_name", "last_day", "created_at", "person", "path", "contract", "renews", "hand_over",
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    label: str
    before: str
    after: str


class Speech:
    """Turns columns and keys into French, having fetched every name once."""

    def __init__(self, events: list[Any]) -> None:
        self.users = User.objects.in_bulk({user for event in events if (user := _user_id(event))})
        advisors = {event.advisor_id for event in events if hasattr(event, "advisor_id")}
        self.names: dict[str, dict[int, Any]] = {
            "advisor": Person.objects.in_bulk(advisors),
            "branch": Branch.objects.in_bulk(),
        }

    def author(self, event: Any) -> str:
        user = self.users.get(_user_id(event) or 0)
        return str(user) if user else ""

    def thing(self, event: Any) -> str:
        label = str(event.pgh_tracked_model._meta.verbose_name)
        return f"avenant n° {event.number}" if label == "avenant" else label

    def changes(self, previous: Any, event: Any) -> Iterator[Change]:
        for field in event.pgh_tracked_model._meta.fields:
            if field.name in SILENT or not hasattr(event, field.attname):
                continue
            before = self.value(field, previous) if previous is not None else ""
            after = self.value(field, event)
            if before != after:
                yield Change(str(field.verbose_name).removesuffix(" (centimes)"), before, after)

    def value(self, field: Any, event: Any) -> str:
        raw = getattr(event, field.attname)
        if raw is None or raw == "":
            return ""
        if field.is_relation:
            known = self.names.get(field.name)
            return str(known.get(raw, "—")) if known is not None else "relié"
        if field.choices:
            return str(dict(field.flatchoices).get(raw, raw))
        return _plain(field.name, raw)


def _plain(name: str, raw: Any) -> str:
    if isinstance(raw, bool):
        return "oui" if raw else "non"
    if isinstance(raw, date):
        return f"{raw:%d/%m/%Y}"
    if name.endswith("_cents"):
        return euros(raw)
    return str(raw)


def _user_id(event: Any) -> int | None:
    context = event.pgh_context
    return context.metadata.get("user") if context is not None else None

"""What asks for someone's attention: one plain sentence, a due date, a severity. Never a judgement on a person."""

from collections.abc import Iterator
from datetime import date

from rebond.people.models import Person
from rebond.people.models.querysets import PersonQuerySet, Status
from rebond.people.queries import alert_rules
from rebond.people.queries.alert_kinds import Alert, AlertKind, Severity
from rebond.people.queries.facts import Facts, facts_of

__all__ = ["Alert", "AlertKind", "Severity", "alerts_for"]

RULES = (
    alert_rules.cape_end,
    alert_rules.cape_beyond_law,
    alert_rules.associate_deadline,
    alert_rules.no_advisor,
    alert_rules.advisor_gone,
    alert_rules.cesa_incomplete,
)


def alerts_for(persons: PersonQuerySet | None = None, *, on: date) -> tuple[Alert, ...]:
    """The alerts of `persons` (everyone by default) on the day: most severe first, then CAPE first, then by date.

    A constant number of queries, whatever the number of persons.
    """
    chosen = Person.objects.all() if persons is None else persons
    found = (alert for facts in facts_of(chosen, on) for alert in _of(facts))
    return tuple(sorted(found, key=_rank))


def _of(facts: Facts) -> Iterator[Alert]:
    for rule in RULES:
        yield from rule(facts)


def _rank(alert: Alert) -> tuple[int, int, date, str]:
    order = list(Severity).index(alert.severity)
    return order, Status.order(alert.status), alert.due_on or date.max, alert.sentence

"""Portfolios: who may hold one, who is in one, and what each line says first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from rebond.people.models import Follow, HandOver, Person
from rebond.people.models.querysets import PersonQuerySet, Status
from rebond.people.queries.alerts import Alert, Severity, alerts_for


@dataclass(frozen=True)
class Line:
    """One person of a portfolio, with the sentences that say why to look at them."""

    person: Person
    status: Status
    since: date
    activities: tuple[str, ...]
    alerts: tuple[Alert, ...]

    @property
    def pressure(self) -> int:
        """0 urgent, 1 soon, 2 the rest: a notice does not push anyone up."""
        ranks = (list(Severity).index(alert.severity) for alert in self.alerts)
        return min(ranks, default=list(Severity).index(Severity.NOTICE))

    @property
    def due_on(self) -> date:
        """The nearest day among the alerts that press the most."""
        ranked = ((list(Severity).index(alert.severity), alert.due_on) for alert in self.alerts)
        days = (day for rank, day in ranked if rank == self.pressure and day is not None)
        return min(days, default=date.max)


def advisors(on: date) -> PersonQuerySet:
    """Those of the support team, present on the day, to whom a portfolio may be given."""
    return Person.objects.advising(on)


def portfolio_of(advisor: Person, *, on: date) -> PersonQuerySet:
    """The persons the advisor accompanies on the day."""
    return Person.objects.in_portfolio_of(advisor, on)


def advisor_of(person: Person, *, on: date) -> Person | None:
    """Who accompanies the person on the day, if anyone."""
    follow = Follow.objects.filter(person=person).current(on).select_related("advisor").first()
    return follow.advisor if follow else None


def lines(advisor: Person, *, on: date) -> tuple[Line, ...]:
    """What presses first, then the nearest day; without a day CAPE before CESA before associates, then by name."""
    persons = portfolio_of(advisor, on=on)
    alerts = by_person(alerts_for(persons, on=on))
    since = dict(Follow.objects.filter(advisor=advisor).current(on).values_list("person_id", "started_on"))
    rows = persons.with_status(on).prefetch_related("activities")
    built = [
        Line(
            person=row,
            status=Status(row.status),
            since=since[row.pk],
            activities=tuple(activity.name for activity in row.activities.all()),
            alerts=alerts.get(row.pk, ()),
        )
        for row in rows
    ]
    return tuple(
        sorted(
            built,
            key=lambda line: (line.pressure, line.due_on, Status.order(line.status), line.person.sort_name),
        )
    )


def by_person(alerts: tuple[Alert, ...]) -> dict[int, tuple[Alert, ...]]:
    found: dict[int, tuple[Alert, ...]] = {}
    for alert in alerts:
        found[alert.person_id] = (*found.get(alert.person_id, ()), alert)
    return found


def holders(on: date) -> PersonQuerySet:
    """Everyone who holds a portfolio on the day or could: those who left with people still in theirs come too."""
    running = Q(portfolio__started_on__lte=on) & (
        Q(portfolio__ended_on=None) | Q(portfolio__ended_on__gte=on)
    )
    able = advisors(on).order_by().values("pk")
    found = Person.objects.annotate(held=Count("portfolio", filter=running))
    return found.filter(Q(held__gt=0) | Q(pk__in=able)).order_by("sort_name", "pk")


def hand_overs_of(advisor: Person) -> tuple[HandOver, ...]:
    """Given or taken, newest first, with how many persons each one moved."""
    concerned = HandOver.objects.filter(Q(giver=advisor) | Q(taker=advisor))
    return tuple(
        concerned.select_related("giver", "taker", "by")
        .annotate(moved=Count("follows"))
        .order_by("-at", "-pk")[:20]
    )

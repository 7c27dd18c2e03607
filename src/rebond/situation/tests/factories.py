"""A small cooperative under shock, built through the same doors as the real one."""

from datetime import date

from rebond.figures.models import Figure, Import
from rebond.people import public as people
from rebond.people.public import Activity, Branch, Person

TODAY = date(2020, 4, 5)


def source() -> Import:
    found, _ = Import.objects.get_or_create(
        kind="ca_code_analytique", file_name="ca.csv", sha256="0" * 64, size=1, state="done"
    )
    return found


def turnover(activity: Activity, **months: int) -> None:
    """`turnover(activity, m2019_03=100_000)`: cents by month."""
    Figure.objects.bulk_create(
        Figure(
            activity=activity,
            month=date(int(key[1:5]), int(key[6:8]), 1),
            kind="turnover",
            cents=cents,
            pieces=3,
            source=source(),
            line=at,
        )
        for at, (key, cents) in enumerate(months.items(), start=2)
    )


def branch(name: str = "Nantes") -> Branch:
    return people.branch_named(name, by=None)


def advisor(first_name: str = "Inès", last_name: str = "Le Goff") -> Person:
    return people.create_person(by=None, first_name=first_name, last_name=last_name, is_support_team=True)


def cape(first_name: str = "Aïcha", *, follows: Person | None = None, **fields) -> Person:
    person = people.create_person(by=None, first_name=first_name, last_name="Cape", **fields)
    path = people.open_path(person, entered_on=date(2019, 12, 1), by=None)
    people.sign_cape(path, starts_on=date(2019, 12, 1), ends_on=date(2020, 11, 30), by=None)
    return _with_activity(person, path.entered_on, follows)


def cesa(
    first_name: str = "Yanis", *, follows: Person | None = None, associate: bool = False, **fields
) -> Person:
    person = people.create_person(by=None, first_name=first_name, last_name="Cesa", **fields)
    path = people.open_path(person, entered_on=date(2018, 1, 1), by=None)
    people.sign_cesa(path, starts_on=date(2018, 1, 1), by=None)
    if associate:
        people.enter_association(path, on=date(2019, 1, 1), by=None)
    return _with_activity(person, path.entered_on, follows)


def _with_activity(person: Person, since: date, follows: Person | None) -> Person:
    activity = people.create_activity(
        name=f"Atelier {person.first_name}", analytic_code=f"A{person.pk}", by=None
    )
    people.join_activity(activity, person, by=None, started_on=since)
    if follows is not None:
        people.assign_advisor(person, follows, on=since, by=None)
    return person


def quartered(person: Person) -> None:
    """March 2020 at a quarter of March 2019 when there was one, and of the three months before."""
    carried_since = person.memberships.get().started_on
    last_year = {"m2019_03": 400_000} if carried_since < date(2019, 3, 1) else {}
    turnover(
        person.activities.get(),
        **last_year,
        m2019_12=400_000,
        m2020_01=400_000,
        m2020_02=400_000,
        m2020_03=100_000,
    )

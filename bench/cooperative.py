"""A cooperative of any size, written straight into the tables: `python -m bench.cooperative PERSONS YEARS`.

Believable in what the pages compute (seasons, falls, trades, statuses), not in its names.
"""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta

import django

ADVISORS, BRANCHES, TRADES = 10, 3, 12
STAFF = (("direction", "direction"), ("administrator", "administration"), ("payroll", "paie"))


def main(persons: int, years: int) -> None:
    from django.db import connection, transaction
    from django.utils import timezone

    with transaction.atomic():
        write(persons, years, timezone.localdate(), random.Random(persons))
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze")


def write(persons: int, years: int, today: date, draw: random.Random) -> None:
    from rebond.people.models import Activity, ActivityMember, Branch, Establishment, Follow, Person, Trade

    establishment = Establishment.objects.create(name="Siège", siret="12345678900012")
    branches = [Branch.objects.create(name=f"Antenne {n}", city=f"Ville {n}") for n in range(BRANCHES)]
    trades = [Trade.objects.create(name=f"Domaine {n}") for n in range(TRADES)]
    advisors = staff(branches, today)
    followed = Person.objects.bulk_create(
        Person(
            first_name=f"Prénom{n % 97}",
            last_name=f"Nom{n:04}",
            branch=draw.choice(branches),
            email=f"p{n}@x.coop",
        ).fold_names()
        for n in range(persons)
    )
    contracts(followed, today, draw)
    began = today - timedelta(days=700)
    Follow.objects.bulk_create(
        Follow(person=person, advisor=advisors[n % ADVISORS], started_on=began)
        for n, person in enumerate(followed)
    )
    activities = [
        Activity(
            name=f"Enseigne {n:04}", analytic_code=f"A{n:04}", trade=draw.choice(trades), branch=person.branch
        )
        for n, person in enumerate(followed)
    ]
    for activity in activities:
        activity.fold_names()
    Activity.objects.bulk_create(activities)
    ActivityMember.objects.bulk_create(
        ActivityMember(activity=activity, person=person)
        for activity, person in zip(activities, followed, strict=True)
    )
    if years:
        figures(activities, followed, years, today, draw)
    assert establishment.pk


def staff(branches: list, today: date) -> list:
    """The accounts that look at the pages: each role once, the advisors with their portfolio, one member."""
    from rebond.accounts.public import Role, create_account
    from rebond.people.models import Person

    for role, name in STAFF:
        create_account(email=f"{name}@x.coop", name=name, roles=[Role(role)], by=None)
    advisors = []
    for n in range(ADVISORS):
        account = create_account(
            email=f"advisor{n}@x.coop", name=f"Advisor {n}", roles=[Role.ADVISOR], by=None
        )
        advisors.append(
            Person.objects.create(
                first_name="Advisor",
                last_name=f"{n}",
                is_support_team=True,
                account=account,
                branch=branches[0],
            )
        )
    assert today
    return advisors


def contracts(followed: list, today: date, draw: random.Random) -> None:
    """A fifth in CAPE, the others employed, half of these associate."""
    from rebond.people.models import Contract, Path

    paths = []
    for n, person in enumerate(followed):
        entered = today - timedelta(days=200 if n % 5 == 0 else 900 + draw.randrange(1500))
        associate = entered + timedelta(days=800) if n % 5 and n % 2 else None
        paths.append(Path(person=person, entered_on=entered, associate_on=associate))
    Path.objects.bulk_create(paths)
    Contract.objects.bulk_create(
        Contract(
            person=path.person,
            path=path,
            kind="cape" if n % 5 == 0 else "cesa",
            starts_on=path.entered_on,
            ends_on=path.entered_on + timedelta(days=364) if n % 5 == 0 else None,
        )
        for n, path in enumerate(paths)
    )


def figures(activities: list, followed: list, years: int, today: date, draw: random.Random) -> None:
    from django.core.files.base import ContentFile

    from rebond.figures.models import Figure, Import

    source = Import.objects.create(
        kind="ca_code_analytique",
        file_name="ca.csv",
        file=ContentFile(b"-", name="ca.csv"),
        sha256="0" * 64,
        size=1,
        state="done",
    )
    months = list(past_months(today, years * 12))
    rows = []
    for n, (activity, person) in enumerate(zip(activities, followed, strict=True)):
        usual, falls = draw.randrange(80_000, 600_000), draw.random() < 0.4
        for age, month in enumerate(months):
            season = 100 + 30 * (month.month in (5, 6, 9, 11, 12)) - 40 * (month.month in (1, 8))
            fallen = 30 if falls and age < 2 else 100
            cents = usual * season * fallen * draw.randrange(80, 120) // 1_000_000
            line = n * len(months) + age
            common = {"activity": activity, "month": month, "source": source, "line": line}
            rows.append(Figure(kind="turnover", cents=cents, pieces=draw.randrange(1, 9), **common))
            pay = {"person": person, "month": month, "source": source, "line": line}
            rows.append(Figure(kind="pay_fixed", cents=cents // 3, **pay))
            rows.append(Figure(kind="pay_variable", cents=cents // 10, **pay))
    Figure.objects.bulk_create(rows, batch_size=5000)


def past_months(today: date, count: int) -> Iterator[date]:
    """The `count` months before this one, the last first."""
    month = today.replace(day=1)
    for _ in range(count):
        month = (month - timedelta(days=1)).replace(day=1)
        yield month


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]), int(sys.argv[2]))

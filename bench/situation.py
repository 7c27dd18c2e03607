"""The bridge and the triage of a crisis with many persons: `python -m bench.situation [PERSONS]` prints milliseconds.

Needs a migrated base (DATABASE_URL) that may be thrown away; an empty one is filled first. The roll is written straight into its table;
the pages are asked through Django as a browser would, and must answer under 300 ms of server time.
"""

import random
import statistics
import sys
import time
from datetime import timedelta
from typing import Any

import django

PERSONS, TIMES, LIMIT_MS = 25_000, 10, 300
PAGES = (
    "passerelle/",
    "triage/",
    "triage/?portefeuille={advisor}",
    "appels/",
    "couverture/",
    "passerelle/liste/",
)


def main(persons: int) -> None:
    from bench.pages import client_of
    from rebond.accounts.public import User

    crisis, advisor = fill(persons)
    client = client_of(User.objects.get(email="direction@x.coop"))
    slow = []
    for page in PAGES:
        address = f"/crises/{crisis.pk}/{page.format(advisor=advisor)}"
        median, worst = measure(client, address)
        print(f"| `{page}` | {median:.1f} | {worst:.1f} |", flush=True)
        if median > LIMIT_MS:
            slow.append(address)
    sys.exit(f"plus de {LIMIT_MS} ms : {', '.join(slow)}" if slow else 0)


def measure(client: Any, address: str) -> tuple[float, float]:
    assert client.get(address).status_code == 200
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times), max(times)


def fill(persons: int) -> tuple[Any, int]:
    """A cooperative of this size and a crisis that concerns everyone; a third answered, a third reached."""
    from django.db import connection
    from django.utils import timezone

    from bench import cooperative
    from rebond.people.models import Follow
    from rebond.situation.models import Crisis

    today, draw = timezone.localdate(), random.Random(persons)
    if not Follow.objects.exists():
        cooperative.write(persons, 0, today, draw)
    crisis = Crisis.objects.create(
        name="Confinement", cause="épidémie", starts_on=today - timedelta(days=14), message="Tenons."
    )
    roll(crisis, today, draw)
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze")
    return crisis, Follow.objects.order_by("pk").values_list("advisor", flat=True)[0]


def roll(crisis: Any, today: Any, draw: random.Random) -> None:
    from django.utils import timezone

    from rebond.people.models import ActivityMember, Follow
    from rebond.situation.models import Coverage, CrisisMember, Level, Protection, Signal, StatusRank

    now = timezone.now()
    trades = dict(ActivityMember.objects.values_list("person", "activity__trade"))
    rows = []
    for person, branch, advisor in Follow.objects.values_list("person", "person__branch", "advisor"):
        says, reached = draw.random() < 0.33, draw.random() < 0.5
        rows.append(
            CrisisMember(
                crisis=crisis,
                person_id=person,
                branch_id=branch,
                trade_id=trades.get(person),
                advisor_id=advisor,
                status=draw.choice(StatusRank.values),
                signal=draw.choice(Signal.values),
                sentence="chiffre d'affaires de mars divisé par 4 par rapport à mars 2019",
                level=draw.choice(Level.values) if says else "",
                answered_at=now if says else None,
                reached_at=now if reached else None,
                last_contact_on=today - timedelta(days=draw.randrange(200)),
                open_needs=draw.randrange(3),
            )
        )
    CrisisMember.objects.bulk_create(rows, batch_size=5000)
    fund = Protection.objects.create(
        name="Fonds", kind="relief", claimants=["cape"], protects=["cape"], conditions="-", source="-"
    )
    Coverage.objects.bulk_create(
        Coverage(crisis=crisis, person_id=row.person_id, protection=fund, state="granted", since_on=today)
        for row in rows[::3]
    )


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]) if sys.argv[1:] else PERSONS)

"""Every page of the house, asked again and again: server time and queries. `python -m bench.pages` prints JSON."""

import json
import logging
import re
import statistics
import sys
import time
from collections.abc import Iterator
from typing import Any

import django

TIMES, WARM_UPS = 20, 2
ROOMS = ("personnes/", "chiffres/", "direct/", "connexion/comptes", "maison/", "etat/")
# Who looks: everything for the direction, and what the others find when they arrive.
FIRST_SCREENS = (
    "direction@x.coop",
    "administration@x.coop",
    "paie@x.coop",
    "advisor0@x.coop",
    "membre@x.coop",
)


def main() -> None:
    from django.db import connection

    logging.getLogger("django.request").setLevel(logging.ERROR)  # a gesture refuses to be a page, as it must
    found = []
    for label, address, client in visits():
        answer = client.get(address)
        if answer.status_code != 200 or answer.streaming:
            continue
        found.append({"page": label} | measure(client, address, connection))
    json.dump(found, sys.stdout)


def measure(client: Any, address: str, connection: Any) -> dict[str, Any]:
    from django.test.utils import CaptureQueriesContext

    for _ in range(WARM_UPS):
        client.get(address)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    asked = len(queries)  # now: the next request empties the list
    times = []
    for _ in range(TIMES):
        began = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    return {
        "queries": asked,
        "p50": round(statistics.median(times), 1),
        "p95": round(times[round(TIMES * 0.95) - 1], 1),
        "kilobytes": round(len(answer.content) / 1024),
    }


def visits() -> Iterator[tuple[str, str, Any]]:
    """(label, address, signed-in client); the addresses come from the house itself, so none is forgotten."""
    from rebond.accounts.public import Role, User, grant

    yield "connexion/ (visiteur)", "/connexion/", client_of(None)
    member()
    for email in FIRST_SCREENS:
        yield f"/ ({email.split('@')[0]})", "/", client_of(User.objects.get(email=email))
    everyone = User.objects.get(email="direction@x.coop")
    for role in (Role.ADMINISTRATOR, Role.ACCOUNTING):
        grant(everyone, role, by=None)
    everything = client_of(User.objects.get(pk=everyone.pk))
    yield "/rechercher/?q=nom00", "/rechercher/?q=nom00", everything
    for route in sorted(routes()):
        if address := filled_in(route):
            yield route, f"/{address}", everything
    own = client_of(User.objects.get(email="advisor0@x.coop"))
    for route in ("personnes/portefeuille/", "chiffres/portefeuille/"):
        yield f"{route} (advisor)", f"/{route}", own


def member() -> None:
    from rebond.accounts.public import Role, create_account
    from rebond.people.models import Person

    account = create_account(email="membre@x.coop", name="Membre", roles=[Role.MEMBER], by=None)
    Person.objects.filter(last_name="Nom0007").update(account=account)


def client_of(user: Any) -> Any:
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    if user is not None:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def routes() -> Iterator[str]:
    from django.urls import URLPattern, get_resolver

    def walk(patterns: Any, prefix: str) -> Iterator[str]:
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                yield route
            else:
                yield from walk(pattern.url_patterns, route)

    return (route for route in walk(get_resolver().url_patterns, "") if route.startswith(ROOMS))


def filled_in(route: str) -> str | None:
    """The route with the number of something that exists; None when this cooperative has none."""
    address = route.replace("<str:form>", "csv")
    for word in re.findall(r"([a-z_-]+)/<int:pk>", route):
        number = example_of(word)
        if number is None:
            return None
        address = address.replace("<int:pk>", str(number))
    return None if "<" in address or "^" in address else address


def example_of(word: str) -> int | None:
    from rebond.accounts.public import User
    from rebond.figures.models import Import
    from rebond.people.models import Activity, Branch, Contract, Establishment, Path, Person

    examples = {
        "personnes": Person.objects.filter(last_name="Nom0011"),
        "activites": Activity.objects.filter(analytic_code="A0011"),
        "parcours": Path.objects.filter(person__last_name="Nom0011"),
        "contrats": Contract.objects.filter(person__last_name="Nom0011"),
        "portefeuilles": Person.objects.filter(last_name="0"),
        "antennes": Branch.objects.all(),
        "etablissements": Establishment.objects.all(),
        "imports": Import.objects.all(),
        "comptes": User.objects.filter(email="membre@x.coop"),
    }
    found = examples.get(word)
    return found.values_list("pk", flat=True).first() if found is not None else None


if __name__ == "__main__":
    django.setup()
    main()

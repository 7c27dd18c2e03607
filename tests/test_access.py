"""Every address asks for sign-in, or stands in the short public list; who gets what is a written table.

`docs/access.md` is drawn by `pytest tests/test_access.py --write-access`; this test compares.
"""

from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from rebond.accounts.models import Role
from tests.addresses import Address, World, addresses, build_world

TABLE = Path(__file__).resolve().parent.parent / "docs" / "access.md"
PUBLIC = {
    "account_confirm_login_code": "la saisie du code reçu par courriel",
    "account_inactive": "dit qu'un compte est désactivé",
    "account_logout": "sortir, même sans être entré",
    "account_login": "la page de connexion",
    "account_request_login_code": "demander un code",
    "account_reset_password": "mot de passe oublié",
    "account_confirm_password_reset_code": "mot de passe oublié",
    "account_complete_password_reset": "mot de passe oublié",
    "account_password_reset_completed": "mot de passe oublié",
    "account_email_verification_sent": "la saisie du code de vérification",
    "account_signup": "dit que l'on entre sur invitation",
    "demo:personas": "les visages de la démonstration, jamais ailleurs",
    "demo:sign-in": "entrer avec un visage de la démonstration, jamais ailleurs",
    "home:invitation-acceptance": "le lien d'une invitation",
    "mfa_authenticate": "le second facteur",
    "mfa_login_webauthn": "la clé d'accès",
    "openid_connect_callback": "le retour de l'OIDC de la coopérative",
    "openid_connect_login": "l'OIDC de la coopérative",
    "ops:health": "l'application répond-elle ?",
    "socialaccount_login_cancelled": "l'OIDC abandonné",
}
SEATS = ("visite", "soi", "son advisor", *(role.value for role in Role))


def ask(client: Client, url: str) -> str:
    """What this seat gets: « oui », « refus », « introuvable » or « connexion »; nothing is kept."""
    with transaction.atomic():
        answer = client.get(url)
        if answer.status_code == 405:
            answer = client.post(url)
        transaction.set_rollback(True)
    if answer.status_code == 302 and "/connexion/" in answer.url and "next=" in answer.url:
        return "connexion"
    words = {403: "refus", 404: "introuvable", 410: "oui", 500: "panne"}
    return words.get(answer.status_code, "oui")


@pytest.fixture
def world(make_user) -> World:
    return build_world(make_user)


@pytest.fixture
def seats(world: World, make_user, client_of) -> dict[str, Client]:
    people = {role.value: client_of(make_user(role)) for role in Role}
    return {"visite": Client(), "soi": client_of(world.things["owner"]), **people} | {
        "son advisor": client_of(world.things["advisor_account"])
    }


def reaches(address: Address) -> bool:
    return address.name != "live:stream"  # an address signed for one account, tried in rebond/live


@pytest.mark.django_db
def test_a_visitor_is_asked_to_sign_in_unless_the_address_is_public(world: World):
    visitor = Client(raise_request_exception=False)
    open_doors = {a.name for a in addresses() if ask(visitor, world.url(a)) != "connexion"}
    assert open_doors - set(PUBLIC) == set(), "ces adresses répondent à tout le monde"
    assert {a.name for a in addresses()} >= set(PUBLIC), (
        "la liste publique nomme une adresse qui n'existe plus"
    )


@pytest.mark.django_db
def test_the_table_of_access_is_the_one_written(seats: dict[str, Client], world: World, request):
    rows = [(address, world.url(address)) for address in addresses() if reaches(address)]
    drawn = draw([(address.name, [ask(seats[seat], url) for seat in SEATS]) for address, url in rows])
    if request.config.getoption("--write-access"):
        TABLE.write_text(drawn)
    assert TABLE.read_text() == drawn


def draw(rows: list[tuple[str, list[str]]]) -> str:
    signs = {"oui": "●", "refus": "–", "introuvable": "∅", "connexion": "→", "panne": "PANNE"}
    lines = [
        "# Who gets what",
        "",
        "Each address asked by each seat, as the tests ask it (GET, or POST where only that is taken).",
        "● answered · – refused · ∅ does not exist for this seat · → asked to sign in. `soi` is the person the page is",
        "about, `son advisor` accompanies them. Drawn by `pytest tests/test_access.py --write-access`; a test compares.",
        "",
        "| address | " + " | ".join(SEATS) + " |",
        "| --- |" + " --- |" * len(SEATS),
    ]
    lines += [
        f"| `{name}` | " + " | ".join(signs[answer] for answer in answers) + " |" for name, answers in rows
    ]
    return "\n".join(lines) + "\n"

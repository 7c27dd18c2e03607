"""Promise: I come in with a code, then with a key that my phone keeps, and I see where I am signed in."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

MEMBER = """
    SELECT email FROM accounts_user u WHERE is_active AND EXISTS (
        SELECT 1 FROM accounts_rolegrant WHERE user_id = u.id AND role = 'member' AND ended_at IS NULL
    ) ORDER BY id OFFSET {rank} LIMIT 1
"""


def code_sent(house, address: str) -> str:
    """The last code written to this address; the demonstration writes its mail in a folder."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        folder = house.data / "mail"
        for message in sorted(folder.glob("*"), key=lambda file: file.stat().st_mtime_ns, reverse=True):
            text = message.read_text(encoding="utf-8")
            found = re.search(r"^\s{4}([A-Z]{4}-[A-Z]{4})$", text, re.MULTILINE)
            if address in text and found:
                return found[1]
        time.sleep(0.1)
    raise AssertionError(f"no code was sent to {address} in {Path(house.data)}")


def come_in_by_code(page: Page, house, *, rank: int) -> None:
    """Each test takes its own member: one who has a key is asked for it."""
    [(address,)] = house.sql(MEMBER.format(rank=rank))
    page.goto("/connexion/")
    page.get_by_label("Adresse électronique").first.fill(address)
    page.get_by_role("button", name="Recevoir un code").click()
    page.wait_for_url(lambda url: "/code/saisie/" in url)
    page.get_by_label("Code reçu").fill(code_sent(house, address))
    page.get_by_role("button", name="Valider le code").click()
    page.wait_for_url(lambda url: "/connexion/" not in url)


def with_a_phone_that_keeps_keys(page: Page) -> None:
    protocol = page.context.new_cdp_session(page)
    protocol.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    protocol.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def leave(page: Page) -> None:
    page.goto("/connexion/sortie/")
    page.get_by_role("main").get_by_role("button", name="Se déconnecter").click()
    page.wait_for_url(lambda url: url.endswith("/connexion/"))


@pytest.mark.parametrize("javascript", [True, False])
def test_a_code_opens_the_account_with_and_without_javascript(as_persona, house, javascript):
    page = as_persona(None, width=360, javascript=javascript)
    come_in_by_code(page, house, rank=0)
    page.goto("/comptes/ma-securite/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ma sécurité")
    expect(page.get_by_text("celui-ci")).to_have_count(1)


def test_a_key_is_added_then_opens_the_account_alone(as_persona, house):
    page = as_persona(None)
    with_a_phone_that_keeps_keys(page)
    come_in_by_code(page, house, rank=1)
    page.goto("/comptes/ma-securite/")
    page.get_by_role("link", name="Ajouter une clé").click()
    page.get_by_role("button", name="Ajouter la clé").click()
    # The codes are shown to whoever proves to be there: the new key is tried at once.
    page.get_by_role("button", name="Utiliser ma clé").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Codes de secours")
    expect(page.get_by_text("10 codes")).to_be_visible()
    leave(page)
    page.get_by_role("button", name="Utiliser une clé d'accès").click()
    page.wait_for_url(lambda url: "/connexion/" not in url)
    page.goto("/connexion/cles/")
    expect(page.get_by_role("cell", name="Connexion seule")).to_be_visible()


def test_a_phone_without_the_key_is_told_so(as_persona):
    page = as_persona(None)
    with_a_phone_that_keeps_keys(page)
    page.goto("/connexion/")
    page.get_by_role("button", name="Utiliser une clé d'accès").click()
    expect(page.get_by_role("alert")).to_contain_text("La clé n'a pas répondu")

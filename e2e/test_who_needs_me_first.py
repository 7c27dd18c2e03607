"""An advisor knows whom to call first and why; the person reads the very same sentence."""

import re

from playwright.sync_api import Page, expect

ORDER = {"CAPE": 0, "CESA": 1, "associé·e": 2}


def lines_of(page: Page) -> list[tuple[str, str]]:
    """(signal, status) of each line of the portfolio, as read on the screen."""
    texts = page.locator("main li").all_inner_texts()
    signals = ("forte baisse", "à surveiller", "on ne sait pas", "pas de baisse")
    found = []
    for text in texts:
        signal = next((word for word in signals if word in text), None)
        status = re.search(r"Statut (CAPE|CESA|associé·e)", text)
        if signal and status:
            found.append((signal, status.group(1)))
    return found


def test_the_portfolio_puts_the_least_protected_first_at_equal_signal(as_persona):
    page = as_persona("severine")
    page.goto("/chiffres/portefeuille/")
    lines = lines_of(page)
    assert len(lines) > 20
    ranks = [
        (("forte baisse", "à surveiller", "on ne sait pas", "pas de baisse").index(s), ORDER[st])
        for s, st in lines
    ]
    assert ranks == sorted(ranks)


def test_advisor_and_person_read_the_same_sentence(as_persona):
    aicha = as_persona("aicha", width=360)
    own = aicha.get_by_text(
        re.compile(r"^Statut CAPE, chiffre d'affaires d[e'].* divisé par 4")
    ).first.inner_text()
    ines = as_persona("ines")
    ines.goto("/chiffres/portefeuille/")
    line = ines.locator("main li", has_text="Aïcha Zerhounat")
    expect(line).to_contain_text(own.strip().rstrip("."))


def test_the_person_reads_who_opened_the_file(as_persona):
    ines = as_persona("ines")
    ines.goto("/rechercher/?q=aicha+zerhounat")
    ines.get_by_role("link", name="Aïcha Zerhounat").click()
    expect(ines.get_by_role("heading", level=1)).to_contain_text("Aïcha Zerhounat")
    aicha = as_persona("aicha")
    aicha.get_by_role("link", name="Mon dossier").first.click()
    aicha.get_by_role("link", name=re.compile("Journal")).click()
    expect(aicha.locator("main")).to_contain_text("Inès Dalvigneau")


def test_a_colleague_and_a_visitor_get_nothing(as_persona, house):
    number = house.sql("SELECT id FROM people_person WHERE first_name = 'Aïcha'")[0][0]
    yanis = as_persona("yanis")
    for path in (
        f"/personnes/{number}/",
        f"/chiffres/personnes/{number}/",
        "/personnes/",
        "/chiffres/imports/",
    ):
        assert yanis.goto(path).status in {403, 404}, path
    visitor = as_persona(None)
    visitor.goto(f"/personnes/{number}/")
    expect(visitor).to_have_url(re.compile("/connexion/"))


def test_why_this_figure_opens_to_the_months_and_their_file(as_persona, house):
    number = house.sql("SELECT id FROM people_person WHERE first_name = 'Yanis'")[0][0]
    page = as_persona("ines")
    page.goto(f"/chiffres/personnes/{number}/")
    page.get_by_text("Pourquoi ce chiffre ?").first.click()
    expect(page.locator("main")).to_contain_text("Même mois un an avant")
    expect(page.locator("main")).to_contain_text("ligne")

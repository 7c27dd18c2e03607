"""A crisis in the morning: declared, then two people work one call sheet and nobody is called twice."""

import re

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def crisis(as_persona, house) -> int:
    """Judith declares it once for the file; its number. Each test finds the sheet with no call in hand."""
    house.sql("DELETE FROM situation_callclaim")
    known = house.sql("SELECT id FROM situation_crisis WHERE name = 'Grande crue'")
    if known:
        return known[0][0]
    page = as_persona("judith")
    page.goto("/crises/nouvelle/")
    page.get_by_label("nom", exact=False).first.fill("Grande crue")
    page.get_by_label("cause", exact=False).first.fill("inondation")
    page.get_by_label("message aux membres", exact=False).fill("Nous sommes là. Dites-nous où vous en êtes.")
    page.get_by_role("button", name="Déclarer la crise").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Grande crue")
    return house.sql("SELECT id FROM situation_crisis WHERE name = 'Grande crue'")[0][0]


def first_to_call(page: Page):
    return page.locator("#feuille tr", has=page.get_by_role("button", name=re.compile("J’appelle"))).first


def name_of(row) -> str:
    return row.get_by_role("button").inner_text().replace("J’appelle", "").strip()


def test_two_callers_share_the_sheet_live_and_nobody_is_called_twice(as_persona, crisis, house):
    ines, solenn = as_persona("ines"), as_persona("solenn")
    for page in (ines, solenn):
        page.goto(f"/crises/{crisis}/appels/")
    row = first_to_call(ines)
    who = name_of(row)
    theirs = solenn.locator("#feuille tr", has_text=who).first
    expect(theirs.get_by_role("button")).to_be_visible()
    row.get_by_role("button").click()
    expect(ines.get_by_role("heading", name=f"Vous appelez {who}")).to_be_visible()
    expect(theirs).to_contain_text("Inès Dalvigneau appelle")  # without reloading
    expect(theirs.get_by_role("button")).to_have_count(0)
    other = first_to_call(solenn)
    assert name_of(other) != who
    other.get_by_role("button").click()
    expect(solenn.get_by_role("heading", name=re.compile("Vous appelez"))).to_have_count(1)
    note = ines.get_by_label("Note")
    note.fill("Trois devis annulés, à rappeler jeudi")
    solenn.get_by_role("button", name="Je rends cet appel").click()
    expect(note).to_have_value("Trois devis annulés, à rappeler jeudi")  # what is typed stays
    ines.get_by_label("nous nous sommes parlé").check()
    ines.get_by_role("button", name="Noter l’issue").click()
    expect(solenn.locator("#feuille tr", has_text=who)).to_have_count(0)  # heard of: off the sheet
    calls = house.sql("SELECT count(*), count(DISTINCT member_id) FROM situation_callclaim")
    assert calls == [(2, 2)]


def test_two_clicks_at_once_the_second_reads_who(as_persona, crisis):
    """Without the live stream (no JavaScript) the sheet of Solenn is old: the button answers with the name."""
    solenn = as_persona("solenn", javascript=False)
    solenn.goto(f"/crises/{crisis}/appels/")
    row = first_to_call(solenn)
    who = name_of(row)
    ines = as_persona("ines")
    ines.goto(f"/crises/{crisis}/appels/")
    ines.locator("#feuille tr", has_text=who).first.get_by_role("button").click()
    expect(ines.get_by_role("heading", name=f"Vous appelez {who}")).to_be_visible()
    row.get_by_role("button").click()
    expect(solenn.locator("body")).to_contain_text(f"Inès Dalvigneau appelle déjà {who}")


def test_a_silent_person_stays_until_reached_without_javascript_too(as_persona, crisis):
    page = as_persona("solenn", javascript=False)
    page.goto(f"/crises/{crisis}/appels/")
    row = first_to_call(page)
    who = name_of(row)
    for outcome, left in (("pas de réponse", 1), ("nous nous sommes parlé", 0)):
        page.locator("#feuille tr", has_text=who).first.get_by_role("button").click()
        page.get_by_label(outcome).check()
        page.get_by_role("button", name="Noter l’issue").click()
        expect(page.locator("#feuille tr", has_text=who)).to_have_count(left)


def test_the_person_answers_the_sentence_before_the_call(as_persona, crisis, house):
    yanis = as_persona("yanis", width=360)
    yanis.goto("/")
    expect(yanis.locator("main")).to_contain_text("Nous sommes là. Dites-nous où vous en êtes.")
    yanis.get_by_role("link", name="Répondre avant l’appel").first.click()
    sentence = yanis.locator("main").inner_text().split("« ")[1].split(" »")[0]
    yanis.get_by_label("Votre mot").fill("Deux mariages déplacés en septembre.")
    yanis.get_by_role("button", name="Envoyer mon mot").click()
    [(advisor,)] = house.sql(
        "SELECT m.advisor_id FROM situation_crisismember m JOIN people_person p ON p.id = m.person_id "
        f"WHERE p.first_name = 'Yanis' AND m.crisis_id = {crisis}"
    )
    judith = as_persona("judith")
    judith.goto(f"/crises/{crisis}/triage/?portefeuille={advisor}")
    expect(judith.locator("#triage")).to_contain_text(sentence)
    expect(judith.locator("#triage")).to_contain_text("Deux mariages déplacés en septembre.")

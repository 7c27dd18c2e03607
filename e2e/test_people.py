"""Inès keeps a person's file: finds, corrects, renews; the law answers; a mistake is undone."""

import re

from playwright.sync_api import expect


def test_the_list_is_filtered_searched_and_exported(as_persona):
    page = as_persona("ines")
    page.goto("/personnes/")
    page.get_by_label("Chercher").fill("ZERHOUNAT aicha")
    page.get_by_role("button", name="Filtrer").click()
    expect(page.locator("main")).to_contain_text("1 personne")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    text = download.value.path().read_bytes().decode("utf-8-sig")
    assert text.splitlines()[0].split(";")[:2] == ["Identifiant interne", "Code(s) analytique(s)"]
    assert len(text.splitlines()) == 2


def test_a_fourth_cape_is_refused_with_its_reason_and_nothing_is_lost(as_persona, house):
    number = house.sql("SELECT id FROM people_person WHERE first_name = 'Tifenn'")[0][0]
    before = house.sql("SELECT count(*) FROM people_contract")
    page = as_persona("bastien")
    page.goto(f"/personnes/{number}/parcours/")
    path = house.sql(f"SELECT id FROM people_path WHERE person_id = {number} AND left_on IS NULL")[0][0]
    page.goto(f"/personnes/parcours/{path}/cape/")
    expect(page.locator("main")).to_contain_text("Ce serait la période n° 4")
    page.get_by_role("button", name="Renouveler le CAPE").click()
    expect(page.locator("main")).to_contain_text("un CAPE se renouvelle au plus 2 fois")
    assert house.sql("SELECT count(*) FROM people_contract") == before


def test_a_correction_is_in_the_history_with_before_and_after(as_persona, house):
    number = house.sql("SELECT id FROM people_person WHERE first_name = 'Yanis'")[0][0]
    page = as_persona("ines")
    page.goto(f"/personnes/{number}/correction/")
    page.get_by_label("Ville").fill("Valmoire-sur-Mer")
    page.locator("main form button[type=submit]").last.click()
    page.goto(f"/personnes/{number}/historique/")
    expect(page.locator("main")).to_contain_text("Valmoire-sur-Mer")
    expect(page.locator("main")).to_contain_text("Inès Dalvigneau")


def test_the_pages_work_without_javascript(as_persona):
    page = as_persona("ines", javascript=False)
    page.goto("/personnes/")
    page.get_by_label("Chercher").fill("berkanel")
    page.get_by_role("button", name="Filtrer").click()
    expect(page.locator("main")).to_contain_text("1 personne")
    page.get_by_role("link", name=re.compile("Berkanel")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Yanis Berkanel")

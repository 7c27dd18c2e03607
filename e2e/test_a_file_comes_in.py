"""Omar brings the month's ledger: preview, refused lines with their reason, progress, report, undo."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

HEADER = "Code(s) analytique(s);Enseigne(s);Entrepreneur(s);CA TOTAL;CA janv. 24;CA févr. 24\r\n"


@pytest.fixture
def codes(house) -> list[str]:
    rows = house.sql("SELECT analytic_code FROM people_activity ORDER BY analytic_code LIMIT 3")
    return [row[0] for row in rows]


def written(folder: Path, codes: list[str]) -> Path:
    """Two good lines, one with letters in place of an amount; cp1252, as a spreadsheet writes it."""
    path = folder / "ca_2024.csv"
    lines = [
        f"{codes[0]};;;1 234,56;1 000,50;234,06\r\n",
        f"{codes[1]};;;100,00;100,00;\r\n",
        f"{codes[2]};;;abc;douze;1,00\r\n",
    ]
    path.write_bytes((HEADER + "".join(lines)).encode("cp1252"))
    return path


def deposit(page: Page, path: Path) -> None:
    page.goto("/chiffres/imports/nouveau/")
    page.set_input_files("input[type=file]", path)
    page.get_by_role("button", name="Voir l'aperçu").click()


def until(page: Page, words: re.Pattern[str]) -> None:
    """With JavaScript the page moves by itself; without, one asks again by its link."""
    for _ in range(60):
        if words.search(page.locator("main").inner_text()):
            return
        link = page.get_by_role("link", name="Voir où il en est")
        if link.count():
            link.click()
        page.wait_for_timeout(500)
    expect(page.locator("main")).to_contain_text(words)


def figures(house) -> list[tuple]:
    return house.sql(
        "SELECT month, cents FROM figures_figure WHERE month < '2024-03-01' ORDER BY month, cents, id"
    )


@pytest.mark.parametrize("javascript", [True, False], ids=["avec JavaScript", "sans JavaScript"])
def test_a_file_is_previewed_confirmed_reported_and_undone(javascript, as_persona, house, codes, tmp_path):
    before = figures(house)
    page = as_persona("omar", javascript=javascript)
    deposit(page, written(tmp_path, codes))
    until(page, re.compile("à confirmer"))
    expect(page.locator("main")).to_contain_text("douze")
    assert figures(house) == before, "a preview changes nothing"
    page.get_by_role("button", name=re.compile("Importer|Confirmer")).click()
    until(page, re.compile("Annuler cet import"))
    added = sorted(set(figures(house)) - set(before))
    assert [cents for _, cents in added] == [10_000, 100_050, 23_406]
    page.get_by_role("link", name=re.compile("Annuler")).first.click()
    page.get_by_role("button", name=re.compile("Annuler")).click()
    until(page, re.compile("annulé", re.IGNORECASE))
    assert figures(house) == before


def test_a_file_that_is_not_one_is_refused_in_one_sentence(as_persona, tmp_path):
    page = as_persona("omar")
    path = tmp_path / "photo.csv"
    path.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(2000))
    deposit(page, path)
    expect(page.locator("main")).to_contain_text(re.compile("refusé|ne se lit pas|n'est pas"), timeout=20_000)

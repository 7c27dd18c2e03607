"""Promise: every brick of the pages works by eye, by ear, by keyboard, on a phone, and without JavaScript."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

GALLERY = "/maison/composants/"
AXE = Path(__file__).parent.parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ANYONE = "severine"


def complaints(page: Page) -> list[str]:
    """What axe finds; evaluated by the protocol, so that the page's own content policy stays in force."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [
        f"{problem['id']}: {node['target']} {node['html'][:120]}"
        for problem in found["violations"]
        for node in problem["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_with_everything_unfolded(as_persona, width: int, scheme: str):
    page = as_persona(ANYONE, width=width, dark=scheme == "dark")
    page.goto(GALLERY)
    page.evaluate("for (const fold of document.querySelectorAll('details:not(.menu)')) fold.open = true")
    page.locator(".account > summary").click()
    assert complaints(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Ouvrir une fenêtre").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert complaints(page) == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_overflows_the_screen(as_persona, width: int):
    page = as_persona(ANYONE, width=width)
    page.goto(GALLERY)
    page.evaluate("for (const fold of document.querySelectorAll('details:not(.menu)')) fold.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_fingers_find_what_they_touch(as_persona):
    page = as_persona(ANYONE, width=360)
    page.goto(GALLERY)
    small = page.evaluate(
        """() => [...document.querySelectorAll('.button:not(.button-s), .tap, .page-link, .account-button, input, select')]
            .filter(e => e.checkVisibility() && !['radio', 'checkbox', 'hidden', 'file'].includes(e.type))
            .filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


def test_the_keyboard_reaches_content_menu_and_dialog(as_persona):
    page = as_persona(ANYONE)
    page.goto(GALLERY)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    summary = page.locator(".account > summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Se déconnecter")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Se déconnecter")).to_be_hidden()
    expect(summary).to_be_focused()
    page.get_by_role("link", name="Ouvrir une fenêtre").press("Enter")
    expect(page.get_by_role("dialog", name=re.compile("Annuler cet import"))).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_every_menu_opens_inside_the_screen(as_persona):
    page = as_persona(ANYONE, width=360)
    page.goto(GALLERY)
    for summary in page.locator("details.menu > summary").all():
        summary.click()
        opened = page.locator("details.menu[open] > .menu-list")
        expect(opened).to_have_count(1)
        box = opened.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert box["y"] + box["height"] <= 800
        page.keyboard.press("Escape")
    expect(page.locator(".more")).to_have_count(1)


def test_the_chosen_theme_is_remembered(as_persona):
    page = as_persona(ANYONE)
    page.goto(GALLERY)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.locator(".account > summary").click()
    page.get_by_role("radio", name="Sombre").check()
    dark = page.evaluate(paper)
    assert dark != light
    page.reload()
    assert page.evaluate(paper) == dark
    page.locator(".account > summary").click()
    page.get_by_role("radio", name="Auto").check()
    assert page.evaluate(paper) == light


def test_a_list_filters_itself_and_keeps_the_hand_where_it_is(as_persona):
    page = as_persona(ANYONE)
    page.goto(GALLERY)
    page.evaluate("window.samePage = true")
    name = page.get_by_role("search").get_by_label("Nom")
    name.press_sequentially("diallo")
    expect(page.locator("#liste tbody tr")).to_have_count(1)
    expect(name).to_be_focused()
    assert "q=diallo" in page.url
    assert page.evaluate("window.samePage")
    name.fill("personne de ce nom")
    expect(page.get_by_text("Personne ne répond à ces critères")).to_be_visible()
    page.go_back()
    expect(page.locator("#liste tbody tr")).to_have_count(1)


def test_a_session_that_ended_leads_to_the_sign_in_page_and_back(as_persona):
    page = as_persona(ANYONE)
    page.goto(GALLERY)
    page.context.clear_cookies(name="rebond_session")
    page.get_by_role("search").get_by_label("Statut").select_option("cape")
    page.wait_for_url(lambda url: f"?next={GALLERY}" in url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Se connecter")


def test_htmx_takes_refused_forms_and_evaluates_nothing(as_persona):
    page = as_persona(ANYONE)
    page.goto(GALLERY)
    settings = page.evaluate("htmx.config")
    assert settings["allowEval"] is False
    assert settings["selfRequestsOnly"] is True
    assert settings["includeIndicatorStyles"] is False
    first = next(rule for rule in settings["responseHandling"] if re.search(rule["code"], "422"))
    assert first["swap"] is True


def test_pages_of_a_list_follow_each_other(as_persona):
    page = as_persona(ANYONE)
    page.goto(f"{GALLERY}?tri=nom")
    names = page.locator("#liste tbody .person-name")
    before = names.all_inner_texts()
    assert before == sorted(before)
    page.evaluate("window.samePage = true")
    page.get_by_role("link", name="Suivante").click()
    expect(page.get_by_role("link", name="Page 2")).to_have_attribute("aria-current", "page")
    assert page.evaluate("window.samePage")
    assert names.all_inner_texts() > before


def test_a_dropped_file_is_named_and_a_message_can_be_closed(as_persona):
    page = as_persona(ANYONE)
    page.goto(GALLERY)
    page.locator("#depot_upload").set_input_files(
        {"name": "grand-livre.csv", "mimeType": "text/csv", "buffer": b"x" * 4096}
    )
    expect(page.get_by_text("grand-livre.csv (4 Ko)")).to_be_visible()
    page.locator(".toast", has_text="vide").get_by_role("button", name="Fermer ce message").click()
    expect(page.locator(".toast", has_text="vide")).to_have_count(0)


def test_everything_that_shows_or_submits_works_without_javascript(as_persona):
    page = as_persona(ANYONE, javascript=False)
    page.goto(GALLERY)
    page.get_by_role("search").get_by_label("Nom").fill("diallo")
    page.get_by_role("button", name="Filtrer").click()
    expect(page.locator("#liste tbody tr")).to_have_count(1)
    page.locator("summary", has_text="Les chiffres en tableau").first.click()
    expect(page.get_by_role("row", name=re.compile("avril 2020")).first).to_be_visible()
    page.get_by_role("link", name="Ouvrir une fenêtre").click()
    expect(page).to_have_url(re.compile("#confirmation$"))
    expect(page.locator("[data-theme-choice], [data-copy], [data-toast-close]").first).to_be_hidden()

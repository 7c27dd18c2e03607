"""Everything by keyboard: enter, find a person, open the file, read why."""

import re

from playwright.sync_api import Page, expect


def reach(page: Page, name: str, *, most: int = 80) -> None:
    """Press Tab until the focused element is called `name`."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => { const e = document.activeElement; return (e.getAttribute('aria-label') || e.innerText || "
            "(e.labels && e.labels[0] ? e.labels[0].innerText : '') || '').trim() }"
        )
        if re.search(name, focused):
            return
    raise AssertionError(f"« {name} » is never reached with the Tab key")


def test_the_first_tab_skips_to_the_content(as_persona):
    page = as_persona("ines")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_contain_text(re.compile("contenu", re.IGNORECASE))
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_entering_finding_and_opening_a_file_without_a_mouse(as_persona):
    page = as_persona(None)
    page.goto("/demo/")
    reach(page, "comme Inès Dalvigneau")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Aujourd’hui")
    reach(page, "Chercher une personne")
    page.keyboard.type("zerhounat aicha")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("rechercher"))
    reach(page, "Aïcha Zerhounat")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Aïcha Zerhounat")


def test_focus_is_always_seen(as_persona):
    page = as_persona("ines")
    unseen = []
    for _ in range(25):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e); "
            "const seen = (style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none'; "
            "const line = e.closest('li'), over = getComputedStyle(e, '::after'); "
            "return e === document.body || seen(s) || seen(over) || (line !== null && seen(getComputedStyle(line))) }"
        )
        if not shown:
            unseen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))
    assert unseen == []

"""axe-core, from the pinned development packages, asked of the page as it is shown."""

from pathlib import Path

from playwright.sync_api import Page

SOURCE = Path(__file__).resolve().parent.parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """Each violation in one line: rule, how many places, the first of them."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(SOURCE.read_text())
    found = page.evaluate(
        "async (tags) => (await window.axe.run(document, {runOnly: {type: 'tag', values: tags}})).violations",
        RULES,
    )
    return [f"{v['id']} ×{len(v['nodes'])} : {v['nodes'][0]['html'][:160]}" for v in found]

"""The pages of a crisis: declared in the morning, readable by all, on any screen, with nothing that axe finds."""

import re

import pytest
from playwright.sync_api import Page

from e2e.axe import violations

PAGES = {
    "judith": [
        "/crises/",
        "/crises/nouvelle/",
        "/crises/{crisis}/",
        "/crises/{crisis}/couverture/",
        "/crises/{crisis}/passerelle/",
        "/crises/{crisis}/passerelle/journee/",
        "/crises/{crisis}/messages/",
        "/crises/{crisis}/lecons/",
        "/crises/protections/",
        "/crises/listes/",
    ],
    "ines": [
        "/",
        "/crises/{crisis}/appels/",
        "/crises/{crisis}/triage/",
        "/suivi/silences/",
        "/suivi/besoins/",
        "/suivi/promesses/",
        "/suivi/{aicha}/",
    ],
    "aicha": ["/", "/crises/mes-points/", "/crises/{crisis}/mon-point/", "/crises/{crisis}/"],
}


def declare(page: Page) -> int:
    page.goto("/crises/nouvelle/")
    page.get_by_label("Nom").fill("Commandes arrêtées")
    page.get_by_label("Cause").fill("Des clients reportent ou annulent")
    page.get_by_label("Message aux membres").fill("Dites-nous où vous en êtes.")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url(re.compile(r"/crises/\d+/$"))
    return int(re.search(r"/crises/(\d+)/", page.url).group(1))


@pytest.fixture
def numbers(house, as_persona) -> dict[str, int]:
    known = house.sql("SELECT max(id) FROM situation_crisis")[0][0]
    aicha = house.sql("SELECT id FROM people_person WHERE first_name = 'Aïcha'")[0][0]
    return {"crisis": known or declare(as_persona("judith")), "aicha": aicha}


@pytest.mark.parametrize("seat", PAGES)
def test_axe_finds_nothing_and_nothing_overflows(seat, numbers, as_persona):
    found = {}
    for dark in (False, True):
        page = as_persona(seat, dark=dark)
        for path in PAGES[seat]:
            for width in (1280, 360):
                page.set_viewport_size({"width": width, "height": 800})
                answer = page.goto(path.format(**numbers))
                assert answer.status == 200, path
                problems = violations(page)
                if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                    problems.append("déborde de l'écran")
                if problems:
                    found[f"{path} {width} {'sombre' if dark else 'clair'}"] = problems
    assert found == {}

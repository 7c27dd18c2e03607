"""axe finds nothing, on any page, at 360 and 1280 px, in both themes."""

import pytest

from e2e.axe import violations

# Who looks, and what at. {x} are numbers of the demo cooperative, found in its database.
PAGES = {
    "aicha": ["/", "/personnes/{aicha}/", "/personnes/{aicha}/parcours/", "/chiffres/personnes/{aicha}/"],
    "ines": [
        "/",
        "/rechercher/?q=zerhounat",
        "/personnes/",
        "/personnes/?statut=cape",
        "/personnes/{aicha}/",
        "/personnes/{aicha}/parcours/",
        "/personnes/{aicha}/journal/",
        "/personnes/{aicha}/historique/",
        "/personnes/{aicha}/correction/",
        "/personnes/nouvelle/",
        "/personnes/portefeuille/",
        "/personnes/alertes/",
        "/personnes/activites/",
        "/personnes/activites/{activity}/",
        "/chiffres/portefeuille/",
        "/chiffres/activites/{activity}/",
        "/comptes/ma-securite/",
        "/maison/composants/",
    ],
    "judith": [
        "/",
        "/chiffres/repartition/",
        "/chiffres/liste/",
        "/personnes/portefeuilles/",
        "/personnes/antennes/",
    ],
    "omar": [
        "/chiffres/imports/",
        "/chiffres/imports/nouveau/",
        "/chiffres/imports/{imported}/",
        "/chiffres/imports/{imported}/compte-rendu/",
        "/chiffres/imports/sortes/",
    ],
    "loic": ["/comptes/", "/comptes/invitations/", "/comptes/invitations/nouvelle/"],
    None: ["/demo/", "/connexion/", "/connexion/mot-de-passe/oubli/", "/cette-page-n-existe-pas/"],
}


@pytest.fixture
def numbers(house) -> dict[str, int]:
    one = {
        "aicha": "SELECT id FROM people_person WHERE first_name = 'Aïcha'",
        "activity": "SELECT activity_id FROM people_activitymember m JOIN people_person p ON p.id = m.person_id "
        "WHERE p.first_name = 'Yanis'",
        "imported": "SELECT max(id) FROM figures_import",
    }
    return {name: house.sql(query)[0][0] for name, query in one.items()}


@pytest.mark.parametrize("seat", PAGES, ids=str)
def test_axe_finds_nothing(seat, numbers, as_persona):
    found = {}
    for dark in (False, True):
        page = as_persona(seat, dark=dark)
        for path in PAGES[seat]:
            for width in (1280, 360):
                page.set_viewport_size({"width": width, "height": 800})
                page.goto(path.format(**numbers))
                if problems := violations(page):
                    found[f"{path} {width} {'sombre' if dark else 'clair'}"] = problems
    assert found == {}


@pytest.mark.parametrize("seat", PAGES, ids=str)
def test_nothing_overflows_a_phone(seat, numbers, as_persona):
    page = as_persona(seat, width=360)
    wide = []
    for path in PAGES[seat]:
        page.goto(path.format(**numbers))
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(path)
    assert wide == []

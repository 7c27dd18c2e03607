"""Who finds which page of a crisis, and that each one stands."""

import pytest

pytestmark = pytest.mark.django_db
SEATS = ("judith", "solenn", "ines", "bruno", "omar", "yanis", "helene", "loic")


@pytest.fixture
def answers(cast, crisis, client_of):
    """What each seat gets at an address: 200, 403 or 404."""
    clients = {name: client_of(cast[name]) for name in SEATS}
    return lambda address: "".join(
        {200: "●", 403: "–", 404: "∅", 302: "→"}[clients[name].get(address).status_code] for name in SEATS
    )


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", "●●●●●●∅∅"),
        ("correction/", "●–●●––∅∅"),
        ("cloture/", "●–●●––∅∅"),
        ("lecons/", "●●●●●–∅∅"),
        ("appels/", "●●●●●–∅∅"),
        ("triage/", "●●●●––∅∅"),
        ("couverture/", "●●●●●–∅∅"),
        ("couverture/liste/", "●●●●––∅∅"),
        ("couverture/nouvelle/", "●●●●––∅∅"),
        ("passerelle/", "●●––––∅∅"),
        ("passerelle/liste/", "●●––––∅∅"),
        ("passerelle/journee/", "●●––––∅∅"),
        ("passerelle/export.csv", "●●––––∅∅"),
        ("messages/", "●–●●––∅∅"),
        ("messages/lettres/", "●–●●––∅∅"),
    ],
)
def test_who_gets_what(answers, crisis, address, expected):
    assert answers(f"/crises/{crisis.pk}/{address}") == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/crises/", "●●●●●●●●"),
        ("/crises/nouvelle/", "●–●●––––"),
        ("/crises/protections/", "●●●●●–––"),
        ("/crises/protections/nouvelle/", "●●●●––––"),
    ],
)
def test_who_gets_the_pages_beside_a_crisis(answers, address, expected):
    assert answers(address) == expected


def test_a_visitor_signs_in_first(client, crisis):
    assert client.get(f"/crises/{crisis.pk}/").status_code == 302


def test_someone_who_is_not_concerned_finds_no_crisis(cast, crisis, client_of):
    assert "Confinement" not in client_of(cast["helene"]).get("/crises/").content.decode()
    assert "Confinement" in client_of(cast["yanis"]).get("/crises/").content.decode()

import re

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

ADDRESS = "/maison/composants/"


def test_everyone_with_an_account_sees_the_gallery(make_user, client_of):
    for role in ("member", "advisor", "psychologist", "administrator"):
        assert client_of(make_user(role)).get(ADDRESS).status_code == 200
    assert client_of(make_user()).get(reverse("ui:gallery")).status_code == 200


def test_a_visitor_is_asked_to_sign_in(client, db):
    answer = client.get(ADDRESS)
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?next={ADDRESS}")


def test_the_gallery_only_reads(make_user, client_of):
    assert client_of(make_user()).post(ADDRESS).status_code == 405


def test_the_list_of_the_gallery_filters_and_orders(make_user, client_of):
    client = client_of(make_user())

    def names(query):
        return [
            person["name"] for person in client.get(ADDRESS + query).context["page"].paginator.object_list
        ]

    assert names("?q=diallo") == ["Fatou Diallo"]
    assert names("?status=cape") == ["Camille Durand", "Minh Tran"]
    assert names("?tri=nom") == sorted(names(""))
    assert names("?tri=-nom") == sorted(names(""), reverse=True)
    assert names("?tri=inconnu&status=cesa") == names("?status=cesa")


def test_every_component_is_in_the_gallery(make_user, client_of):
    """The components that the gallery does not show would never be looked at in both themes."""
    from rebond.ui import build

    folder = build.HERE / "templates"
    sources = "".join(path.read_text() for path in folder.rglob("*.html"))
    components = {path.stem.replace("_", "-") for path in (folder / "cotton").glob("*.html")}
    assert {name for name in components if not re.search(rf"<c-{name}[\s/>]", sources)} == set()


def test_one_h1_and_ids_only_once(make_user, client_of):
    page = client_of(make_user()).get(ADDRESS).content.decode()
    assert re.findall(r"<h1>(.*?)</h1>", page) == ["Les composants de la maison"]
    assert "<title>Les composants de la maison · " in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429", "500"])
def test_error_pages_need_nothing_and_say_what_to_do(name):
    """A broken page is drawn with no request and no context."""
    page = render_to_string(f"{name}.html")
    assert "Que faire maintenant" in page
    assert re.search(r"<h1>[A-ZÀ-Ü]", page)
    assert re.search(r"<p>[A-ZÀ-Ü].+\.</p>\s*<p class=\"muted\">[A-ZÀ-Ü].+\.</p>", page)


def test_an_unknown_address_gets_our_page(make_user, client_of):
    answer = client_of(make_user()).get("/nulle-part/")
    assert answer.status_code == 404
    assert "Cette page n'existe pas" in answer.content.decode()

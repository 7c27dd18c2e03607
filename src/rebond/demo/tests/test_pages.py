"""The first page of the demonstration, and that it exists nowhere else."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from rebond.accounts.public import Role, create_account
from rebond.demo import public
from rebond.demo.files import EVERY
from rebond.demo.personas import PERSONAS, ROLES, email_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db):
    """The accounts of the cards, without the rest of La Boussole."""
    return {
        card.key: create_account(email=card.email, name=card.name, roles=card.roles, by=None)
        for card in public.personas()
    }


def test_every_role_has_its_person_and_some_have_several():
    held = {role for card in PERSONAS for role in card.roles}
    assert held == set(Role)
    assert {card.key for card in PERSONAS if len(card.roles) > 1} >= {
        "marion",
        "maelle",
        "claire",
        "fabienne",
    }
    assert [card.key for card in PERSONAS if card.key == "marion"] == ["marion"]
    assert ROLES["marion"] == (Role.MEMBER, Role.FACILITATOR, Role.COMMISSION)


def test_a_visitor_sees_the_cards(client, cast):
    page = client.get(reverse("demo:personas"))
    assert page.status_code == 200
    text = page.content.decode()
    for card in PERSONAS:
        assert card.name in text
        assert f'action="{reverse("demo:sign-in", args=[card.key])}"' in text
    assert text.count("csrfmiddlewaretoken") == len(PERSONAS)


def test_before_the_loading_the_page_says_what_to_do(client):
    text = client.get(reverse("demo:personas")).content.decode()
    assert "rebond demo" in text
    assert "<form" not in text


@pytest.mark.parametrize("card", PERSONAS, ids=lambda card: card.key)
def test_one_click_signs_in_and_goes_to_the_first_screen(client, cast, card):
    answer = client.post(reverse("demo:sign-in", args=[card.key]))
    assert (answer.status_code, answer["Location"]) == (302, reverse(card.first_screen))
    assert client.session["_auth_user_id"] == str(cast[card.key].pk)


def test_changing_person_changes_the_session(client, cast):
    client.post(reverse("demo:sign-in", args=["aicha"]))
    first = client.session.session_key
    client.post(reverse("demo:sign-in", args=["ines"]))
    assert client.session["_auth_user_id"] == str(cast["ines"].pk)
    assert client.session.session_key != first


def test_signing_in_is_a_post_with_a_token(client, cast):
    address = reverse("demo:sign-in", args=["aicha"])
    assert client.get(address).status_code == 405
    strict = type(client)(enforce_csrf_checks=True)
    assert strict.post(address).status_code == 403
    assert "_auth_user_id" not in strict.session


def test_nobody_else_can_be_signed_in(client, cast):
    for key in ("inconnu", "hugo", "josiane"):
        assert client.post(reverse("demo:sign-in", args=[key])).status_code == 404
    assert "_auth_user_id" not in client.session


def test_outside_the_demonstration_the_views_refuse(client, client_of, cast, settings):
    settings.DEMO = False
    assert client.get(reverse("demo:personas")).status_code == 404
    assert client.post(reverse("demo:sign-in", args=["aicha"])).status_code == 404
    assert client_of(cast["omar"]).get(reverse("demo:files")).status_code == 404
    assert "_auth_user_id" not in client.session


def test_outside_the_demonstration_accounts_refuses_too(rf, cast, settings):
    from rebond.accounts.public import sign_in

    settings.DEMO = False
    with pytest.raises(PermissionDenied):
        sign_in(rf.post("/"), cast["aicha"])


def test_outside_the_demonstration_the_address_does_not_exist():
    """A real start, without REBOND_DEMO: the resolver itself knows no such address."""
    program = (
        "import django; django.setup()\n"
        "from django.urls import Resolver404, resolve\n"
        "for path in ('/demo/', '/demo/aicha/', '/demo/fichiers/'):\n"
        "    try: resolve(path)\n"
        "    except Resolver404: print('rien')\n"
        "    else: print('ouvert', path)\n"
    )
    real = {k: v for k, v in os.environ.items() if k != "REBOND_DEMO"}
    real |= {
        "REBOND_SECRET_KEY": "s" * 60,
        "PYTHONPATH": "src",
        "DJANGO_SETTINGS_MODULE": "rebond.site.settings",
    }
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=real
    )
    assert done.stdout.split() == ["rien"] * 3


def test_the_files_are_for_those_signed_in(client, client_of, cast, settings, tmp_path):
    settings.DATA = tmp_path
    assert client.get(reverse("demo:files")).status_code == 302
    mine = client_of(cast["omar"])
    assert "Aucun fichier ici" in mine.get(reverse("demo:files")).content.decode()
    folder = public.files_folder()
    folder.mkdir()
    for file in EVERY:
        (folder / file.name).write_text("contenu", encoding="utf-8")
    text = mine.get(reverse("demo:files")).content.decode()
    for file in EVERY:
        assert reverse("demo:file", args=[file.key]) in text
    answer = mine.get(reverse("demo:file", args=["porteurs-actifs"]))
    assert answer.content == b"contenu"
    assert "attachment" in answer["Content-Disposition"]
    assert mine.get(reverse("demo:file", args=["autre"])).status_code == 404


def test_an_address_is_made_of_the_key():
    assert email_of("aicha") == "aicha@laboussole.example"

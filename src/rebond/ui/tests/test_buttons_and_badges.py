from decimal import Decimal
from html import unescape

import pytest

from rebond.ui.icons import UnknownIcon, icon


def test_a_button_submits_and_passes_what_it_does_not_know(render):
    html = render('<c-button name="go" value="1" hx-get="/x">Envoyer</c-button>')
    assert '<button class="button button-primary" type="submit" name="go" value="1" hx-get="/x">' in html
    assert "<span>Envoyer</span>" in html


def test_a_button_with_an_address_is_a_link_and_a_disabled_one_is_not(render):
    link = '<c-button href="/x" variant="secondary" :disabled="off">Voir</c-button>'
    assert '<a class="button button-secondary" href="/x">' in render(link, off=False)
    assert '<button class="button button-secondary" type="submit" disabled>' in render(link, off=True)


def test_a_button_without_words_has_a_name(render):
    html = render('<c-button icon="x" label="Fermer" variant="quiet"></c-button>')
    assert '<button class="button button-quiet is-icon" type="submit" aria-label="Fermer">' in html


def test_a_busy_button_says_so(render):
    assert 'aria-busy="true"' in render("<c-button busy>Envoi</c-button>")


def test_what_people_wrote_is_escaped_in_every_way_to_give_it(render):
    evil = '"><script>alert(1)</script>'
    for source in (
        '<c-card :title="evil" />',
        '<c-card title="{{ evil }}" />',
        "<c-badge>{{ evil }}</c-badge>",
        '<c-button data-x="{{ evil }}">a</c-button>',
        '<c-copy :text="evil" />',
        '<c-item :title="evil" :detail="evil" />',
        '<c-person :name="evil" :detail="evil" />',
    ):
        assert "<script" not in render(source, evil=evil), source


@pytest.mark.parametrize(
    ("ratio", "good", "kind", "drawing"),
    [
        ("0.18", "up", "good", "trending-up"),
        ("-0.18", "up", "bad", "trending-down"),
        ("-0.18", "down", "good", "trending-down"),
        ("-0.18", "none", "flat", "trending-down"),
        ("0", "up", "flat", "minus"),
    ],
)
def test_a_change_is_told_by_sign_drawing_and_colour(render, ratio, good, kind, drawing):
    html = render(f'<c-delta :ratio="ratio" good="{good}" label="sur un an" />', ratio=Decimal(ratio))
    assert f'class="delta delta-{kind}"' in html
    assert icon(drawing, size="s") in html
    assert "sur un an" in html


def test_an_unknown_change_is_a_dash(render):
    assert render("<c-delta />") == '<span class="delta delta-flat">—</span>'


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("cape", "CAPE"),
        ("cesa", "CESA"),
        ("associate", "associé·e"),
        ("support", "équipe d'appui"),
        ("prospect", "sans contrat"),
        ("left", "sorti·e"),
    ],
)
def test_each_status_has_its_words(render, code, words):
    html = unescape(render('<c-status :value="code" />', code=code))
    assert f"status-{code}" in html
    assert html.endswith(f"</svg>{words}</span>")


def test_an_icon_is_silent_unless_it_is_named():
    assert 'aria-hidden="true"' in icon("house")
    assert 'role="img" aria-label="&lt;Maison&gt;"' in icon("house", label="<Maison>")
    with pytest.raises(UnknownIcon):
        icon("maison")

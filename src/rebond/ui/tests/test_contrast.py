"""WCAG 2.2, 1.4.3 and 1.4.11, computed from the tokens: axe does not read the texts of a drawing."""

import re
from itertools import product

import pytest

from rebond.ui.build import STATIC

SHEETS = STATIC / "ui"
PAIR = re.compile(r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
TONES = ("brand", "accent", "success", "warning", "danger", "info", "plum")
GROUNDS = ("paper", "surface", "surface-2")


def tokens(theme: int) -> dict[str, str]:
    found = {}
    for name, value in re.findall(r"--([\w-]+): ([^;]+);", (SHEETS / "tokens.css").read_text()):
        if pair := PAIR.fullmatch(value):
            found[name] = pair[theme + 1]
        elif re.fullmatch(r"#[0-9a-f]{6}", value):
            found[name] = value
    return found


def light(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


TEXTS = [
    *product(("ink",), (*GROUNDS, "surface-3", *(f"{tone}-soft" for tone in TONES))),
    *product(("ink-soft", "brand", "brand-hover", "accent", "success", "danger"), GROUNDS),
    *((tone, f"{tone}-soft") for tone in TONES),
    *product(("on-brand",), ("brand", "brand-hover")),
    *product(("on-side", "on-side-soft"), ("side", "side-active")),
    ("ink-soft", "surface-3"),
    ("on-apricot", "apricot"),
]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_texts_are_read(ink, ground, theme):
    found = tokens(theme)
    assert contrast(found[ink], found[ground]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_edges_of_fields_and_the_focus_are_seen(ground, theme):
    found = tokens(theme)
    assert contrast(found["line-strong"], found[ground]) >= 3
    assert contrast(found["accent"], found[ground]) >= 3


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_parts_of_bars_are_seen_and_their_figures_read(theme):
    found, sheet = tokens(theme), (SHEETS / "chart.css").read_text()
    dark_ones = re.search(r":is\(([^)]+)\) \{ fill: var\(--dark-ink\)", sheet)[1]
    parts = re.findall(r"\.seg-(\w+)[^{]*\{ --seg: (light-dark\([^)]+\))", sheet)
    assert len(parts) >= 10
    for name, pair in parts:
        fill = PAIR.fullmatch(pair)[theme + 1]
        ink = found["dark-ink"] if f"seg-text-{name}" in dark_ones else found["on-seg"]
        assert contrast(fill, ink) >= 4.5, name
        assert contrast(fill, found["surface"]) >= 3, name

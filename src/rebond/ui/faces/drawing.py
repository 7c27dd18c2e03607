"""From a seed to a face."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TypeVar

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from rebond.ui.faces import traits

Trait = TypeVar("Trait")


@dataclass
class Draw:
    """Picks from the digest of a seed: same seed, same picks, in the same order."""

    digits: bytes
    place: int = 0

    def below(self, size: int) -> int:
        picked = self.digits[self.place] % size
        self.place += 1
        return picked

    def among(self, choices: Sequence[Trait]) -> Trait:
        return choices[self.below(len(choices))]


def _head(draw: Draw) -> str:
    (skin, shade), width = draw.among(traits.SKINS), 20 + draw.below(3)
    ears = "".join(f'<circle fill="{skin}" cx="{x}" cy="51" r="4.5"/>' for x in (48 - width, 48 + width))
    return (
        f'<path fill="{shade}" d="M40 66h16v14H40z"/>{ears}'
        f'<ellipse fill="{skin}" cx="48" cy="49" rx="{width}" ry="27"/>'
    )


def _eyes(draw: Draw, hair: str) -> str:
    lift, lashes = draw.below(3), draw.among(traits.LASHES)
    return (
        f'<g stroke="{hair}" fill="none" stroke-width="2.4" stroke-linecap="round">'
        f'<path d="M33 {43 - lift}c3-3 8-3 10 0M53 {43 - lift}c2-3 7-3 10 0"/></g>'
        '<g fill="#fff" fill-opacity=".85"><ellipse cx="38.5" cy="50" rx="4.2" ry="3.4"/>'
        '<ellipse cx="57.5" cy="50" rx="4.2" ry="3.4"/></g>'
        f'<g fill="{traits.INK}"><circle cx="38.5" cy="50" r="2.6"/><circle cx="57.5" cy="50" r="2.6"/></g>'
        f'<g stroke="{traits.INK}" stroke-linecap="round">{lashes}</g>'
    )


def _hair(draw: Draw, hair: str) -> tuple[str, str]:
    """What is behind the head and what is before it: a cut and perhaps a beard, or a scarf."""
    behind, before = draw.among(tuple(traits.CUTS.values()))
    beard, has_scarf, cloth = draw.below(6), draw.below(12) == 0, draw.among(traits.CLOTHES)
    if has_scarf:
        scarf = f'<path fill="{cloth}" fill-rule="evenodd" d="{traits.SCARF_BEFORE}"/>'
        return f'<path fill="{cloth}" d="{traits.SCARF_BEHIND}"/>', scarf
    chin = f'<path fill="{hair}" d="{traits.BEARDS[beard]}"/>' if beard < len(traits.BEARDS) else ""
    return f'<path fill="{hair}" d="{behind}"/>', f'{chin}<path fill="{hair}" d="{before}"/>'


def _features(draw: Draw) -> str:
    """Lines of age or freckles, nose, mouth, and glasses for two in five."""
    lines, mouth, glasses = draw.among(traits.LINES), draw.among(traits.MOUTHS), draw.below(5)
    frame = traits.GLASSES[glasses] if glasses < len(traits.GLASSES) else ""
    return (
        f'<g stroke="{traits.INK}" stroke-opacity=".5" fill="none" stroke-width="1.4" stroke-linecap="round">'
        f'{lines}<path d="{traits.NOSE}" stroke-width="1.8"/></g>'
        f'<path d="{mouth}" fill="#fff" fill-opacity=".9" stroke="{traits.INK}" stroke-width="2" stroke-linejoin="round"/>'
        f'<g stroke="{traits.INK}" stroke-width="2" fill="#fff" fill-opacity=".25">{frame}</g>'
    )


@lru_cache(maxsize=2048)
def drawing(seed: str) -> str:
    draw = Draw(blake2b(seed.encode(), digest_size=24).digest())
    ground, cloth, hair = draw.among(traits.GROUNDS), draw.among(traits.CLOTHES), draw.among(traits.HAIRS)
    head, eyes = _head(draw), _eyes(draw, hair)
    behind, before = _hair(draw, hair)
    return (
        f'<rect width="96" height="96" fill="{ground}"/>{behind}<path fill="{cloth}" d="{traits.SHOULDERS}"/>'
        f"{head}{before}{eyes}{_features(draw)}"
    )


def face(seed: str | int, *, name: str = "") -> SafeString:
    """The face of a seed as SVG; silent for screen readers unless a name is given."""
    meaning = format_html('role="img" aria-label="{}"', name) if name else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="face" viewBox="0 0 96 96" width="48" height="48" {}>{}</svg>',
        meaning,
        mark_safe(drawing(str(seed))),  # noqa: S308 (drawn above from constants)
    )

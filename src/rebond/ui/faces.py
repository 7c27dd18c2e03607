"""Friendly faces drawn by the program, for people who have no photo: the same seed gives the same face.

Every trait is drawn independently of the others and of the name: hair, glasses, beard, age and dress say
nothing of anyone. Only what cannot go together is kept apart (a scarf hides the hair).
"""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

GROUNDS = ("#f6d6bd", "#cfe3dd", "#f3dfa8", "#dcd6ec", "#cfdff0", "#f2cfcb", "#dde5c2", "#e9dccb")
# Skin and its shadow, from light to deep.
SKINS = (
    ("#f7d7c0", "#e5b595"), ("#efc4a2", "#d89f78"), ("#dca67c", "#bf8559"), ("#c68a5d", "#a66d43"),
    ("#a36a43", "#82502f"), ("#7d4c30", "#5f3820"), ("#5b3625", "#432619"),
)  # fmt: skip
HAIRS = ("#2b211d", "#3f2a1e", "#6b4226", "#94602f", "#c99a4b", "#a8452a", "#8d8a86", "#d9d4cc", "#1d2530")
CLOTHES = ("#0f5257", "#b8502a", "#5d4a82", "#3c6a45", "#2d5f8a", "#8c3f4d", "#4b4f57", "#b07a1f")
INK = "#33231c"

# Hair behind the head, then in front of it.
CUTS = {
    "short": (
        "",
        "M25 44C22 26 34 17 48 17s26 9 23 27c-3-8-7-13-11-14-8 4-20 4-26 2-4 3-7 7-9 12z",
    ),
    "crop": ("", "M26 42c-1-15 9-24 22-24s23 9 22 24c-2-6-4-10-8-12-9-3-19-3-28 0-4 2-6 6-8 12z"),
    "bob": (
        "M23 46c-2-20 10-31 25-31s27 11 25 31v14c0 4-8 4-9 0H32c-1 4-9 4-9 0z",
        "M26 44c0-14 9-23 22-23 14 0 22 9 22 23-6-3-9-8-11-13-6 7-19 12-33 13z",
    ),
    "long": (
        "M22 48c-2-22 10-34 26-34s28 12 26 34l3 34H19z",
        "M26 45c0-14 8-24 22-24s22 10 22 24c-6-4-12-10-15-18-5 9-16 16-29 18z",
    ),
    "curls": (
        "M48 12c6-3 13-1 16 4 7 1 11 7 10 13 4 5 3 12-1 15 1 7-4 11-9 11H32c-6 0-10-5-9-11-5-3-5-10-1-15"
        "-1-7 4-12 10-13 3-5 10-7 16-4z",
        "M27 42c-1-9 4-15 9-15 3-4 8-5 12-3 4-2 9-1 12 3 5 0 10 6 9 15-4-1-6-4-7-7-9 2-19 2-28 0-1 3-3 6-7 7z",
    ),
    "afro": (
        "M48 8c18 0 31 13 31 30 0 12-6 20-14 23H31c-8-3-14-11-14-23C17 21 30 8 48 8z",
        "M27 41c0-12 9-19 21-19s21 7 21 19c-4-7-11-10-21-10s-17 3-21 10z",
    ),
    "bun": (
        "M48 4a10 10 0 0 1 7 17H41a10 10 0 0 1 7-17z",
        "M26 43c-1-16 9-25 22-25s23 9 22 25c-5-6-10-11-22-11s-17 5-22 11z",
    ),
    "locks": (
        "M22 46c-2-20 10-32 26-32s28 12 26 32l1 24-6 2-3-18H30l-3 18-6-2z",
        "M26 46c-1-15 7-25 22-25s23 10 22 25l-5-11-5 6-5-8-7 7-6-7-6 8-5-6z",
    ),
    "receding": ("", "M26 52c-2-8-1-14 2-19 4 2 4 6 3 10-1 3-2 6-2 9zM70 52c2-8 1-14-2-19-4 2-4 6-3 10 1 3 2 6 2 9z"),
    "bald": ("", ""),
}
MOUTHS = (
    "M40 65c4 5 12 5 16 0",
    "M39 64c5 7 13 7 18 0",
    "M42 66c4 3 8 3 12 0",
    "M40 65c5 4 12 4 17-1",
)
GLASSES = (
    '<circle cx="38.500" cy="50" r="7.500"/><circle cx="57.500" cy="50" r="7.500"/><path d="M46 49h4M31 49l-5-2M65 49l5-2"/>',
    '<rect x="30.500" y="44.500" width="15" height="11" rx="4"/><rect x="50.500" y="44.500" width="15" height="11" rx="4"/>'
    '<path d="M45.500 49h5M30.500 48l-5-1M65.500 48l5-1"/>',
)
BEARDS = (
    "M27 52c0 20 8 29 21 29s21-9 21-29c-2 6-6 9-10 9-7-3-15-3-22 0-4 0-8-3-10-9z",
    "M38 62c6-4 14-4 20 0 3 0 4 3 4 6-1 8-7 12-14 12s-13-4-14-12c0-3 1-6 4-6z",
)


@dataclass
class Draw:
    """Picks from the digest of a seed: same seed, same picks, in the same order."""

    digits: bytes
    place: int = 0

    def below(self, size: int) -> int:
        picked = self.digits[self.place] % size
        self.place += 1
        return picked


def _head(draw: Draw) -> str:
    skin, shade = SKINS[draw.below(len(SKINS))]
    width = 20 + draw.below(3)
    return (
        f'<path fill="{shade}" d="M40 66h16v14H40z"/>'
        f'<circle fill="{skin}" cx="{48 - width}" cy="51" r="4.500"/><circle fill="{skin}" cx="{48 + width}" cy="51" r="4.500"/>'
        f'<path fill="{skin}" d="M{48 - width} 46c0-15 8-25 20-25h0c12 0 20 10 20 25v6c0 15-8 25-{width} 25'
        f's-20-10-20-25z"/>'
        if width == 20
        else f'<path fill="{shade}" d="M40 66h16v14H40z"/>'
        f'<circle fill="{skin}" cx="27" cy="51" r="4.500"/><circle fill="{skin}" cx="69" cy="51" r="4.500"/>'
        f'<ellipse fill="{skin}" cx="48" cy="49" rx="{width}" ry="27"/>'
    )


def _eyes(draw: Draw, hair: str) -> str:
    lift = draw.below(3)
    lashes = ("", '<path d="M33 48l-2-2M63 48l2-2" stroke-width="1.600"/>')[draw.below(3) == 0]
    return (
        f'<g stroke="{hair}" fill="none" stroke-width="2.400" stroke-linecap="round">'
        f'<path d="M33 {43 - lift}c3-3 8-3 10 0M53 {43 - lift}c2-3 7-3 10 0"/></g>'
        f'<g fill="{INK}"><circle cx="38.500" cy="50" r="2.600"/><circle cx="57.500" cy="50" r="2.600"/></g>'
        f'<g stroke="{INK}" stroke-linecap="round">{lashes}</g>'
    )


def _age(draw: Draw) -> str:
    lines = (
        "",
        "",
        '<path d="M30 57l-3 1M66 57l3 1M41 34c4-2 10-2 14 0" />',
        '<g fill="#a4562c" stroke="none"><circle cx="33" cy="58" r="1"/><circle cx="37" cy="60" r="1"/>'
        '<circle cx="59" cy="60" r="1"/><circle cx="63" cy="58" r="1"/></g>',
    )[draw.below(4)]
    return f'<g stroke="{INK}" stroke-opacity=".45" fill="none" stroke-width="1.300" stroke-linecap="round">{lines}</g>'


def _scarf(draw: Draw, cloth: str) -> tuple[str, str]:
    fold = draw.below(2)
    return (
        f'<path fill="{cloth}" d="M48 10c19 0 30 14 30 34 0 12-3 22-2 34H20c1-12-2-22-2-34 0-20 11-34 30-34z"/>',
        f'<path fill="{cloth}" fill-rule="evenodd" d="M48 12c18 0 28 13 28 33 0 14-4 26-4 38H24c0-12-4-24-4-38 0-20 10-33 28-33z'
        f'M48 27c-13 0-19 8-19 22 0 16 8 26 19 26s19-10 19-26c0-14-6-22-19-22z"/>'
        f'<path d="M{30 + fold * 4} 78c10 6 24 6 34-2" stroke="#000" stroke-opacity=".18" stroke-width="2" fill="none"/>',
    )


@lru_cache(maxsize=2048)
def drawing(seed: str) -> str:
    draw = Draw(blake2b(seed.encode(), digest_size=24).digest())
    ground, cloth = GROUNDS[draw.below(len(GROUNDS))], CLOTHES[draw.below(len(CLOTHES))]
    hair, head = HAIRS[draw.below(len(HAIRS))], _head(draw)
    eyes, age = _eyes(draw, hair), _age(draw)
    mouth, glasses = MOUTHS[draw.below(len(MOUTHS))], draw.below(5)
    beard, has_scarf = draw.below(6), draw.below(12) == 0
    behind, before = CUTS[sorted(CUTS)[draw.below(len(CUTS))]]
    back, front = f'<path fill="{hair}" d="{behind}"/>', f'<path fill="{hair}" d="{before}"/>'
    if has_scarf:
        back, front = _scarf(draw, CLOTHES[draw.below(len(CLOTHES))])
    elif beard < len(BEARDS):
        front = f'<path fill="{hair}" d="{BEARDS[beard]}"/>{front}'
    frame = GLASSES[glasses] if glasses < len(GLASSES) else ""
    lips = "#f4e3d5" if beard == 0 and not has_scarf else INK
    return (
        f'<rect width="96" height="96" fill="{ground}"/>{back}'
        f'<path fill="{cloth}" d="M12 98c0-15 15-22 36-22s36 7 36 22z"/>'
        f'{head}{front}{eyes}{age}'
        f'<path d="M48 52c-1 3-2 5-1 6h3" stroke="{INK}" stroke-opacity=".5" stroke-width="1.800" fill="none" stroke-linecap="round"/>'
        f'<path d="{mouth}" stroke="{lips}" stroke-width="2.400" fill="none" stroke-linecap="round"/>'
        f'<g stroke="{INK}" stroke-width="2" fill="#fff" fill-opacity=".25">{frame}</g>'
    )


def face(seed: str | int, *, name: str = "") -> SafeString:
    """The face of a seed as SVG; silent for screen readers unless a name is given."""
    meaning = format_html('role="img" aria-label="{}"', name) if name else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="face" viewBox="0 0 96 96" width="48" height="48" focusable="false" {}>{}</svg>',
        meaning,
        mark_safe(drawing(str(seed))),  # noqa: S308 (drawn above from constants)
    )

"""Writing SVG: escaped texts, no style, coordinates with one decimal."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

Number = int | Fraction


def num(value: Number) -> str:
    """A coordinate: at most two decimals, with a point."""
    exact = Fraction(value)
    rounded = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    text = f"{rounded:f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def share(value: Number) -> str:
    """A horizontal place, in percent of the width."""
    return f"{num(value)}%"


def tag(name: str, content: str = "", /, **attributes: str | int) -> str:
    """`class_` is written class, `text_anchor` text-anchor."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def text(words: str, /, **attributes: str | int) -> str:
    return tag("text", escape(words), **attributes)


def picture(parts: Iterable[str], *, kind: str, height: int, title: str, description: str) -> SafeString:
    """The whole drawing, named and described for those who do not see it."""
    return format_html(
        '<svg class="chart chart-{}" role="img" width="100%" height="{}"><title>{}</title><desc>{}</desc>{}</svg>',
        kind,
        str(height),
        title,
        description,
        mark_safe("".join(parts)),  # noqa: S308 (every text goes through `escape` above)
    )

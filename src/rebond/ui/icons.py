"""Lucide icons drawn inside the page: they take the colour of the text and need no request."""

import json
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

DRAWINGS = Path(__file__).parent / "static" / "vendor" / "icons.json"


class UnknownIcon(KeyError):
    """A template names an icon that lucide does not have: a mistake to see at once, not an empty square."""


@cache
def drawings() -> dict[str, str]:
    content: dict[str, str] = json.loads(DRAWINGS.read_text(encoding="utf-8"))
    return content


def icon(name: str, *, label: str = "", size: str = "") -> SafeString:
    """The icon as SVG; silent for screen readers unless `label` says what it means."""
    try:
        drawing = drawings()[name]
    except KeyError:
        raise UnknownIcon(name) from None
    meaning = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24" width="20" height="20" {}>{}</svg>',
        f" icon-{size}" if size else "",
        meaning,
        mark_safe(drawing),  # noqa: S308 (built from the pinned lucide package)
    )

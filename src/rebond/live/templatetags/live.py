from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from rebond.live.public import stream_address

register = template.Library()


@register.simple_tag(takes_context=True)
def live(context: dict[str, Any], *topics: str) -> SafeString:
    """Makes the page listen to the topics, with the script that listens.

    Elements with `data-live-topic="…"` and `hx-trigger="live"` fetch themselves again when
    their topic changes.
    """
    return format_html(
        '<div hidden data-live-stream="{}"></div><script type="module" src="{}"></script>',
        stream_address(context["request"], topics),
        static("live/live.js"),
    )

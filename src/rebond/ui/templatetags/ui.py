"""Tags and filters known to every template (builtins of the engine)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, ClearableFileInput
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString

from rebond.ui import amounts, dates, explanations, faces, icons

register = template.Library()

# What a tone means, for the eye and for the ear.
TONES = {
    "neutral": ("info", "À savoir"),
    "info": ("info", "Information"),
    "success": ("circle-check", "C'est fait"),
    "warning": ("triangle-alert", "Attention"),
    "danger": ("circle-alert", "Important"),
    "accent": ("sparkles", "À noter"),
}
# The statuses of `people`, whose codes are stable; ui is on the ground floor and cannot import it.
STATUSES = {
    "cape": ("CAPE", "sprout", "cape"),
    "cesa": ("CESA", "briefcase", "cesa"),
    "associate": ("associé·e", "handshake", "associate"),
    "support": ("équipe d'appui", "life-buoy", "support"),
    "prospect": ("sans contrat", "user-round", "prospect"),
    "left": ("sorti·e", "door-open", "left"),
}

register.filter("euros", amounts.euros)
register.filter("euros_round", amounts.euros_round)
register.filter("euros_signed", amounts.euros_signed)
register.filter("month", dates.month)
register.filter("month_short", dates.month_short)
register.filter("day", dates.day)
register.filter("day_short", dates.day_short)
register.filter("moment", dates.moment)
register.filter("explanation_steps", explanations.steps_of)
register.simple_tag(icons.icon, name="icon")
register.simple_tag(faces.face, name="face")


@register.filter
def percent(ratio: Decimal | None, digits: int = 0) -> str:
    return amounts.percent(ratio, digits)


@register.filter
def percent_signed(ratio: Decimal | None, digits: int = 0) -> str:
    return amounts.percent(ratio, digits, plus=True)


@register.filter
def count(number: int, words: str) -> str:
    one, many = words.split(",")
    return amounts.count(number, one, many)


@register.filter
def initials(name: str) -> str:
    """« Camille Durand » → « CD »; two letters at most."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    return "".join(word[0].upper() for word in (words[:1] + words[-1:] if len(words) > 1 else words))


@register.filter
def said(value: date | str | None) -> str:
    """A date is written out, a text stays as it is."""
    if isinstance(value, datetime):
        return dates.moment(value)
    return dates.day(value) if isinstance(value, date) else str(value or "")


@register.filter
def pieces(text: str) -> list[str]:
    """« Choisir,Vérifier » → its parts."""
    return [piece.strip() for piece in text.split(",")]


@register.filter
def kind_of(field: BoundField) -> str:
    """Which frame a control wants: `check`, `group`, `file` or `line`."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return "check"
    if widget.use_fieldset:
        return "group"
    return "file" if isinstance(widget, ClearableFileInput) else "line"


@register.filter
def tone_of(level_tag: str) -> str:
    """The tone of a Django message."""
    return {"debug": "info", "error": "danger"}.get(level_tag, level_tag or "info")


@register.simple_tag
def control(field: BoundField, **attrs: Any) -> SafeString:
    """The widget of a field, its help and error tied to it by Django (aria-describedby)."""
    given = {key.replace("_", "-"): value for key, value in attrs.items() if value}
    return field.as_widget(attrs=given)


@register.simple_tag(takes_context=True)
def sorting(context: template.Context, key: str) -> dict[str, str]:
    """Where a column stands in the order, and the value of `tri` that its link asks for."""
    request = context.get("request")
    current = request.GET.get("tri", "") if request else ""
    if current == key:
        return {"aria": "ascending", "next": f"-{key}"}
    return {"aria": "descending" if current == f"-{key}" else "", "next": key}


@register.filter
def step_states(labels: str, current: int) -> Iterable[dict[str, object]]:
    """The steps of a path, each `done`, `current` or `todo`."""
    for number, label in enumerate(pieces(labels), start=1):
        state = "done" if number < int(current) else "current" if number == int(current) else "todo"
        yield {"number": number, "label": label, "state": state}


@register.simple_tag(takes_context=True)
def repeat_block(context: template.Context, name: str) -> SafeString:
    """Renders a block a second time: the page's title is both in the tab and in the h1."""
    blocks = context.render_context[BLOCK_CONTEXT_KEY]
    rendered: SafeString = blocks.get_block(name).render(context)
    return rendered


@register.simple_tag(takes_context=True)
def page_url(context: template.Context, param: str, number: int) -> str:
    """The address of the same list at another page."""
    query = context["request"].GET.copy()
    query[param] = str(number)
    return f"?{query.urlencode()}"


@register.filter
def page_numbers(page: Page[Any]) -> list[int]:
    """First, last, and the neighbours of the current page; 0 stands for a gap."""
    last = page.paginator.num_pages
    kept = sorted({1, last, *range(max(1, page.number - 1), min(last, page.number + 1) + 1)})
    numbers: list[int] = []
    for number in kept:
        if numbers and number - numbers[-1] > 1:
            numbers.append(0)
        numbers.append(number)
    return numbers


@register.filter
def first_entries(entries: Sequence[object], room: int) -> Sequence[object]:
    """What fits in a bar of `room` places, one of them kept for « Plus » when there is more."""
    return entries if len(entries) <= room else entries[: room - 1]


@register.filter
def other_entries(entries: Sequence[object], room: int) -> Sequence[object]:
    return [] if len(entries) <= room else entries[room - 1 :]


@register.filter
def has_text(content: str) -> bool:
    """Whether a slot holds anything but spaces."""
    return bool(str(content).strip())


@register.filter
def direction(ratio: Decimal | None) -> str:
    if not ratio:
        return "flat"
    return "up" if ratio > 0 else "down"


@register.filter
def share_of(value: int, whole: int) -> str:
    return amounts.percent(Decimal(value) / Decimal(whole) if whole else None)


@register.filter
def unlocalised(number: object) -> str:
    """For attributes: the machine reads 1200.5, not « 1 200,5 »."""
    return str(number)


@register.filter
def tone_icon(tone: str) -> str:
    return TONES[tone][0]


@register.filter
def tone_word(tone: str) -> str:
    return TONES[tone][1]


@register.filter
def person_status(value: str) -> dict[str, str]:
    label, drawing, tone = STATUSES[str(value)]
    return {"label": label, "icon": drawing, "tone": tone}

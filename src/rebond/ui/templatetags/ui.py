"""Tags and filters known to every template (builtins of the engine)."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, ClearableFileInput
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString

from rebond.ui import amounts, dates, explanations, faces, icons, lists, wording

register = template.Library()

for plain in (
    *(amounts.euros, amounts.euros_round, amounts.euros_signed),
    *(dates.month, dates.month_short, dates.day, dates.day_short, dates.moment),
    *(lists.page_numbers, lists.first_entries, lists.other_entries),
    *(wording.tone_icon, wording.tone_word, wording.tone_of, wording.person_status),
    *(wording.of, wording.initials, wording.step_states, wording.has_text),
):
    register.filter(plain.__name__, plain)
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
def share_of(value: int, whole: int) -> str:
    return amounts.percent(Decimal(value) / Decimal(whole) if whole else None)


@register.filter
def direction(ratio: Decimal | None) -> str:
    if not ratio:
        return "flat"
    return "up" if ratio > 0 else "down"


@register.filter
def count(number: int, words: str) -> str:
    """`{{ n|count:"personne,personnes" }}`."""
    return amounts.count(number, *wording.pieces(words))


@register.filter
def said(value: date | str | None) -> str:
    """A date is written out, a text stays as it is."""
    if isinstance(value, datetime):
        return dates.moment(value)
    return dates.day(value) if isinstance(value, date) else str(value or "")


@register.filter
def unlocalised(number: object) -> str:
    """For attributes: the machine reads 1200.5, not « 1 200,5 »."""
    return str(number)


@register.filter
def kind_of(field: BoundField) -> str:
    """Which frame a control wants: `check`, `group`, `file` or `line`."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return "check"
    if widget.use_fieldset:
        return "group"
    return "file" if isinstance(widget, ClearableFileInput) else "line"


@register.simple_tag
def control(field: BoundField, **attrs: Any) -> SafeString:
    """The widget of a field; Django ties its help and its error to it (aria-describedby)."""
    return field.as_widget(attrs={key.replace("_", "-"): value for key, value in attrs.items() if value})


@register.simple_tag(takes_context=True)
def sorting(context: template.Context, key: str) -> dict[str, str]:
    """Where a column stands in the order, and the value of `tri` that its link asks for."""
    request = context.get("request")
    current = request.GET.get("tri", "") if request else ""
    if current == key:
        return {"aria": "ascending", "next": f"-{key}"}
    return {"aria": "descending" if current == f"-{key}" else "", "next": key}


@register.simple_tag(takes_context=True)
def page_url(context: template.Context, param: str, number: int) -> str:
    """The address of the same list at another page."""
    query = context["request"].GET.copy()
    query[param] = str(number)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def repeat_block(context: template.Context, name: str) -> SafeString:
    """Renders a block a second time: the page's title is both in the tab and in the h1."""
    blocks = context.render_context[BLOCK_CONTEXT_KEY]
    rendered: SafeString = blocks.get_block(name).render(context)
    return rendered

"""The same figures in words and in a table."""

from collections.abc import Iterator, Sequence

from rebond.ui.amounts import NONE, count, euros_round
from rebond.ui.charts.shapes import LegendItem, MonthValue, Table
from rebond.ui.dates import month


def described(values: Sequence[MonthValue]) -> str:
    """One sentence for those who do not see the drawing: span, total, extremes, what is missing."""
    known = [(value.cents, value.month) for value in values if value.cents is not None]
    if not known:
        return "Aucun mois connu."
    high, low = max(known, key=lambda pair: pair[0]), min(known, key=lambda pair: pair[0])
    sentences = [
        f"De {month(values[0].month)} à {month(values[-1].month)} : total {euros_round(sum(cents for cents, _ in known))}",
        f"mois le plus haut {month(high[1])} ({euros_round(high[0])})",
        f"mois le plus bas {month(low[1])} ({euros_round(low[0])})",
    ]
    if missing := len(values) - len(known):
        sentences.append(count(missing, "mois manquant", "mois manquants"))
    return ", ".join(sentences) + "."


def remark(value: MonthValue) -> str:
    if value.cents is None:
        return "non connu"
    return "fragile" if value.fragile else ""


def hint(value: MonthValue, before: int | None) -> str:
    """What the pointer reads over a month."""
    said = "mois non connu" if value.cents is None else euros_round(value.cents)
    year_ago = "" if before is None else f" (un an avant : {euros_round(before)})"
    return f"{month(value.month)} : {said}{year_ago}{' – fragile' if value.fragile else ''}"


def month_table(
    values: Sequence[MonthValue], previous: Sequence[int | None] | None, *, caption: str, label: str
) -> Table:
    headers = ["Mois", label, *(["Un an avant"] if previous else [])]
    has_remarks = any(map(remark, values))
    rows = []
    for index, value in enumerate(values):
        row = [month(value.month), euros_round(value.cents)]
        if previous:
            row.append(euros_round(previous[index]))
        rows.append([*row, remark(value) or NONE] if has_remarks else row)
    return Table(caption, [*headers, "Remarque"] if has_remarks else headers, rows)


def month_legend(
    values: Sequence[MonthValue], previous: Sequence[int | None] | None, label: str
) -> Iterator[LegendItem]:
    if previous:
        yield LegendItem(label, "value")
        yield LegendItem("un an avant", "previous")
    if any(value.fragile for value in values):
        yield LegendItem("fragile", "fragile")
    if any(value.cents is None for value in values):
        yield LegendItem("mois non connu", "gap")

"""What a chart is made of, and what it gives to the page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.safestring import SafeString


@dataclass(frozen=True)
class MonthValue:
    """The amount of a month in cents; `None` says that the month is not known, which is not zero."""

    month: date
    cents: int | None
    fragile: bool = False


@dataclass(frozen=True)
class Segment:
    """A part of a bar; `tone` is a tone or the code of a person's status."""

    label: str
    value: int
    tone: str = "neutral"


@dataclass(frozen=True)
class Bar:
    label: str
    segments: Sequence[Segment]

    @property
    def total(self) -> int:
        return sum(segment.value for segment in self.segments)


@dataclass(frozen=True)
class Bin:
    label: str
    count: int
    tone: str = "neutral"
    note: str = ""


@dataclass(frozen=True)
class Table:
    """The figures of the chart; the first cell of each row names it."""

    caption: str
    headers: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class LegendItem:
    label: str
    kind: str


@dataclass(frozen=True)
class Chart:
    svg: SafeString
    title: str
    table: Table
    summary: str = ""
    legend: Sequence[LegendItem] = field(default_factory=tuple)

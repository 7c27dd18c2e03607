"""What a person may say about a file that the file does not say itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    analytic_column: str = ""  # FEC: the column that carries the analytic code
    target: str = ""  # mapped: a key of TARGETS
    mapping: Mapping[str, str] = field(default_factory=dict)  # mapped: our field -> column of the file
    sheet: str = ""  # the sheet to read, else the first that fits

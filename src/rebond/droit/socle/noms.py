"""Named choices that are plain strings: written to JSON, compared with text, used as keys."""

from enum import StrEnum


class Nom(StrEnum):
    """A StrEnum that hashes like its text: the standard one hashes in Python, which doubles the cost of a row."""

    __hash__ = str.__hash__

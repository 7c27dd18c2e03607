"""What an action of this capability answers when a thing cannot be."""

from typing import NoReturn


class Refused(Exception):
    """The action did not happen; the text is ready to be read."""


def refuse(sentence: str) -> NoReturn:
    raise Refused(sentence)

"""Names as people type them: without accents, in any order, with particles, hyphens and apostrophes."""

import unicodedata

# Letters that Unicode does not decompose into a base letter and a mark.
WHOLE_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def fold(text: str) -> str:
    """Lower-case letters and digits separated by single spaces: « D'Été-Noël » → "d ete noel"."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(WHOLE_LETTERS))
    kept = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def search_text(*parts: str) -> str:
    """What the trigram index looks through: each part folded, then the same part in one word.

    The second form lets « delatour » find « de La Tour » and « oneill » find « O'Neill ».
    """
    folded = [word for part in parts if (word := fold(part))]
    joined = [word.replace(" ", "") for word in folded if " " in word]
    return " ".join(dict.fromkeys([*folded, *joined]))

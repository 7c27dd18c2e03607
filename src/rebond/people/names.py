"""Names as people type them: without accents, in any order, with particles and hyphens."""

import unicodedata


def fold(text: str) -> str:
    """Lower-case letters and digits separated by single spaces: « D'Été-Noël » → "d ete noel"."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae"))
    kept = (c.lower() if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def search_text(*parts: str) -> str:
    """The folded parts, once each, in order: what the trigram index looks through."""
    return " ".join(word for part in parts if (word := fold(part)))

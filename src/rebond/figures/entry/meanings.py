"""What a stage of the cooperative's own list is for us. Answers given by hand come before the guess."""

from rebond.figures.models import StageMeaning
from rebond.people.public import fold

Meaning = StageMeaning.Meaning
# Words of enDI's default lists and of the lists seen in cooperatives, most particular first.
_WORDS: tuple[tuple[StageMeaning.Meaning, tuple[str, ...]], ...] = (
    (Meaning.AMENDMENT, ("avenant",)),
    (Meaning.EXIT, ("sortie", "rupture", "demission", "fin de contrat")),
    (Meaning.ASSOCIATE, ("societariat", "associe")),
    (Meaning.CAPE, ("cape", "convention", "appui au projet")),
    (Meaning.CESA, ("cesa", "entrepreneur salarie", "entrepreneuse salariee", "cdi", "contrat de travail")),
)


class Meanings:
    """Read once a file; what is not recognised is told in the preview, with where to answer."""

    def __init__(self) -> None:
        self._told = {row.folded: Meaning(row.meaning) for row in StageMeaning.objects.all()}

    def of(self, title: str, *others: str) -> StageMeaning.Meaning | None:
        """None when nothing is recognised. `title` decides first, then the other words of the line."""
        told = self._told.get(fold(title))
        if told is not None:
            return told
        return next((found for text in (title, *others) if (found := _guess(fold(text)))), None)


def _guess(text: str) -> StageMeaning.Meaning | None:
    padded = f" {text} "
    return next((meaning for meaning, words in _WORDS if any(f" {word}" in padded for word in words)), None)

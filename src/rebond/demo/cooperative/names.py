"""Names of people who do not exist: usual first names, surnames put together from pieces."""

from .chance import Chance

WOMEN = (
    "Adèle", "Agathe", "Alice", "Amandine", "Anne-Lise", "Annick", "Aurore", "Awa", "Béatrice", "Bintou",
    "Camille", "Caroline", "Catherine", "Céline", "Chloé", "Clémence", "Corinne", "Delphine", "Dominique",
    "Élise", "Émeline", "Emma", "Estelle", "Eugénie", "Fanny", "Fatou", "Florence", "Gaëlle", "Geneviève",
    "Hanaé", "Inaya", "Irène", "Isabelle", "Jade", "Joëlle", "Julie", "Juliette", "Karine", "Katell",
    "Laurence", "Leïla", "Linh", "Louise", "Lucie", "Maëva", "Malika", "Manon", "Margaux", "Marie-Laure",
    "Mathilde", "Mélanie", "Morgane", "Myriam", "Noémie", "Nolwenn", "Odile", "Olivia", "Pauline", "Rachel",
    "Rozenn", "Sabine", "Salomé", "Samira", "Sandrine", "Sarah", "Soazig", "Stéphanie", "Suzanne", "Sylvie",
    "Valérie", "Véronique", "Violaine", "Yasmine", "Zoé",
)  # fmt: skip
MEN = (
    "Abel", "Adrien", "Alain", "Amadou", "Antoine", "Armel", "Arthur", "Aurélien", "Benoît", "Brice", "Bruno",
    "Cédric", "Christophe", "Clément", "Cyril", "Damien", "Denis", "Didier", "Edgar", "Émile", "Erwan",
    "Étienne", "Fabrice", "Félix", "Florian", "François", "Gaël", "Gilles", "Grégoire", "Guillaume", "Hakim",
    "Hervé", "Ibrahim", "Jean-Luc", "Jérémie", "Joseph", "Julien", "Laurent", "Lucas", "Ludovic", "Mathieu",
    "Maxime", "Mickaël", "Nabil", "Nicolas", "Olivier", "Pascal", "Philippe", "Pierrick", "Quentin", "Rachid",
    "Raphaël", "Rémi", "Robin", "Romain", "Samuel", "Sébastien", "Simon", "Stéphane", "Sylvain", "Thibault",
    "Thierry", "Tristan", "Valentin", "Victor", "Vincent", "Xavier", "Youssef", "Yves",
)  # fmt: skip
_BEGIN = (
    "Bar", "Bel", "Bor", "Bris", "Cal", "Char", "Cor", "Dal", "Fau", "Fel", "Gar", "Gour", "Hau", "Jar", "Ker",
    "Lam", "Lor", "Mar", "Mon", "Nor", "Per", "Pel", "Quer", "Ram", "Rou", "Sau", "Tal", "Tré", "Val", "Ver",
)  # fmt: skip
_MIDDLE = ("", "", "ba", "bi", "che", "da", "di", "ga", "la", "lo", "ma", "mi", "na", "ri", "ta", "vi")
_END = (
    "baud", "bert", "bic", "caud", "chard", "dain", "dec", "dron", "fray", "gnat", "lain", "lec", "leau",
    "meau", "neau", "noux", "quin", "rand", "reau", "rec", "sard", "tain", "teau", "vert", "vin", "zec",
)  # fmt: skip
_FROM_AFAR = (
    "Abdelmoun", "Bakaridé", "Cardovelli", "Diarrassou", "El Harrouni", "Fernalves", "Ghomarit", "Haddounia",
    "Kowalewik", "Lopestana", "Mbengala", "N’Dourane", "Ouldraba", "Pham Thuyen", "Raharimana", "Sylladou",
)  # fmt: skip


class NameBook:
    """Hands out names; each last name once, `taken` being those of the cast."""

    def __init__(self, chance: Chance, taken: set[str]) -> None:
        self._chance = chance
        self._taken = taken
        self._women = chance.shuffled(WOMEN)
        self._men = chance.shuffled(MEN)

    def first_name(self, *, woman: bool) -> str:
        """Each name is heard once before any is heard twice."""
        names = self._women if woman else self._men
        names.append(names.pop(0))
        return names[-1]

    def last_name(self) -> str:
        while True:
            name = self._draw()
            if name not in self._taken:
                self._taken.add(name)
                return name

    def _draw(self) -> str:
        if self._chance.percent(8):
            return self._chance.one_of(_FROM_AFAR)
        one_of = self._chance.one_of
        name = one_of(_BEGIN) + one_of(_MIDDLE) + one_of(_END)
        return f"Le {name}" if self._chance.percent(5) else name

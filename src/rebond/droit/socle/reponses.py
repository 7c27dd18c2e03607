"""The three answers a rule of law gives: a result with its steps, a refusal with its reasons, or what is missing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from .etapes import Etape

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Motif:
    """A reason, ready to be read: what happened, why, and what to do now. `code` never changes."""

    code: str
    texte: str
    article: str


@dataclass(frozen=True, slots=True)
class Manque:
    """A fact without which no answer can be given. `champ` is the name of the missing input."""

    champ: str
    texte: str
    article: str


@dataclass(frozen=True, slots=True)
class Resultat(Generic[T_co]):
    """The answer, the steps that lead to it, and what the reader should be warned of."""

    valeur: T_co
    etapes: tuple[Etape, ...]
    avertissements: tuple[Motif, ...] = ()


@dataclass(frozen=True, slots=True)
class Refus:
    """The law says no. The reasons say why, and what else exists."""

    motifs: tuple[Motif, ...]
    etapes: tuple[Etape, ...] = ()


@dataclass(frozen=True, slots=True)
class Incomplet:
    """The law cannot say yet: these facts are missing."""

    manques: tuple[Manque, ...]
    etapes: tuple[Etape, ...] = ()


Reponse = Resultat[T] | Refus | Incomplet


def alors(reponse: Reponse[T], suite: Callable[[Resultat[T]], Reponse[U]]) -> Reponse[U]:
    """Go on with a result; hand back a refusal or a gap as it is."""
    return suite(reponse) if isinstance(reponse, Resultat) else reponse

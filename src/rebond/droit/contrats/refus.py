"""A question that bears on a day before the law we hold is refused in words, not by a crash in a page."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from rebond.droit.socle import AvantPremiereDate, Motif, Refus, Reponse

P = ParamSpec("P")
T = TypeVar("T")


def hors_droit_couvert(article: str) -> Callable[[Callable[P, Reponse[T]]], Callable[P, Reponse[T]]]:
    """Turn AvantPremiereDate into a Refus `droit_non_couvert` that cites `article`."""

    def envelopper(regle: Callable[P, Reponse[T]]) -> Callable[P, Reponse[T]]:
        @wraps(regle)
        def repondre(*args: P.args, **kwargs: P.kwargs) -> Reponse[T]:
            try:
                return regle(*args, **kwargs)
            except AvantPremiereDate as erreur:
                texte = f"{erreur} La règle n'existait pas à cette date : vérifiez la date du contrat."
                return Refus((Motif("droit_non_couvert", texte, article),))

        return repondre

    return envelopper

"""What an action answers when a thing cannot be: the reasons, ready to be read."""

from typing import NoReturn, Self

from django.core.exceptions import ValidationError

from rebond.droit.socle import Etape, Incomplet, Motif, Refus


class Refused(Exception):
    """The action did not happen. `reasons`: what, why, what to do now; `steps`: the law's own reasoning, if any."""

    def __init__(self, *reasons: Motif, steps: tuple[Etape, ...] = ()) -> None:
        self.reasons = reasons
        self.steps = steps
        super().__init__(" ".join(reason.texte for reason in reasons))

    @classmethod
    def by_law(cls, answer: Refus | Incomplet) -> Self:
        """The law says no, or cannot say yet: its sentences become ours."""
        if isinstance(answer, Refus):
            return cls(*answer.motifs, steps=answer.etapes)
        return cls(*(Motif(gap.champ, gap.texte, gap.article) for gap in answer.manques), steps=answer.etapes)

    @classmethod
    def by_check(cls, error: ValidationError) -> Self:
        """A field or a constraint of the database says no, in its own French."""
        return cls(*(Motif("saisie", text, "") for text in error.messages))


def refuse(code: str, text: str, article: str = "") -> NoReturn:
    raise Refused(Motif(code, text, article))

"""« Pourquoi ? »: what the law answers about one contract, as a sentence, its steps and its warnings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rebond.droit.contrats import EcheanceAssocie, Etat, PeriodeEssai, SituationCape
from rebond.droit.socle import Etape, Incomplet, Motif, Refus, Reponse, Resultat
from rebond.people import law
from rebond.people.models import Contract, Path
from rebond.people.models.contracts import ContractKind
from rebond.people.wording import day, plural


@dataclass(frozen=True)
class Explanation:
    """`sentence` stands on the page; `steps` open under it; `warnings` are what breaks the rule."""

    title: str
    sentence: str
    steps: tuple[Etape, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChecklistItem:
    key: str
    label: str
    article: str
    text: str
    is_due: bool

    @property
    def is_written(self) -> bool:
        return bool(self.text)


def explain(
    contract: Contract, path: Path, contracts: Sequence[Contract], *, on: date
) -> tuple[Explanation, ...]:
    """Everything the law says of this contract; `contracts`: all those of the person, oldest first."""
    if contract.kind == ContractKind.CAPE:
        return (_cape(contract, contracts, on),)
    return (_deadline(contract, path, contracts, on), _trial(contract, contracts, on))


def of_cape(answer: Reponse[SituationCape]) -> Explanation:
    title = "Durée et renouvellement du CAPE"
    if not isinstance(answer, Resultat):
        return _negative(title, answer)
    found = answer.valeur
    renewals = plural(found.renouvellements_restants, "renouvellement possible", "renouvellements possibles")
    after = f"encore {renewals}" if found.renouvellements_restants else "plus de renouvellement possible"
    sentence = f"Période n° {found.numero}, au plus tard jusqu'au {day(found.fin_maximale)} ; {after}."
    return Explanation(title, sentence, answer.etapes, _texts(answer.avertissements))


def of_deadline(answer: Reponse[EcheanceAssocie]) -> Explanation:
    title = "Échéance pour devenir associé·e"
    if not isinstance(answer, Resultat):
        return _negative(title, answer)
    found = answer.valeur
    sentence = {
        Etat.A_VENIR: f"Au plus tard le {day(found.echeance)} : il reste {found.reste}.",
        Etat.DEPASSEE: f"L'échéance était le {day(found.echeance)}.",
        Etat.ASSOCIE: f"Associé·e avant l'échéance du {day(found.echeance)}.",
        Etat.ASSOCIE_HORS_DELAI: f"Associé·e après l'échéance du {day(found.echeance)}.",
    }[found.etat]
    return Explanation(title, sentence, answer.etapes, _texts(answer.avertissements))


def of_trial(answer: Reponse[PeriodeEssai], until: date | None) -> Explanation:
    title = "Période d'essai"
    if not isinstance(answer, Resultat):
        return _negative(title, answer)
    last = answer.valeur.dernier_jour
    limit = (
        f"La loi permet un essai jusqu'au {day(last)}."
        if last
        else "Les contrats antérieurs couvrent tout l'essai permis."
    )
    written = (
        f"Le contrat prévoit un essai jusqu'au {day(until)}." if until else "Le contrat ne note pas d'essai."
    )
    return Explanation(title, f"{written} {limit}", answer.etapes, _texts(answer.avertissements))


def checklist(contract: Contract) -> tuple[ChecklistItem, ...]:
    """Every clause the text speaks of, with what is written; `is_due` when it is missing and must be there."""
    texts = {clause.key: clause.text for clause in contract.clauses.all()}
    answer = law.checklist(contract, texts)
    due = {gap.champ for gap in answer.manques} if isinstance(answer, Incomplet) else set()
    return tuple(
        ChecklistItem(
            clause.cle, clause.libelle, clause.article, texts.get(clause.cle, ""), clause.cle in due
        )
        for clause in law.BLOCKS[ContractKind(contract.kind)]
    )


def _cape(contract: Contract, contracts: Sequence[Contract], on: date) -> Explanation:
    same_path = [c for c in contracts if c.path_id == contract.path_id and c.starts_on < contract.starts_on]
    last_day = contract.ended_on or contract.ends_on
    assert last_day is not None, "the database refuses a CAPE without an end"
    return of_cape(law.new_cape(contract.starts_on, last_day, same_path, on=on))


def _deadline(contract: Contract, path: Path, contracts: Sequence[Contract], on: date) -> Explanation:
    return of_deadline(law.associate_deadline(contract, contracts, on=on, associate_on=path.associate_on))


def _trial(contract: Contract, contracts: Sequence[Contract], on: date) -> Explanation:
    until = contract.trial_ends_on
    if until is None:
        return of_trial(law.trial(contract, contracts, on=on), None)
    return of_trial(law.trial_until(contract, contracts, until=until, on=on), until)


def _negative(title: str, answer: Refus | Incomplet) -> Explanation:
    if isinstance(answer, Refus):
        return Explanation(title, "Hors des règles.", answer.etapes, _texts(answer.motifs))
    return Explanation(title, " ".join(gap.texte for gap in answer.manques), answer.etapes)


def _texts(reasons: Sequence[Motif]) -> tuple[str, ...]:
    return tuple(
        f"{reason.texte} ({reason.article})" if reason.article else reason.texte for reason in reasons
    )

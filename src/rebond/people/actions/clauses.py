"""The clauses that the law asks a contract to contain: where each one is written."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from rebond.journal.public import record
from rebond.people import law
from rebond.people.actions.keeping import keep, lock
from rebond.people.models import Contract, ContractClause
from rebond.people.models.contracts import ContractKind
from rebond.people.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User


@transaction.atomic
def write(contract: Contract, texts: Mapping[str, str], *, by: "User | None") -> None:
    """Write some clauses of the checklist; an empty text takes the clause away. Nothing changed: nothing said."""
    lock(contract.person_id)
    labels = {clause.cle: clause.libelle for clause in law.BLOCKS[ContractKind(contract.kind)]}
    if unknown := set(texts) - set(labels):
        refuse(
            "clause_inconnue",
            f"Clause inconnue pour un {contract.get_kind_display()} : {', '.join(sorted(unknown))}.",
        )
    present = {clause.key: clause for clause in contract.clauses.all()}
    changed = [
        key for key, text in texts.items() if _write_one(contract, present.get(key), key, text.strip())
    ]
    if changed:
        names = ", ".join(labels[key] for key in changed)
        sentence = f"Clauses du {contract.get_kind_display()} de {contract.person} : {names}."
        record("clauses_written", sentence, by=by, subject=contract, person_id=contract.person_id)


def _write_one(contract: Contract, clause: ContractClause | None, key: str, text: str) -> bool:
    if (clause.text if clause else "") == text:
        return False
    if not text and clause is not None:
        clause.delete()
        return True
    clause = clause or ContractClause(contract=contract, key=key)
    clause.text = text
    keep(clause)
    return True

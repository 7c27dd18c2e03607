"""The early end of a contract, its undo, and the undo of a signature."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from rebond.journal.public import record
from rebond.people.actions.keeping import drop, keep, relock
from rebond.people.models import Contract
from rebond.people.models.contracts import ContractKind, EndedBy
from rebond.people.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User

A_DAY = timedelta(days=1)


@transaction.atomic
def end(contract: Contract, *, on: date, by: "User | None", reason: str = "") -> Contract:
    """End earlier than planned: `on` is the last day. Undone by `resume`."""
    relock(contract)
    last_day = contract.ended_on or contract.ends_on
    if last_day is not None and on >= last_day:
        refuse("deja_fini", f"Ce contrat finit déjà le {last_day:%d/%m/%Y}. Choisissez une date plus tôt.")
    contract.ended_on, contract.ended_by, contract.end_reason = on, EndedBy.HAND, reason
    keep(contract)
    sentence = f"{contract.get_kind_display()} de {contract.person} terminé le {on:%d/%m/%Y}."
    _say("contract_ended", contract, sentence, by)
    return contract


@transaction.atomic
def resume(contract: Contract, *, by: "User | None") -> Contract:
    """Undo of `end`. An end that comes from an exit or from a CESA is undone with that thing."""
    relock(contract)
    if contract.ended_by != EndedBy.HAND:
        source = (
            f" Elle vient d'ailleurs ({contract.get_ended_by_display()}) : annulez cela."
            if contract.ended_by
            else ""
        )
        refuse("rien_a_annuler", f"Aucune fin anticipée décidée à la main sur ce contrat.{source}")
    _clear_end(contract)
    sentence = f"Fin anticipée annulée : le {contract.get_kind_display()} de {contract.person} reprend."
    _say("contract_resumed", contract, sentence, by)
    return contract


@transaction.atomic
def undo_signature(contract: Contract, *, by: "User | None") -> None:
    """Take back a contract recorded by mistake; the database history keeps it, and a CAPE it had ended resumes."""
    relock(contract)
    dates = f"du {contract.starts_on:%d/%m/%Y}"
    _say(
        "signature_undone",
        contract,
        f"{contract.get_kind_display()} de {contract.person} {dates} retiré.",
        by,
    )
    starts_on, kind = contract.starts_on, contract.kind
    path_id = contract.path_id
    drop(contract, because="Ce contrat a un avenant ou un renouvellement : retirez-les d'abord.")
    if kind == ContractKind.CESA:
        for cape in Contract.objects.filter(
            path_id=path_id, ended_by=EndedBy.CESA, ended_on=starts_on - A_DAY
        ):
            _clear_end(cape)


def _clear_end(contract: Contract) -> None:
    contract.ended_on, contract.ended_by, contract.end_reason = None, "", ""
    keep(contract)


def _say(verb: str, contract: Contract, sentence: str, by: "User | None") -> None:
    record(verb, sentence, by=by, subject=contract, person_id=contract.person_id)

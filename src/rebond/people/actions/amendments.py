"""Numbered changes of a contract: the numbers follow each other from 1, without a gap."""

from datetime import date
from typing import TYPE_CHECKING, Unpack

from django.db import transaction
from django.db.models import Max

from rebond.journal.public import record
from rebond.people.actions.contracts import Terms
from rebond.people.actions.keeping import keep, lock
from rebond.people.models import Amendment, Contract
from rebond.people.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User


@transaction.atomic
def add(
    contract: Contract,
    *,
    effective_on: date,
    subject: str,
    by: "User | None",
    number: int | None = None,
    **terms: Unpack[Terms],
) -> Amendment:
    """The next amendment. A `number` read in a file must be the next one: a gap would hide a lost amendment."""
    lock(contract.person_id)
    contract.refresh_from_db()
    _within(contract, effective_on)
    due = _next_number(contract)
    if number is not None and number != due:
        refuse(
            "numero_avenant",
            f"Avenant n° {number} : le prochain de ce contrat est le n° {due}. Ajoutez-les dans l'ordre.",
        )
    quality = terms.pop("employee_quality", "")
    if quality:
        subject = f"{subject} ({quality})"[:300]
    amendment = keep(
        Amendment(contract=contract, number=due, effective_on=effective_on, subject=subject, **terms)
    )
    sentence = f"Avenant n° {due} au {contract.get_kind_display()} de {contract.person} : {subject}."
    record("amendment_added", sentence, by=by, subject=amendment, person_id=contract.person_id)
    return amendment


@transaction.atomic
def remove(amendment: Amendment, *, by: "User | None") -> None:
    """Take back the last amendment, recorded by mistake. Never one in the middle: numbers would lie."""
    contract = amendment.contract
    lock(contract.person_id)
    if amendment.number + 1 != _next_number(contract):
        refuse(
            "pas_le_dernier",
            f"L'avenant n° {amendment.number} n'est pas le dernier : retirez d'abord les suivants.",
        )
    sentence = f"Avenant n° {amendment.number} au {contract.get_kind_display()} de {contract.person} retiré."
    record("amendment_removed", sentence, by=by, subject=amendment, person_id=contract.person_id)
    amendment.delete()


def _next_number(contract: Contract) -> int:
    last: int | None = contract.amendments.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _within(contract: Contract, effective_on: date) -> None:
    last_day = contract.ended_on or contract.ends_on
    if effective_on < contract.starts_on or (last_day is not None and effective_on > last_day):
        until = f" au {last_day:%d/%m/%Y}" if last_day else ""
        refuse(
            "hors_contrat",
            f"L'avenant prendrait effet le {effective_on:%d/%m/%Y}, hors du contrat (du {contract.starts_on:%d/%m/%Y}{until}). "
            "Corrigez la date d'effet.",
        )

"""Sign and renew. The law is asked before anything is written; its refusal stops the gesture and says why."""

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict, Unpack

from django.db import transaction

from rebond.droit.socle import Reponse, Resultat
from rebond.journal.public import record
from rebond.people import law
from rebond.people.actions.keeping import keep, relock
from rebond.people.models import Contract, Path
from rebond.people.models.contracts import ContractKind, EndedBy
from rebond.people.refusals import Refused, refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User

A_DAY = timedelta(days=1)


class Terms(TypedDict, total=False):
    """What the contract itself states. Hours are never invented: a CESA carries no working time."""

    monthly_hours: Decimal | None
    monthly_gross_cents: int | None
    turnover_goal_cents: int | None
    employee_quality: str


@transaction.atomic
def sign_cape(
    path: Path, *, starts_on: date, ends_on: date, by: "User | None", **terms: Unpack[Terms]
) -> Contract:
    """A first CAPE or a renewal: at most 12 months, at most 2 renewals (the law's answer, not ours)."""
    relock(path)
    _within(path, starts_on)
    capes = list(path.contracts.capes().order_by("starts_on"))
    _lawful(law.new_cape(starts_on, ends_on, capes, on=starts_on))
    previous = next((cape for cape in reversed(capes) if cape.starts_on < starts_on), None)
    if previous is not None and Contract.objects.filter(renews=previous).exists():
        previous = None
    contract = Contract(
        person=path.person, path=path, kind=ContractKind.CAPE, starts_on=starts_on, ends_on=ends_on, renews=previous, **terms
    )  # fmt: skip
    keep(contract)
    gesture = f"renouvelé (période n° {len(capes) + 1})" if capes else "signé"
    _say(
        "cape_signed",
        contract,
        f"CAPE de {path.person} {gesture} du {starts_on:%d/%m/%Y} au {ends_on:%d/%m/%Y}.",
        by,
    )
    return contract


def renew_cape(
    contract: Contract, *, ends_on: date, by: "User | None", starts_on: date | None = None
) -> Contract:
    """The next period of the same path, from the day after the last one unless told."""
    if contract.kind != ContractKind.CAPE:
        refuse("pas_un_cape", "Seul un CAPE se renouvelle. Pour un CESA, ajoutez un avenant.")
    last_day = contract.ended_on or contract.ends_on
    assert last_day is not None, "the database refuses a CAPE without an end"
    return sign_cape(contract.path, starts_on=starts_on or last_day + A_DAY, ends_on=ends_on, by=by)


@transaction.atomic
def sign_cesa(
    path: Path,
    *,
    starts_on: date,
    by: "User | None",
    ends_on: date | None = None,
    trial_ends_on: date | None = None,
    **terms: Unpack[Terms],
) -> Contract:
    """The CAPE in force ends the day before. A trial longer than the law allows is refused."""
    relock(path)
    _within(path, starts_on)
    contract = Contract(
        person=path.person, path=path, kind=ContractKind.CESA, starts_on=starts_on, ends_on=ends_on,
        trial_ends_on=trial_ends_on, **terms,
    )  # fmt: skip
    if trial_ends_on is not None:
        earlier = list(path.person.contracts.all())
        _lawful(law.trial_until(contract, earlier, until=trial_ends_on, on=starts_on))
    _end_cape_before(contract)
    keep(contract)
    _say("cesa_signed", contract, f"CESA de {path.person} signé à partir du {starts_on:%d/%m/%Y}.", by)
    return contract


def _end_cape_before(cesa: Contract) -> None:
    eve = cesa.starts_on - A_DAY
    for cape in cesa.path.contracts.capes().running_past(eve):
        cape.ended_on, cape.ended_by, cape.end_reason = eve, EndedBy.CESA, "Signature d'un CESA"
        keep(cape)
    if later := cesa.path.contracts.capes().filter(starts_on__gte=cesa.starts_on).first():
        refuse(
            "cape_apres_cesa",
            f"Un CAPE commence le {later.starts_on:%d/%m/%Y}, le jour du CESA ou après. Retirez-le, ou changez la date.",
        )


def _lawful(answer: Reponse[object]) -> None:
    if not isinstance(answer, Resultat):
        raise Refused.by_law(answer)


def _within(path: Path, starts_on: date) -> None:
    if path.left_on is not None:
        refuse(
            "parcours_fini",
            f"Ce parcours a pris fin le {path.left_on:%d/%m/%Y}. Annulez la sortie, ou ouvrez un nouveau parcours.",
        )
    if starts_on < path.entered_on:
        refuse(
            "avant_entree",
            f"Le contrat commencerait avant l'entrée dans la coopérative ({path.entered_on:%d/%m/%Y}). "
            "Corrigez l'une des deux dates.",
        )


def _say(verb: str, contract: Contract, sentence: str, by: "User | None") -> None:
    record(verb, sentence, by=by, subject=contract, person_id=contract.person_id)

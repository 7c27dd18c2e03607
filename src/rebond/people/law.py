"""Our facts, put to the law. Nothing here knows a rule: `rebond.droit.contrats` does."""

from collections.abc import Iterable
from datetime import date

from rebond.droit import contrats
from rebond.droit.contrats import Controle, EcheanceAssocie, Nature, Periode, PeriodeEssai, SituationCape
from rebond.droit.socle import Reponse
from rebond.droit.socle.erreurs import PeriodeImpossible
from rebond.people.models import Contract
from rebond.people.models.contracts import ContractKind
from rebond.people.refusals import refuse

BLOCKS = {ContractKind.CESA: contrats.BLOCS_CESA, ContractKind.CAPE: contrats.CLAUSES_CAPE}


def period(contract: Contract) -> Periode:
    """The days the contract covers, an early end taken into account."""
    return Periode(Nature(contract.kind), contract.starts_on, contract.ended_on or contract.ends_on)


def new_cape(
    starts_on: date, ends_on: date, earlier: Iterable[Contract], *, on: date
) -> Reponse[SituationCape]:
    """Whether this CAPE may be signed after the earlier contracts of the same path."""
    try:
        asked = Periode(Nature.CAPE, starts_on, ends_on)
    except PeriodeImpossible as error:
        refuse("periode_impossible", f"{error} Corrigez l'une des deux dates.")
    return contrats.verifier_cape(asked, map(period, earlier), on=on)


def cape_now(path_contracts: Iterable[Contract], *, on: date) -> Reponse[SituationCape]:
    """Where the CAPE of one path stands; what breaks the rule comes as a warning."""
    return contrats.suivre_cape(map(period, path_contracts), on=on)


def trial(cesa: Contract, contracts: Iterable[Contract], *, on: date) -> Reponse[PeriodeEssai]:
    """Longest trial of the CESA; `contracts`: every contract of the person, whatever the path."""
    return contrats.periode_essai(cesa.starts_on, _others(cesa, contracts), on=on)


def trial_until(
    cesa: Contract, contracts: Iterable[Contract], *, until: date, on: date
) -> Reponse[PeriodeEssai]:
    """Whether the trial written in the contract is within the law."""
    return contrats.verifier_essai(cesa.starts_on, until, _others(cesa, contracts), on=on)


def associate_deadline(
    cesa: Contract, contracts: Iterable[Contract], *, on: date, associate_on: date | None
) -> Reponse[EcheanceAssocie]:
    """Day by which the person must be an associate; `contracts`: every contract of the person."""
    return contrats.echeance_associe(cesa.starts_on, _others(cesa, contracts), on=on, associe_le=associate_on)


def checklist(
    contract: Contract, written: Iterable[str], *, activity_started: bool = True
) -> Reponse[Controle]:
    """Which clauses that the text asks for are written; judged by the law of the day the contract began."""
    keys = set(written)
    if contract.kind == ContractKind.CESA:
        return contrats.controler_cesa(keys, on=contract.starts_on)
    return contrats.controler_cape(keys, on=contract.starts_on, activite_commencee=activity_started)


def _others(cesa: Contract, contracts: Iterable[Contract]) -> list[Periode]:
    return [period(contract) for contract in contracts if contract.pk != cesa.pk]

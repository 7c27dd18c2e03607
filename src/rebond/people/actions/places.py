"""Branches, establishments and families of trades: the short lists everything else points to."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction

from rebond.journal.public import record
from rebond.people.actions.keeping import drop, keep
from rebond.people.models import Branch, Establishment, Trade
from rebond.people.names import fold

if TYPE_CHECKING:
    from rebond.accounts.public import User

Named = TypeVar("Named", Branch, Trade)


@transaction.atomic
def branch_named(name: str, *, by: "User | None", city: str = "") -> Branch:
    """The branch of that name, accents and case ignored, or a new one."""
    known = _named(Branch.objects.all(), name)
    if known is not None:
        return known
    branch = keep(Branch(name=name.strip(), city=city))
    record("branch_created", f"Antenne « {branch} » créée.", by=by, subject=branch)
    return branch


@transaction.atomic
def update_branch(branch: Branch, *, name: str, city: str, by: "User | None") -> Branch:
    branch.name, branch.city = name, city
    keep(branch)
    record("branch_updated", f"Antenne « {branch} » corrigée.", by=by, subject=branch)
    return branch


@transaction.atomic
def trade_named(name: str, *, by: "User | None") -> Trade:
    """The family of trades of that name, accents and case ignored, or a new one."""
    known = _named(Trade.objects.all(), name)
    if known is not None:
        return known
    trade = keep(Trade(name=name.strip()))
    record("trade_created", f"Domaine d'activité « {trade} » créé.", by=by, subject=trade)
    return trade


@transaction.atomic
def create_establishment(
    *, name: str, siret: str, by: "User | None", address: str = "", branches: Iterable[Branch] = ()
) -> Establishment:
    establishment = keep(Establishment(name=name, siret=siret, address=address))
    establishment.branches.set(branches)
    record("establishment_created", f"Établissement « {name} » ({siret}) créé.", by=by, subject=establishment)
    return establishment


@transaction.atomic
def update_establishment(
    establishment: Establishment,
    *,
    name: str,
    siret: str,
    address: str,
    branches: Iterable[Branch],
    by: "User | None",
) -> Establishment:
    establishment.name, establishment.siret, establishment.address = name, siret, address
    keep(establishment)
    establishment.branches.set(branches)
    record("establishment_updated", f"Établissement « {name} » corrigé.", by=by, subject=establishment)
    return establishment


@transaction.atomic
def remove(place: Branch | Trade, *, by: "User | None") -> None:
    """Take back a name created by mistake; refused while something points to it."""
    label = place._meta.verbose_name
    record("place_removed", f"« {place} » retiré ({label}).", by=by, subject=place)
    drop(place, because=f"« {place} » sert encore : changez d'abord les fiches qui y sont rattachées.")


def _named(rows: Iterable[Named], name: str) -> Named | None:
    wanted = fold(name)
    return next((row for row in rows if fold(row.name) == wanted), None)

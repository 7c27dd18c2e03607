"""For which months of a crisis a point de situation may be given, and for which contract hours count."""

from datetime import date
from decimal import Decimal

from django.db.models import Q

from rebond.people.public import Amendment, Contract, Person
from rebond.situation.models import Crisis
from rebond.situation.months import key, last_day, month_of, of, shift
from rebond.situation.refusals import refuse
from rebond.ui.public import day, month


def months_of(crisis: Crisis, *, on: date) -> list[date]:
    """From the month the crisis began to the present one (to its closure when it is closed), oldest first."""
    end = min(on, crisis.closed_on) if crisis.closed_on else on
    found, current = [], month_of(crisis.starts_on)
    while current <= end:
        found.append(current)
        current = shift(current, 1)
    return found


def check_month(crisis: Crisis, asked: date, *, on: date) -> None:
    """Refuses, with its reason, a month for which nothing can be declared any more or yet."""
    if crisis.closed_on is not None:
        refuse(
            f"La crise « {crisis.name} » est close depuis le {day(crisis.closed_on)} : on ne répond plus. "
            "Vos réponses restent lisibles dans « Mes points de situation »."
        )
    if asked < month_of(crisis.starts_on):
        refuse(
            f"La crise « {crisis.name} » a commencé le {day(crisis.starts_on)} : le mois {of(asked)} n'en fait "
            "pas partie. Choisissez un mois plus récent."
        )
    if asked > on:
        refuse(
            f"Le mois {of(asked)} n'a pas commencé : choisissez {month(month_of(on))} ou un mois plus ancien."
        )
    if asked.day != 1:
        refuse(f"« {key(asked)} » n'est pas un mois.")


def contract_hours(person: Person, asked: date) -> Decimal | None:
    """The monthly hours the contract in force in the month states; None when it states none (a CESA mostly)."""
    covering = Q(starts_on__lte=last_day(asked)) & (Q(last_day=None) | Q(last_day__gte=asked))
    contract = Contract.objects.filter(covering, person=person).order_by("-starts_on", "-pk").first()
    if contract is None:
        return None
    changed = (
        Amendment.objects.filter(contract=contract, effective_on__lte=last_day(asked))
        .exclude(monthly_hours=None)
        .order_by("-effective_on", "-number")
        .first()
    )
    return changed.monthly_hours if changed else contract.monthly_hours

"""The law's answer shown before a signature: the same question the action will ask, nothing written."""

from datetime import date, timedelta

from rebond.droit.contrats import fin_maximale_cape
from rebond.people import law
from rebond.people.models import Contract, Path
from rebond.people.models.contracts import ContractKind
from rebond.people.queries.explanations import Explanation, of_cape, of_deadline, of_trial


def suggested_cape(path: Path, *, on: date) -> dict[str, date]:
    """The day after the last period of the path (or the entry, or today), and the longest period from there."""
    last = path.contracts.capes().order_by("starts_on").last()
    last_day = last.last_day if last is not None else None
    starts_on = last_day + timedelta(days=1) if last_day else max(path.entered_on, on)
    return {"starts_on": starts_on, "ends_on": fin_maximale_cape(starts_on)}


def of_new_cape(path: Path, *, starts_on: date, ends_on: date, on: date) -> tuple[Explanation, ...]:
    if ends_on < starts_on:
        return ()
    capes = list(path.contracts.capes().order_by("starts_on"))
    return (of_cape(law.new_cape(starts_on, ends_on, capes, on=on)),)


def of_new_cesa(
    path: Path, *, starts_on: date, on: date, trial_ends_on: date | None = None
) -> tuple[Explanation, ...]:
    """What the CESA would start: the countdown to become an associate, and the trial the law allows."""
    cesa = Contract(person_id=path.person_id, path=path, kind=ContractKind.CESA, starts_on=starts_on)
    earlier = list(Contract.objects.filter(person_id=path.person_id).order_by("starts_on"))
    deadline = law.associate_deadline(cesa, earlier, on=on, associate_on=path.associate_on)
    if trial_ends_on is None:
        trial = law.trial(cesa, earlier, on=on)
    else:
        trial = law.trial_until(cesa, earlier, until=trial_ends_on, on=on)
    return of_deadline(deadline), of_trial(trial, trial_ends_on)

"""Create and correct persons; link them to their account."""

from datetime import date
from typing import TYPE_CHECKING, TypedDict, Unpack

from django.db import transaction

from rebond.journal.public import record
from rebond.people.actions.keeping import drop, keep, labels_of, lock
from rebond.people.models import Branch, Person
from rebond.people.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User


class PersonFields(TypedDict, total=False):
    """What may be said of a person. Never a role, never an account: those have their own gestures."""

    first_name: str
    last_name: str
    civility: str
    birth_name: str
    email: str
    phone: str
    mobile: str
    address: str
    postcode: str
    city: str
    branch: Branch | None
    social_status_at_entry: str
    social_status_now: str
    rights_end_on: date | None
    is_support_team: bool
    endi_user_id: str
    endi_social_id: str
    internal_id: str


@transaction.atomic
def create(*, by: "User | None", **fields: Unpack[PersonFields]) -> Person:
    """A new person; the same e-mail or name may exist (siblings share mailboxes), the software keys may not."""
    person = keep(Person(**fields).fold_names())
    record("person_created", f"Fiche de {person} créée.", by=by, subject=person, person_id=person.pk)
    return person


@transaction.atomic
def update(person: Person, *, by: "User | None", **changes: Unpack[PersonFields]) -> Person:
    """Correct what is known. Says in the journal which lines changed, not what they contain."""
    lock(person.pk)
    person.refresh_from_db()
    changed = [name for name, value in changes.items() if getattr(person, name) != value]
    if not changed:
        return person
    for name in changed:
        setattr(person, name, changes[name])  # type: ignore[literal-required]
    keep(person.fold_names())
    labels = labels_of(Person, changed)
    record(
        "person_updated",
        f"Fiche de {person} corrigée : {labels}.",
        by=by,
        subject=person,
        person_id=person.pk,
    )
    return person


@transaction.atomic
def link_account(person_id: int, account: "User", *, by: "User | None") -> Person:
    """The person signs in with this account from now on."""
    lock(person_id)
    person = Person.objects.get(pk=person_id)
    if person.account_id == account.pk:
        return person
    if person.account_id is not None:
        refuse("deja_un_compte", f"{person} a déjà un compte. Désactivez-le avant d'en relier un autre.")
    if Person.objects.filter(account=account).exists():
        refuse(
            "compte_pris", "Ce compte est déjà celui d'une autre personne. Vérifiez l'adresse électronique."
        )
    person.account = account
    keep(person)
    record("account_linked", f"{person} a maintenant un compte.", by=by, subject=person, person_id=person.pk)
    return person


@transaction.atomic
def remove(person: Person, *, by: "User | None") -> None:
    """Take back a person created by mistake; the database history and the journal keep the trace."""
    record("person_removed", f"Fiche de {person} retirée.", by=by, subject=person, person_id=person.pk)
    drop(person, because=f"{person} a déjà un parcours ou une activité : retirez-les d'abord.")

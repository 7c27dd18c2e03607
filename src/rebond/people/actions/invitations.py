"""Ask someone of the cooperative to come in: the account they open will be theirs from the start."""

from django.db import transaction

from rebond.accounts import public as accounts
from rebond.people.actions.keeping import lock
from rebond.people.models import Person
from rebond.people.refusals import refuse


@transaction.atomic
def invite(person: Person, *, by: accounts.User) -> accounts.Invitation:
    """Send the link to the e-mail of the file. Accounts write the journal and send the message after the commit."""
    lock(person.pk)
    person.refresh_from_db()
    if person.account_id is not None:
        refuse("deja_un_compte", f"{person} a déjà un compte : rien à envoyer.")
    if not person.email:
        refuse(
            "sans_adresse", f"La fiche de {person} n'a pas d'adresse électronique. Ajoutez-la, puis invitez."
        )
    try:
        return accounts.invite(
            email=person.email,
            name=person.full_name,
            roles=[accounts.Role.MEMBER],
            by=by,
            person_id_hint=person.pk,
        )
    except accounts.Refused as refusal:
        refuse("invitation", str(refusal))

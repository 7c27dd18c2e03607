"""The person answers the sentence of the triage, before the call."""

from django.db import transaction
from django.utils import timezone

from rebond.accounts.public import User
from rebond.journal.public import record
from rebond.live.public import announce
from rebond.situation.models import CrisisMember
from rebond.situation.refusals import refuse

LONGEST = 1000


@transaction.atomic
def write(member: CrisisMember, *, text: str, by: User) -> CrisisMember:
    """Empty takes the word back. The journal says that it was written, never what it says."""
    member = (
        CrisisMember.objects.select_for_update(of=("self",))
        .select_related("person", "crisis")
        .get(pk=member.pk)
    )
    if member.person.account_id != by.pk:
        refuse("Ce mot est celui de la personne concernée : elle seule l'écrit.")
    if member.crisis.closed_on is not None:
        refuse("Cette crise est close : votre mot ne serait plus lu. Écrivez à qui vous accompagne.")
    text = text.strip()[:LONGEST]
    if text == member.answer:
        return member
    member.answer, member.answer_at = text, timezone.now() if text else None
    member.save(update_fields=["answer", "answer_at"])
    sentence = "Mot écrit avant l'appel." if text else "Mot écrit avant l'appel, retiré."
    record("word_written", sentence, by=by, subject=member, person_id=member.person_id)
    announce(f"crisis:{member.crisis_id}")
    return member

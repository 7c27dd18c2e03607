"""The call sheet, worked by several people at once: nobody is called twice."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from rebond.accompaniment.public import Channel, Outcome, record_contact
from rebond.journal.public import record
from rebond.live.public import announce
from rebond.situation.models import CallClaim, CrisisMember
from rebond.situation.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User

# A call that was taken and forgotten comes back to everyone by itself.
CLAIM_LASTS = timedelta(minutes=30)


@transaction.atomic
def claim(member: CrisisMember, *, by: "User") -> CallClaim:
    """I am calling this person. Two at once: one has the call, the other is told who."""
    member = (
        CrisisMember.objects.select_for_update(of=("self",))
        .select_related("person", "crisis")
        .get(pk=member.pk)
    )
    now = timezone.now()
    if member.crisis.closed_on is not None:
        refuse("Cette crise est close : on n'appelle plus pour elle.")
    for held in member.claims.filter(released_at=None).select_related("by"):
        if held.expires_at <= now:
            held.released_at = held.expires_at
            held.save(update_fields=["released_at"])
        elif held.by_id == by.pk:
            return held
        else:
            refuse(f"{held.by} appelle déjà {member.person}. Prenez la personne suivante.")
    taken = CallClaim.objects.create(member=member, by=by, expires_at=now + CLAIM_LASTS)
    announce(f"calls:{member.crisis_id}")
    return taken


@transaction.atomic
def release(held: CallClaim, *, by: "User") -> CallClaim:
    """I will not call after all: the person is back on everyone's sheet."""
    held = CallClaim.objects.select_for_update(of=("self",)).select_related("member").get(pk=held.pk)
    if held.by_id != by.pk:
        refuse("Cet appel est entre les mains de quelqu'un d'autre.")
    if held.released_at is None:
        held.released_at = timezone.now()
        held.save(update_fields=["released_at"])
        announce(f"calls:{held.member.crisis_id}")
    return held


@transaction.atomic
def note_call(
    held: CallClaim, *, outcome: Outcome, by: "User", channel: Channel = Channel.PHONE, note: str = ""
) -> CrisisMember:
    """What came of the call: a line of the ledger, and the person reached if the two spoke."""
    held = release(held, by=by)
    member = (
        CrisisMember.objects.select_for_update(of=("self",))
        .select_related("person", "crisis")
        .get(pk=held.member_id)
    )
    record_contact(
        member.person,
        by=by,
        channel=channel,
        outcome=outcome,
        about=f"crise « {member.crisis.name} »",
        note=note,
    )
    if outcome == Outcome.REACHED:
        mark_reached(member, how=channel, by=by)
        member.refresh_from_db()
    announce(f"calls:{member.crisis_id}")
    announce(f"crisis:{member.crisis_id}")
    return member


@transaction.atomic
def mark_reached(member: CrisisMember, *, how: str, by: "User | None") -> None:
    """The person has been heard of: no longer silent, and no longer waiting to be called back."""
    now = timezone.now()
    member = CrisisMember.objects.select_for_update(of=("self",)).select_related("person").get(pk=member.pk)
    member.last_contact_on = timezone.localdate(now)
    member.call_back_asked_at = None
    if member.reached_at is None:
        member.reached_at, member.reached_how = now, how
        record(
            "person_reached",
            f"{member.person} est joint·e.",
            by=by,
            subject=member,
            person_id=member.person_id,
        )
    member.save(update_fields=["last_contact_on", "call_back_asked_at", "reached_at", "reached_how"])

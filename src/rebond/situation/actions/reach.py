"""Messages of a crisis: planned outside of the quiet hours, sent by the worker, each one a line."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from rebond.accompaniment.public import Channel, Outcome, record_contact
from rebond.journal.public import record
from rebond.live.public import announce
from rebond.situation.emails import send_email, send_sms
from rebond.situation.models import Crisis, CrisisMember, Sending
from rebond.situation.refusals import refuse

if TYPE_CHECKING:
    from rebond.accounts.public import User

ADDRESS = {Sending.Channel.EMAIL: "person__email", Sending.Channel.SMS: "person__mobile"}
BATCH = 200


@transaction.atomic
def plan(crisis: Crisis, channel: Sending.Channel, *, by: "User") -> int:
    """Write one message for each person to reach; the worker sends them. Returns how many."""
    crisis = Crisis.objects.select_for_update().get(pk=crisis.pk)
    if crisis.closed_on is not None:
        refuse("Cette crise est close : plus aucun message ne part.")
    if _of(crisis, channel).filter(sent_at=None, failure="").exists():
        refuse("Des messages de ce canal attendent encore de partir. Laissez-les partir avant de relancer.")
    turn = (_of(crisis, channel).aggregate(last=Max("round"))["last"] or 0) + 1
    members = to_reach(crisis).exclude(**{ADDRESS[channel]: ""})
    due = next_allowed(crisis, timezone.now())
    rows = [Sending(member=member, channel=channel, round=turn, due_at=due) for member in members]
    if not rows:
        refuse("Il n'y a personne à joindre par ce canal : chacun·e a répondu, ou n'a pas d'adresse connue.")
    Sending.objects.bulk_create(rows)
    what = "Message" if turn == 1 else "Relance"
    sentence = f"{what} par {channel.label} à {len(rows)} personnes : {crisis}."
    record("messages_planned", sentence, by=by, subject=crisis)
    return len(rows)


def to_reach(crisis: Crisis) -> QuerySet[CrisisMember]:
    """Whoever has answered is never written to again for the same thing."""
    return CrisisMember.objects.filter(crisis=crisis, left_roll_on=None, answered_at=None)


def without_email(crisis: Crisis) -> QuerySet[CrisisMember]:
    """Those for whom a letter is the way, in the order of the envelopes."""
    found = to_reach(crisis).filter(person__email="").select_related("person", "branch")
    return found.order_by("person__sort_name", "person_id")


@transaction.atomic
def posted(crisis: Crisis, *, by: "User") -> int:
    """The letters are in the post: a line for each, and its contact. Nobody is posted twice the same day."""
    if crisis.closed_on is not None:
        refuse("Cette crise est close : plus aucune lettre ne part.")
    now, sent_today = timezone.now(), timezone.localdate()
    already = Sending.objects.filter(
        member=OuterRef("pk"), channel=Sending.Channel.LETTER, sent_at__date=sent_today
    )
    turn = (_of(crisis, Sending.Channel.LETTER).aggregate(last=Max("round"))["last"] or 0) + 1
    members = list(without_email(crisis).filter(~Exists(already)))
    for member in members:
        Sending.objects.create(
            member=member, channel=Sending.Channel.LETTER, round=turn, due_at=now, sent_at=now
        )
        _enter(member, Channel.LETTER, by=by)
    announce(f"crisis:{crisis.pk}")
    return len(members)


def next_allowed(crisis: Crisis, at: datetime) -> datetime:
    """The first moment from `at` that is outside of the quiet hours, in the time of the cooperative."""
    local = timezone.localtime(at)
    start, end, hour = crisis.quiet_from, crisis.quiet_until, local.time()
    spans_night = start > end
    is_quiet = (hour >= start or hour < end) if spans_night else start <= hour < end
    if start == end or not is_quiet:
        return at
    day = local.date() + timedelta(days=1) if spans_night and hour >= start else local.date()
    return timezone.make_aware(datetime.combine(day, end))


def send_due(now: datetime) -> int:
    """Send what is due. Each message is its own transaction: one that fails stops nobody else's."""
    due = Sending.objects.filter(sent_at=None, failure="", due_at__lte=now).values_list("pk", flat=True)
    return sum(_send(pk, now) for pk in list(due.order_by("due_at", "pk")[:BATCH]))


@transaction.atomic
def _send(pk: int, now: datetime) -> bool:
    found = Sending.objects.select_for_update(of=("self",), skip_locked=True).filter(
        pk=pk, sent_at=None, failure=""
    )
    sending = found.select_related("member__person", "member__crisis").first()
    if sending is None:
        return False
    member = sending.member
    allowed = next_allowed(member.crisis, now)
    if allowed > now:
        sending.due_at = allowed
    elif reason := _no_longer(member):
        sending.failure = reason
    else:
        _try(sending, now)
    sending.save(update_fields=["due_at", "failure", "sent_at"])
    return sending.sent_at is not None


def _try(sending: Sending, now: datetime) -> None:
    send = send_email if sending.channel == Sending.Channel.EMAIL else send_sms
    try:
        send(sending.member, is_reminder=sending.round > 1)
    except (
        OSError,
        ValueError,
    ) as error:  # what mail servers and the SMS client raise; SMTP errors are OSError
        sending.failure = f"n'est pas parti : {error}"[:300]
        return
    sending.sent_at = now
    _enter(sending.member, Channel(sending.channel), by=None)


def _no_longer(member: CrisisMember) -> str:
    if member.crisis.closed_on is not None:
        return "la crise a été close avant l'envoi"
    if member.left_roll_on is not None:
        return "la personne n'est plus concernée"
    return "la personne a répondu avant l'envoi" if member.answered_at is not None else ""


def _enter(member: CrisisMember, channel: Channel, *, by: "User | None") -> None:
    about = f"crise « {member.crisis.name} »"
    record_contact(member.person, by=by, channel=channel, outcome=Outcome.MESSAGE, about=about)


def _of(crisis: Crisis, channel: Sending.Channel) -> QuerySet[Sending]:
    return Sending.objects.filter(member__crisis=crisis, channel=channel)

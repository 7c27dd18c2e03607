"""Who can be reached how, and what became of the messages."""

from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet

from rebond.situation.actions.reach import to_reach
from rebond.situation.models import Crisis, CrisisMember, Sending


@dataclass(frozen=True)
class Means:
    """Those who have not answered yet, by what is known of them."""

    total: int
    email: int
    mobile: int
    no_email: int
    nothing: int


NO_NUMBER = Q(person__mobile="", person__phone="")


def means(crisis: Crisis) -> Means:
    found = to_reach(crisis).aggregate(
        total=Count("pk"),
        email=Count("pk", filter=~Q(person__email="")),
        mobile=Count("pk", filter=~Q(person__mobile="")),
        no_email=Count("pk", filter=Q(person__email="")),
        nothing=Count("pk", filter=Q(person__email="") & NO_NUMBER),
    )
    return Means(**found)


def rounds(crisis: Crisis) -> list[dict[str, object]]:
    """Each round by channel: planned, gone, not gone, and when the last one left."""
    rows = (
        Sending.objects.filter(member__crisis=crisis)
        .order_by()
        .values("channel", "round")
        .annotate(
            planned=Count("pk"),
            gone=Count("pk", filter=Q(sent_at__isnull=False)),
            failed=Count("pk", filter=~Q(failure="")),
            last=Max("sent_at"),
            due=Max("due_at"),
        )
        .order_by("channel", "round")
    )
    names = dict(Sending.Channel.choices)
    return [{**row, "name": names[row["channel"]]} for row in rows]


def without_channel(crisis: Crisis) -> QuerySet[CrisisMember]:
    """Those for whom an e-mail or a mobile is missing, the least reachable first."""
    missing = Q(person__email="") | Q(person__mobile="")
    return (
        to_reach(crisis)
        .filter(missing)
        .select_related("person", "branch")
        .order_by("person__email", "person__mobile", "status", "person__sort_name", "person_id")
    )


def failures(crisis: Crisis) -> QuerySet[Sending]:
    found = Sending.objects.filter(member__crisis=crisis).exclude(failure="")
    return found.select_related("member__person").order_by("-due_at", "-pk")

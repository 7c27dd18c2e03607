"""Who has been heard of, and since when."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import DateTimeField, F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from rebond.accompaniment.models import Contact
from rebond.people.public import Person, PersonQuerySet


def last_contacts(person_ids: Iterable[int]) -> dict[int, Contact]:
    """The last contact that ended a silence, for each person who had one."""
    found = Contact.objects.real().filter(person_id__in=list(person_ids)).order_by("person_id", "-at")
    return {contact.person_id: contact for contact in found.distinct("person_id").select_related("by")}


def silent_days(person_ids: Iterable[int], *, on: date) -> dict[int, int | None]:
    """Days since the last real contact at `on`; None when there never was one."""
    ids = list(person_ids)
    last = dict(
        Contact.objects.real()
        .filter(person_id__in=ids)
        .order_by()
        .values("person_id")
        .annotate(last=Max("at"))
        .values_list("person_id", "last")
    )
    return {pk: (on - timezone.localdate(last[pk])).days if pk in last else None for pk in ids}


def with_last_contact(persons: PersonQuerySet) -> PersonQuerySet:
    """Adds `last_contact_at`, in the one query."""
    last = Contact.objects.real().filter(person=OuterRef("pk")).order_by("-at").values("at")[:1]
    return persons.annotate(last_contact_at=Subquery(last, output_field=DateTimeField()))


def silent_for(persons: PersonQuerySet, *, days: int, on: date) -> PersonQuerySet:
    """Those without news for at least `days`, the longest silence first; never met comes first of all."""
    edge = timezone.make_aware(datetime.combine(on - timedelta(days=days - 1), time.min))
    silent = Q(last_contact_at=None) | Q(last_contact_at__lt=edge)
    found = with_last_contact(persons).filter(silent)
    return found.order_by(F("last_contact_at").asc(nulls_first=True), "sort_name", "pk")


def contacts_of(person: Person) -> QuerySet[Contact]:
    return Contact.objects.filter(person=person).select_related("by")

"""Branches and establishments with how much hangs on them."""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery

from rebond.people.models import Activity, Branch, Establishment, Person


def branches() -> QuerySet[Branch]:
    """Adds `persons_count` and `activities_count`."""
    return Branch.objects.annotate(persons_count=_count(Person), activities_count=_count(Activity))


def establishments() -> QuerySet[Establishment]:
    return Establishment.objects.prefetch_related("branches")


def _count(model: type[Any]) -> Any:
    rows = model.objects.filter(branch=OuterRef("pk")).order_by().values("branch").annotate(n=Count("pk"))
    return Subquery(rows.values("n"), output_field=IntegerField())

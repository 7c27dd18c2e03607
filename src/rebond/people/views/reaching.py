"""Fetch within what the account may see: outside of it, a number that exists and one that does not answer alike."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.shortcuts import get_object_or_404

from rebond.accounts.public import User
from rebond.people.models import Activity, ActivityMember, Amendment, Contract, Path, Person

T = TypeVar("T", bound=Model)


def person_for(user: User, pk: int) -> Person:
    return get_object_or_404(Person.objects.visible_to(user), pk=pk)


def path_for(user: User, pk: int) -> Path:
    return _of_visible(Path.objects.select_related("person"), "person", user, pk)


def contract_for(user: User, pk: int) -> Contract:
    return _of_visible(Contract.objects.select_related("person", "path"), "person", user, pk)


def amendment_for(user: User, pk: int) -> Amendment:
    found = Amendment.objects.select_related("contract__person")
    return _of_visible(found, "contract__person", user, pk)


def activity_for(user: User, pk: int) -> Activity:
    return get_object_or_404(Activity.objects.visible_to(user).select_related("trade", "branch"), pk=pk)


def membership_for(user: User, pk: int) -> ActivityMember:
    return _of_visible(ActivityMember.objects.select_related("activity", "person"), "person", user, pk)


def _of_visible(things: QuerySet[T], to_person: str, user: User, pk: int) -> T:
    visible = Person.objects.visible_to(user).order_by().values("pk")
    return get_object_or_404(things, pk=pk, **{f"{to_person}__in": visible})

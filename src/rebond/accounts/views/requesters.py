from django.http import HttpRequest

from rebond.accounts.models import User


def requester(request: HttpRequest) -> User:
    """The account that asks; every page of this room is behind sign-in, so there is always one."""
    assert isinstance(request.user, User)
    return request.user

"""What every answer owes to the account that asked."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from pghistory.middleware import HistoryMiddleware as BaseHistoryMiddleware


class HistoryMiddleware(BaseHistoryMiddleware):
    """Passes the account's number and the address, nothing else, to the history triggers."""


def private_pages(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """A page shown to an account is kept by no browser: on a shared computer, Back after sign-out shows nothing."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store, private"
        return response

    return answer

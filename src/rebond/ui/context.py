"""What every page needs to know of the house."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from rebond import __version__

# The licence asks that users can reach the source of what they use.
SOURCE_URL = "https://github.com/rebond-coop/rebond"


def page(_request: HttpRequest) -> dict[str, Any]:
    """`nav` and `account_links` are empty here; a processor listed after this one fills them."""
    return {
        "COOPERATIVE": settings.COOPERATIVE,
        "DEMO": settings.DEMO,
        "VERSION": __version__,
        "SOURCE_URL": SOURCE_URL,
        "nav": [],
        "account_links": [],
    }

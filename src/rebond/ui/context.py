"""What every page needs to know of the house."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def page(_request: HttpRequest) -> dict[str, Any]:
    return {"COOPERATIVE": settings.COOPERATIVE, "DEMO": settings.DEMO}

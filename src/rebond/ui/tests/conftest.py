import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler


@pytest.fixture
def render() -> Callable[..., str]:
    """`render("<c-badge>…</c-badge>", "/?tri=nom", name="x")`: a piece of page, its spaces brought to one."""

    def rendered(source: str, address: str = "/", **context: object) -> str:
        request = RequestFactory().get(address)
        request.user, request.session = AnonymousUser(), {}
        template = engines["django"].from_string(CottonCompiler().process(source))
        return re.sub(r"[ \n]+", " ", template.render(context, request)).replace(" >", ">").strip()

    return rendered

"""Fixtures of the whole house, and the strictness every test runs under."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

import pytest
from django.conf import settings as django_settings
from django.db.models import QuerySet
from django.test import Client


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-access", action="store_true", help="redraw docs/access.md")


def pytest_configure(config: pytest.Config) -> None:
    """Plain file names and a fast hash: the browser tests use the real ones, on a real server."""
    django_settings.STORAGES = {
        **django_settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    django_settings.WHITENOISE_AUTOREFRESH = True
    django_settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def _unordered_means_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    """A query without an order gives its rows in any order: shuffle them, so that no test leans on luck."""
    fetch_all = QuerySet._fetch_all

    def shuffled(self: "QuerySet") -> None:
        was_empty = self._result_cache is None
        fetch_all(self)
        if was_empty and not self.ordered and isinstance(self._result_cache, list):
            random.shuffle(self._result_cache)

    monkeypatch.setattr(QuerySet, "_fetch_all", shuffled)


FORBIDDEN = {
    "an inline script": re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")(?![^>]*\bnonce=)[^>]*>"
    ),
    "an inline style": re.compile(r"<[a-z][^>]*\sstyle=\""),
    "a style element": re.compile(r"<style[\s>]"),
    "an inline handler": re.compile(r"<[a-z][^>]*\son[a-z]+=\""),
    "a raw template mark": re.compile(r"{[{%]"),
}


class StrictClient(Client):
    """Refuses any page that the content policy would break or that shows a template mark."""

    def request(self, **request):
        response = super().request(**request)
        if not response.streaming and response.get("Content-Type", "").startswith("text/html"):
            page = response.content.decode()
            for what, pattern in FORBIDDEN.items():
                found = pattern.search(page)
                assert not found, (
                    f"{request.get('PATH_INFO')} holds {what}: {page[found.start() : found.start() + 200]}"
                )
        return response


@pytest.fixture
def client() -> StrictClient:
    return StrictClient()


_numbers = count(1)


@pytest.fixture
def make_user(db) -> Callable[..., "User"]:  # noqa: F821
    """`make_user(Role.ADVISOR, Role.TRAINER, name="Séverine")`: an account with its roles."""
    from rebond.accounts.models import RoleGrant, User

    def make(*roles, name="", email="", **fields):
        number = next(_numbers)
        user = User.objects.create_user(
            email=email or f"compte{number}@exemple.coop", name=name or f"Compte {number}", **fields
        )
        RoleGrant.objects.bulk_create(RoleGrant(user=user, role=role) for role in roles)
        return user

    return make


@pytest.fixture
def client_of() -> Callable[..., StrictClient]:
    """`client_of(user)`: a strict client signed in as this account."""

    def sign_in(user) -> StrictClient:
        client = StrictClient()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


@dataclass
class Trio:
    """Who may, a colleague who may not, and someone from outside."""

    allowed: StrictClient
    colleague: StrictClient
    outsider: StrictClient


@pytest.fixture
def trio(make_user, client_of) -> Callable[..., Trio]:
    """`trio(user)` or `trio(Role.ADVISOR)`: the allowed one given, a plain member, a visitor."""
    from rebond.accounts.models import Role, User

    def build(allowed) -> Trio:
        user = allowed if isinstance(allowed, User) else make_user(allowed)
        return Trio(client_of(user), client_of(make_user(Role.MEMBER)), StrictClient())

    return build


@pytest.fixture
def count_queries() -> Callable[[Callable[[], object]], int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def counted(call: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as queries:
            call()
        return len(queries)

    return counted


@pytest.fixture(autouse=True)
def _forget_cached_connections() -> Iterator[None]:
    yield
    from django.core.cache import cache

    close = getattr(cache, "close", None)
    if close is not None:
        close()

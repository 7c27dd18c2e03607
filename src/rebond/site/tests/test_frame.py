"""What the frame owes to everybody: nothing kept by a browser, nothing heavy taken in, no key in a log."""

import asyncio
import logging

import pytest

from rebond.accounts.models import Role
from rebond.site.limits import Limit
from rebond.site.logs import HideKeys


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/personnes/", "/personnes/export.csv", "/comptes/ma-securite/"])
def test_a_page_shown_to_an_account_is_kept_by_no_browser(path, make_user, client_of):
    answer = client_of(make_user(Role.ADVISOR)).get(path)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_a_wrong_host_is_refused_politely(client):
    client.raise_request_exception = False
    assert client.get("/connexion/", headers={"host": "evil.example"}).status_code == 400


def ask(*, length: int, body: list[bytes], path: str = "/connexion/", cookie: bytes = b"") -> tuple[int, int]:
    """(status, bytes that reached the application)."""
    reached, sent, pieces = [], [], list(body)

    async def app(_scope, receive, send):
        while pieces:
            reached.append((await receive())["body"])
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive():
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    async def send(message):
        sent.append(message)

    headers = [(b"content-length", str(length).encode()), (b"cookie", cookie)]
    limit = Limit(app, pages=10, files=100, addresses=("/chiffres/imports/",), cookie="rebond_session")
    asyncio.run(limit({"type": "http", "path": path, "headers": headers}, receive, send))
    return sent[0]["status"], sum(map(len, reached))


def test_what_is_announced_too_heavy_is_refused_unread():
    assert ask(length=11, body=[b"x" * 11]) == (413, 0)


def test_what_is_heavier_than_announced_is_cut():
    assert ask(length=5, body=[b"x" * 5, b"x" * 500]) == (413, 5)


def test_a_file_is_taken_where_files_are_and_only_with_a_session():
    imports = {"path": "/chiffres/imports/nouveau/", "length": 50, "body": [b"x" * 50]}
    assert ask(**imports, cookie=b"rebond_session=abc") == (200, 50)
    assert ask(**imports) == (413, 0)


def test_a_log_never_holds_the_key_of_an_invitation():
    record = logging.LogRecord("django.request", 30, "", 1, "Gone: %s", ("/invitation/AbC-12_/",), None)
    assert HideKeys().filter(record)
    assert record.getMessage() == "Gone: /invitation/…/"

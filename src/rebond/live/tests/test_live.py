import asyncio
import json

import pytest
from asgiref.sync import sync_to_async
from django.core import signing
from django.db import connection, connections, transaction
from django.test import AsyncClient

from rebond.live.hub import changes, connect
from rebond.live.public import announce, stream_address, topics_of


class Request:
    def __init__(self, user):
        self.user = user


async def next_change(stream) -> list[str]:
    async for names in stream:
        if names:
            return names
    raise AssertionError


@pytest.mark.django_db(transaction=True)
def test_a_committed_change_reaches_the_stream_and_a_rolled_back_one_does_not():
    async def scenario() -> list[str]:
        stream = changes(["import:1", "import:2"])
        waiting = asyncio.create_task(next_change(stream))
        assert await waiting == ["*"], "the page looks once again when its stream opens"
        await asyncio.to_thread(act)
        found = await asyncio.wait_for(next_change(stream), 5)
        await stream.aclose()
        return found

    def announce_then_fail() -> None:
        announce("import:1")
        raise ZeroDivisionError

    def act() -> None:
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            announce_then_fail()
        with transaction.atomic():
            announce("import:2")
            announce("import:3")
        connection.close()

    assert asyncio.run(scenario()) == ["import:2"]


@pytest.mark.django_db(transaction=True)
def test_the_stream_comes_back_when_the_database_cut_its_connection():
    async def scenario() -> None:
        stream = changes(["x"])
        assert await next_change(stream) == ["*"]
        async with await connect() as other:
            await other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE query LIKE 'LISTEN%%' AND pid <> pg_backend_pid()"
            )
            assert await asyncio.wait_for(next_change(stream), 5) == ["*"]
            await other.execute("SELECT pg_notify('rebond_live', 'x')")
        assert await asyncio.wait_for(next_change(stream), 5) == ["x"]
        await stream.aclose()

    asyncio.run(scenario())


@pytest.mark.django_db
def test_an_address_serves_only_the_account_it_was_signed_for(make_user):
    mine, other = make_user(), make_user()
    token = stream_address(Request(mine), ["import:1"]).rsplit("/", 1)[1]
    assert topics_of(Request(mine), token) == ["import:1"]
    assert topics_of(Request(other), token) is None
    assert topics_of(Request(mine), token[:-2]) is None
    assert topics_of(Request(mine), signing.dumps([mine.pk, ["import:2"]], salt="other")) is None


@pytest.mark.django_db
def test_the_stream_is_closed_to_visitors_and_to_forged_addresses(client, make_user, client_of):
    assert client.get("/direct/abc").status_code == 302
    assert client_of(make_user()).get("/direct/abc").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_the_stream_speaks_server_sent_events(make_user):
    user = make_user()
    address = stream_address(Request(user), ["import:1"])

    async def scenario() -> list[str]:
        client = AsyncClient()
        await client.aforce_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        response = await client.get(address)
        assert response["Content-Type"] == "text/event-stream"
        stream = aiter(response.streaming_content)
        parts = [(await anext(stream)).decode() for _ in range(2)]
        await stream.aclose()
        await sync_to_async(connections.close_all)()
        return parts

    assert asyncio.run(scenario()) == [
        "retry: 1000\n\n",
        f"event: change\ndata: {json.dumps(['import:1'])}\n\n",
    ]


@pytest.mark.django_db(transaction=True)
def test_an_open_stream_holds_no_connection_of_the_pool(client, make_user):
    user = make_user()
    client.force_login(user)
    address = stream_address(Request(user), ["import:1"])
    assert connection.connection is not None
    assert client.get(address).status_code == 200
    assert connection.connection is None

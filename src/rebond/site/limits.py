"""How much one request may carry, refused before anything is written to the disk."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Any, Any, Any], Awaitable[None]]  # Django narrows the types of ASGI

SENTENCE = "Cet envoi est trop lourd pour cette page. Réduisez-le, ou découpez le fichier, puis recommencez."


class TooMuch(Exception):
    """More was sent than announced or allowed."""


class Limit:
    """Answers 413 as soon as a request is over its limit: `files` where files are taken and someone is signed in."""

    def __init__(self, app: App, *, pages: int, files: int, addresses: tuple[str, ...], cookie: str) -> None:
        self.app, self.pages, self.files = app, pages, files
        self.addresses, self.cookie = addresses, cookie.encode()

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        most = self.most(scope["path"], headers.get(b"cookie", b""))
        announced = headers.get(b"content-length", b"0")
        if not announced.isdigit() or int(announced) > most:
            await refuse(send)
            return
        try:
            await self.app(scope, counted(receive, most), send)
        except TooMuch:
            await refuse(send)

    def most(self, path: str, cookies: bytes) -> int:
        takes_files = path.startswith(self.addresses) and self.cookie + b"=" in cookies
        return self.files if takes_files else self.pages


def counted(receive: Receive, most: int) -> Receive:
    seen = 0

    async def next_message() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise TooMuch
        return message

    return next_message


async def refuse(send: Send) -> None:
    body = SENTENCE.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send(
        {"type": "http.response.start", "status": 413, "headers": [*headers, (b"connection", b"close")]}
    )
    await send({"type": "http.response.body", "body": body})
